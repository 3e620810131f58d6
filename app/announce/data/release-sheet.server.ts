import type { Executor } from '#db/client.server.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { audienceFaults, countEmbargoed, countsPerOutcome, embargoedNotice } from '../core/audience.ts'
import { deviationsFromRanking } from '../core/outcomes.ts'
import { audiencesOf, outcomeMessages } from './audience.server.ts'
import { decisionView } from './decision-view.server.ts'
import { changesSince } from './ground.server.ts'
import { standingDecision } from './decisions.server.ts'
import type { ReleaseSheet } from '../core/decision-views.ts'

/**
 * What is to be confirmed and released: the decision, and its messages as counts. Null while nothing is decided. The challenge
 * is settled.
 */
export async function releaseSheet(
  db: Executor,
  { challenge, lang }: { challenge: Challenge; lang: Locale },
): Promise<ReleaseSheet | null> {
  const challengeId = challenge.id
  const decision = await standingDecision(db, challengeId)
  if (!decision) return null
  const audiences = await audiencesOf(db, decision.id, challenge)
  const messages = await outcomeMessages(db, challengeId)
  const languagesOf = (notice: string) =>
    locales.flatMap((locale) => {
      const count = messages.filter(
        (message) => message.notice === notice && message.locale === locale,
      ).length
      return count > 0 ? [{ locale, count }] : []
    })
  const embargoed = countEmbargoed(audiences, messages)
  return {
    decision: await decisionView(db, decision, lang),
    decidedById: decision.decidedBy,
    counts: countsPerOutcome(audiences, messages).map((count) => ({
      ...count,
      languages: languagesOf(count.notice),
    })),
    embargoed: embargoed && { ...embargoed, languages: languagesOf(embargoedNotice) },
    faults: decision.state === 'confirmed' ? audienceFaults(audiences, messages).length : 0,
    changes: decision.state === 'recorded' ? await changesSince(db, challengeId, decision) : [],
    deviations: deviationsFromRanking(decision.outcomes, decision.ranking).length,
  }
}
