/** A rule's answer: either a value, or a refusal that says why not. Bugs are thrown, refusals are not. */
export type Result<Value, Refused extends { code: string } = Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refused }

/** What every refusal has: a stable code, and data for the sentence that explains it. */
export type Refusal = { readonly code: string } & Readonly<Record<string, unknown>>

/** Wraps a value as an accepted answer. */
export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Wraps a refusal: `refuse('deadline-passed', { closedAt })`. */
export function refuse<const Code extends string, const Data extends Record<string, unknown>>(
  code: Code,
  data?: Data,
): { readonly ok: false; readonly refusal: { readonly code: Code } & Data } {
  return { ok: false, refusal: { code, ...data } as { readonly code: Code } & Data }
}
