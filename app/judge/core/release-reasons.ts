/**
 * Why an assignment ended by itself. Every other reason was given by a person who took the proposal away, and such a
 * proposal does not come back to the same juror.
 */
export const releaseReasons = { conflict: 'conflict', reassigned: 'reassigned' } as const
