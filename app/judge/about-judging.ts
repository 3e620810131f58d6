/** What the notices of the jury have in common. */
import type { ChallengeFacts, JurorFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { inLanguage } from '#app/notify/core/moments.ts'

/** What every mail of the jury names. */
export function aboutJudging({ challenge, judgedBy }: ChallengeFacts, to: PersonFacts) {
  return {
    challenge: inLanguage(challenge.titles, to.locale),
    slug: challenge.slug,
    judgingEndsAt: challenge.calendar.judgingEndsAt.toISOString(),
    judgedBy,
  }
}

export function seated({ jurors }: ChallengeFacts): readonly JurorFacts[] {
  return jurors.filter(({ state }) => state === 'accepted')
}
