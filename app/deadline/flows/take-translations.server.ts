import { and, eq } from 'drizzle-orm'
import { answerTranslations } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { isContentLanguage } from '#app/platform/languages.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { judgeRows, type JudgedRow, type Origin, type ReturnedUnit } from '../core/worklist.ts'
import { translatable } from '../data/translations.server.ts'

/** Until the deadline nobody reads what the proposals say. */
export type TranslationRefusal =
  { readonly code: 'translations-sealed' } | { readonly code: 'translation-gone' }

/**
 * Takes translations back: each row is matched by reference, question and the hash of the text it translates, and what
 * fits nothing is told, row by row. A dry run tells the same and keeps nothing.
 */
export async function takeTranslations(
  input: {
    readonly challengeId: string
    readonly by: string
    readonly rows: readonly ReturnedUnit[]
    /** Of rows that do not say who translated them. */
    readonly origin: Origin | null
    readonly isDryRun: boolean
  },
  { db, clock }: Ports,
): Promise<Result<JudgedRow[], TranslationRefusal>> {
  const { challengeId, by, rows, origin, isDryRun } = input
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    const now = await clock.now(tx)
    if (!challenge || !mayRead('proposal', { ...nobody, isOrganiser: true }, challenge, now))
      return refuse('translations-sealed')
    const known = await translatable(tx, { challengeId, personId: by, scope: 'all' })
    const judged = judgeRows(rows, known, origin)
    if (isDryRun) return accept(judged)
    for (const [index, { kept }] of judged.entries()) {
      const row = rows[index]
      const unit = known.find(
        ({ reference, question }) => reference === row?.reference && question === row.question,
      )
      if (!kept || !unit || !isContentLanguage(unit.into)) continue
      const said = {
        ...{ text: kept.text, origin: kept.origin, sourceHash: unit.hash },
        ...{ writtenBy: by, writtenAt: now, checkedBy: null, checkedAt: null },
      }
      await tx
        .insert(answerTranslations)
        .values({
          ...{ proposalId: unit.proposalId, question: unit.question, language: unit.into, side: 'house' },
          ...said,
        })
        .onConflictDoUpdate({
          target: [
            answerTranslations.proposalId,
            answerTranslations.question,
            answerTranslations.language,
            answerTranslations.side,
          ],
          set: said,
        })
    }
    return accept(judged)
  })
}

/** Somebody who knows both languages has compared a translation with its original. */
export async function checkTranslation(
  input: {
    readonly challengeId: string
    readonly proposalId: string
    readonly question: string
    readonly by: string
  },
  { db, clock }: Ports,
): Promise<Result<null, TranslationRefusal>> {
  const { challengeId, proposalId, question, by } = input
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    const now = await clock.now(tx)
    if (!challenge || !mayRead('proposal', { ...nobody, isOrganiser: true }, challenge, now))
      return refuse('translations-sealed')
    const unit = (await translatable(tx, { challengeId, personId: by, scope: 'all' })).find(
      (each) => each.proposalId === proposalId && each.question === question && each.kept !== null,
    )
    if (!unit || unit.isOutdated) return refuse('translation-gone')
    await tx
      .update(answerTranslations)
      .set({ checkedBy: by, checkedAt: now })
      .where(
        and(
          eq(answerTranslations.proposalId, proposalId),
          eq(answerTranslations.question, question),
          eq(answerTranslations.side, 'house'),
        ),
      )
    return accept(null)
  })
}
