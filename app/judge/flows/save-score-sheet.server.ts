import type { Ports } from '#app/http/context.ts'
import type { Refusal, Result } from '#app/platform/result.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { openForWriting, writeEntries, type ScorecardEntries } from './save-scorecard.server.ts'

export type SheetEntries = ScorecardEntries & { readonly assignmentId: string }

/**
 * Saves what a table brought of several scorecards, by the rules of the page: all of it or none of it. The refusal names
 * the scorecard it is about.
 */
export async function saveScoreSheet(
  { personId, cards }: { readonly personId: string; readonly cards: readonly SheetEntries[] },
  ports: Ports,
): Promise<Result<{ cells: number }, JudgeRefusal & { readonly assignmentId: string }>> {
  // In one order for all, so that two tables at once do not wait for each other.
  const inOrder = [...cards].sort((a, b) => (a.assignmentId < b.assignmentId ? -1 : 1))
  try {
    const cells = await ports.db.transaction(async (tx) => {
      let saved = 0
      for (const { assignmentId, ...entries } of inOrder) {
        const opened = await openForWriting(tx, { assignmentId, personId }, ports)
        if (!opened.ok) throw new Stopped({ ...opened.refusal, assignmentId })
        const written = await writeEntries(tx, opened.value, entries)
        if (!written.ok) throw new Stopped({ ...written.refusal, assignmentId })
        saved += entries.scores.length + Object.keys(entries.texts ?? { seen: 0 }).length - 1
      }
      return saved
    })
    return { ok: true, value: { cells } }
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Takes back what was written before the card that is refused. */
class Stopped extends Error {
  readonly refusal: JudgeRefusal & { readonly assignmentId: string }

  constructor(refusal: JudgeRefusal & { readonly assignmentId: string }) {
    super(`A score sheet was refused: ${(refusal satisfies Refusal).code}`)
    this.refusal = refusal
  }
}
