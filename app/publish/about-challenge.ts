import type { ChallengeFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { inLanguage } from '#app/notify/core/moments.ts'

/** What every mail about publishing names. */
export function aboutChallenge({ challenge }: ChallengeFacts, to: PersonFacts) {
  return {
    challengeSlug: challenge.slug,
    challenge: inLanguage(challenge.titles, to.locale),
    opensAt: challenge.calendar.opensAt.toISOString(),
    closesAt: challenge.calendar.closesAt.toISOString(),
    graceMinutes: challenge.policy.graceMinutes,
  }
}
