import type { Ports } from '#app/http/context.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { addCorrection } from '../data/press-kit.server.ts'

/** Tells the press what was wrong, dated by the database and for good. There is nothing to correct before the announcement. */
export async function correctPress(
  {
    challengeId,
    by,
    corrections,
  }: { challengeId: string; by: string; corrections: Readonly<Partial<Record<Locale, string>>> },
  { db, clock }: Ports,
): Promise<Result<{ number: number }, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A correction was written for a challenge that does not exist')
    const now = await clock.now(tx)
    if (!mayRead('winners', nobody, challenge, now)) return refuse('press-too-early')
    const texts = locales.flatMap((locale) => {
      const correction = corrections[locale]?.trim() ?? ''
      return correction === '' ? [] : [{ locale, correction }]
    })
    if (texts.length === 0) return refuse('correction-missing')
    return accept({ number: await addCorrection(tx, { challengeId, by, at: now, texts }) })
  })
}
