import { and, inArray, sql } from 'drizzle-orm'
import { proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { askCompletion, type AskCompletionRefusal } from './ask-completion.server.ts'

export type AskSeveralInput = {
  readonly challengeId: string
  readonly personId: string
  /** Each with the submitted version that stood in the list. */
  readonly chosen: readonly { readonly id: string; readonly version: number }[]
  readonly questions: readonly string[]
  readonly message: string
  readonly dueAt: Date
}

/** What became of it: how many teams were asked, and which were not, each with the reason. */
export type AskedSeveral = {
  readonly asked: number
  readonly left: readonly { readonly reference: string; readonly refusal: AskCompletionRefusal }[]
}

/** What stands in the way of one proposal alone; anything else stands in the way of all. */
const aboutOne: readonly AskCompletionRefusal['code'][] = [
  'own-proposal',
  'version-changed',
  'not-submitted',
  'question-unknown',
  'move-open',
]

/**
 * Asks the teams of several proposals for the same, each as if it were asked alone and in a transaction of its own: nobody
 * waits for so many. Who cannot be asked is named with the reason; a refusal that is about all of them ends it at the first.
 * What the person is kept from as a juror is to them as if there were none.
 */
export async function askSeveral(
  { chosen, ...input }: AskSeveralInput,
  ports: Ports,
): Promise<Result<AskedSeveral, AskCompletionRefusal>> {
  const ids = chosen.map(({ id }) => id)
  const rows = await ports.db
    .select({ id: proposals.id, reference: proposals.reference })
    .from(proposals)
    .where(and(inArray(proposals.id, ids), sql`${proposals.id} <> all(${keptFrom(input.personId)})`))
  const references = new Map(rows.map(({ id, reference }) => [id, reference]))
  const left: { reference: string; refusal: AskCompletionRefusal }[] = []
  let asked = 0
  for (const { id: proposalId, version } of chosen) {
    if (!references.has(proposalId)) {
      left.push({ reference: '', refusal: { code: 'not-submitted' } })
      continue
    }
    const result = await askCompletion({ ...input, proposalId, version }, ports)
    if (result.ok) asked += 1
    else if (!aboutOne.includes(result.refusal.code) && asked === 0 && left.length === 0) return result
    else left.push({ reference: references.get(proposalId) ?? '', refusal: result.refusal })
  }
  return accept({ asked, left })
}
