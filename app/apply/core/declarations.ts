/** What whoever submits declares and agrees to, by version: kept in what is frozen, so that it can be shown years later. */

/** Of the declarations `truth` and `authority`. Raised whenever their words change (a test holds the two together). */
export const declarationsVersion = 1

/** `terms`: of the challenge, as the brief the proposal answers has them; null where it has none. */
export type Agreed = {
  readonly declarations: number
  readonly terms: { readonly version: number; readonly hash: string } | null
}
