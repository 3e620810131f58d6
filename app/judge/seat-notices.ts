/** What somebody hears about a seat on the jury: that their answer is awaited, and how it goes on once they have accepted. */
import { after, afterTheNight, days } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { aboutJudging, seated } from './about-judging.ts'
import { juryStageOf } from './core/jury-stage.ts'

/** How long the link of an invitation lasts. */
const openForDays = 14

/**
 * Four and eight days after somebody was asked, by day where they are, until they answer. The link of the invitation is
 * theirs alone and not kept; the reminder leads to the page on which it can be answered after signing in.
 */
const inviteReminder = notice({
  name: 'jury.invite_reminder',
  class: 'service',
  audience: 'invited-jurors',
  wanted: (facts) => {
    const { effectiveState, calendar } = facts.challenge
    if (juryStageOf(effectiveState) === 'over') return []
    return facts.jurors
      .filter(({ state }) => state === 'invited')
      .flatMap((juror) => {
        const { askedAt } = juror
        const second = after(askedAt, days(8))
        const end = earliest(after(askedAt, days(openForDays)), calendar.judgingEndsAt)
        return [
          { name: '4d', sendAt: after(askedAt, days(4)), expiresAt: earliest(second, end) },
          { name: '8d', sendAt: second, expiresAt: end },
        ]
          .map((moment) => ({ ...moment, sendAt: afterTheNight(moment.sendAt, juror.zone ?? calendar.zone) }))
          .filter(({ sendAt, expiresAt }) => sendAt < expiresAt)
          .map(({ name, sendAt, expiresAt }) => ({
            to: juror,
            about: juror.jurorId,
            anchor: `${askedAt.toISOString()}-${name}`,
            sendAt,
            expiresAt,
            data: { ...aboutJudging(facts, juror), isChair: juror.isChair },
          }))
      })
  },
})

/** Whoever has accepted hears what comes when, with the jury's deadline for their calendar; once for each acceptance. */
const onboarding = notice({
  name: 'jury.accepted_onboarding',
  class: 'service',
  audience: 'jury',
  wanted: (facts) => {
    const { id, effectiveState, calendar } = facts.challenge
    if (juryStageOf(effectiveState) === 'over') return []
    return seated(facts).flatMap((juror) => {
      const { answeredAt } = juror
      if (answeredAt === null) return []
      return {
        to: juror,
        about: juror.jurorId,
        anchor: answeredAt.toISOString(),
        sendAt: answeredAt,
        expiresAt: earliest(after(answeredAt, days(7)), calendar.judgingEndsAt),
        data: {
          ...aboutJudging(facts, juror),
          isSubstitute: juror.isSubstitute,
          closesAt: calendar.closesAt.toISOString(),
          challengeId: id,
          calendarVersion: calendar.version,
        },
      }
    })
  },
})

/** A later deadline for teams, to whoever was on the jury before it moved, by day. The newest move only. */
const deadlineExtended = notice({
  name: 'jury.deadline_extended',
  class: 'mandatory',
  audience: 'jury',
  wanted: (facts) => {
    const moved = facts.deadlineChanges.at(-1)
    const { id, effectiveState, calendar } = facts.challenge
    if (moved === undefined || juryStageOf(effectiveState) === 'over') return []
    return seated(facts)
      .filter(({ answeredAt }) => answeredAt !== null && answeredAt < moved.changedAt)
      .map((juror) => ({
        to: juror,
        about: juror.jurorId,
        anchor: moved.closesAt.getTime(),
        sendAt: afterTheNight(moved.changedAt, juror.zone ?? calendar.zone),
        expiresAt: moved.closesAt,
        data: {
          ...aboutJudging(facts, juror),
          challengeId: id,
          calendarVersion: calendar.version,
          previousClosesAt: moved.previousClosesAt.toISOString(),
          closesAt: moved.closesAt.toISOString(),
          graceMinutes: facts.challenge.policy.graceMinutes,
          reason: moved.reason,
        },
      }))
      .filter(({ sendAt, expiresAt }) => sendAt < expiresAt)
  },
})

export const seatNotices: readonly Notice[] = [inviteReminder, onboarding, deadlineExtended]

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b
}
