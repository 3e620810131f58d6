/**
 * Who reads an answer besides the team. `public`: jurors, and everybody once the proposal has won; `organisers`: nobody
 * else, not the jurors.
 */
export const visibilities = ['jurors', 'organisers', 'public'] as const
export type Visibility = (typeof visibilities)[number]
