import type { Executor } from '#db/client.server.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { audienceFaults, countsPerOutcome } from '../core/audience.ts'
import { deviationsFromRanking } from '../core/outcomes.ts'
import { audiencesOf, outcomeMessages } from './audience.server.ts'
import { decisionView } from './decision-view.server.ts'
import { changesSince } from './ground.server.ts'
import { standingDecision } from './decisions.server.ts'
import type { ReleaseSheet } from '../core/decision-views.ts'

/** What is to be confirmed and released: the decision, and its messages as counts. Null while nothing is decided. */
export async function releaseSheet(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<ReleaseSheet | null> {
  const decision = await standingDecision(db, challengeId)
  if (!decision) return null
  const audiences = await audiencesOf(db, decision.id)
  const messages = await outcomeMessages(db, challengeId)
  return {
    decision: await decisionView(db, decision, lang),
    decidedById: decision.decidedBy,
    counts: countsPerOutcome(audiences, messages).map((count) => ({
      ...count,
      languages: locales.flatMap((locale) => {
        const written = messages.filter(
          (message) => message.notice === count.notice && message.locale === locale,
        ).length
        return written > 0 ? [{ locale, count: written }] : []
      }),
    })),
    faults: decision.state === 'confirmed' ? audienceFaults(audiences, messages).length : 0,
    changes: decision.state === 'recorded' ? await changesSince(db, challengeId, decision) : [],
    deviations: deviationsFromRanking(decision.outcomes, decision.ranking).length,
  }
}
