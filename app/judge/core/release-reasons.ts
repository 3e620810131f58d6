/**
 * Why an assignment ended by itself. Every other reason was given by a person who took the proposal away, and such a
 * proposal does not come back to the same juror.
 */
export const releaseReasons = {
  conflict: 'conflict',
  abstention: 'abstention',
  exclusion: 'exclusion',
  /** The juror has joined a team of the challenge. */
  inTeam: 'in-team',
  /** The juror has left the jury. */
  left: 'left',
  reassigned: 'reassigned',
} as const
