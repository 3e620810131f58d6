/** What mails say of a place that is offered. */
import { answerBy, offeredAt } from '#app/lifecycle/telling-time.ts'
import type { AwardFacts, ChallengeFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { inLanguage } from '#app/notify/core/moments.ts'

/** When this place was or will be offered: with the others, or when its reserve moved up. */
export function placeOfferedAt({ challenge }: ChallengeFacts, { movedUp }: AwardFacts): Date {
  return movedUp?.at ?? offeredAt(challenge)
}

/** What is offered, until when an answer is asked for, and whether a reserve waits for the same award. */
export function offered(facts: ChallengeFacts, award: AwardFacts, to: PersonFacts) {
  const { lineNames, money, hasReserve } = award
  return {
    award: inLanguage(lineNames, to.locale),
    amount: money?.amount ?? null,
    currency: money?.currency ?? null,
    answerBy: answerBy(placeOfferedAt(facts, award), facts.challenge.policy).toISOString(),
    hasReserve,
  }
}
