import { canonicalJson } from '#app/record/core/chain.ts'

/** The name of the commitment under which the record holds what may not be read before the announcement. */
export const awardSecret = 'award'

/**
 * What the record says of an award. Staff read the record who may not know before the announcement who won: until then the
 * entry holds a commitment to it, and no proposal, person or answer.
 */
export function awardEntry(
  { proposalId, body }: { readonly proposalId: string; readonly body: Readonly<Record<string, unknown>> },
  { isEmbargoed }: { readonly isEmbargoed: boolean },
): {
  proposalId?: string
  body: Readonly<Record<string, unknown>>
  secrets?: Readonly<Record<string, string>>
} {
  return isEmbargoed
    ? { body: {}, secrets: { [awardSecret]: canonicalJson({ proposalId, ...body }) } }
    : { proposalId, body }
}
