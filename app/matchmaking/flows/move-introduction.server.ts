import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { introductions } from '#db/schema/index.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { IntroductionState } from '../core/introductions.ts'
import { noteStep, type IntroductionRow } from '../data/introductions.server.ts'

type Change = { readonly state: IntroductionState } & Partial<
  Pick<IntroductionRow, 'firstAnswer' | 'secondAnswer' | 'introducedAt'>
>

/**
 * Writes the next state of an introduction with its step and its entry in the record, which says how far it came and never
 * which side answered. Whoever calls it holds the introduction.
 */
export async function moveIntroduction(
  tx: Tx,
  {
    row,
    to,
    step,
  }: {
    readonly row: Pick<IntroductionRow, 'id' | 'number' | 'programmeId'>
    readonly to: Change
    readonly step: {
      readonly happenedOn: string
      readonly outcome?: string
      readonly at: Date
      /** Null for what a side has answered. */
      readonly by: string | null
    }
  },
): Promise<void> {
  const { happenedOn, outcome = '', at, by } = step
  await tx.update(introductions).set(to).where(eq(introductions.id, row.id))
  await noteStep(tx, { introductionId: row.id, state: to.state, happenedOn, outcome, at, by })
  await appendEntry(tx, {
    programmeId: row.programmeId,
    at,
    type: 'IntroductionMoved',
    body: { introduction: row.number, state: to.state, happenedOn, ...(by && { by }) },
    ...(outcome !== '' && { secrets: { outcome } }),
  })
}
