import { after, days } from '#app/notify/core/moments.ts'

/** How long a place is held for its team, from the announcement or from the moving up on. */
export const answerDays = 14

/** Until when the lead of a team that was offered a place is asked to answer. */
export function answerBy(offeredAt: Date): Date {
  return after(offeredAt, days(answerDays))
}
