/** What an action answers when it could not do what was asked: everything typed, and what to do about it. */
export type FormProblem = {
  /** As typed, by field name; a list where the field came several times. */
  readonly values: Readonly<Record<string, string | string[]>>
  /** A sentence per field, in the reader's language. */
  readonly errors: Readonly<Record<string, string>>
  /** A sentence about the whole, or null. */
  readonly problem: string | null
  /** Stable code of the refusal, for pages that offer more than a sentence; null for plain field errors. */
  readonly code: string | null
}
