/** What is heard when the lists of jurors change while judging lasts: by the juror, and by who has to find another. */
import type { ChallengeFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, days, minutes } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { aboutJudging, seated } from './about-judging.ts'
import { hoursFor } from './core/pace.ts'

/** What follows within this time is told together. */
const settledMinutes = 15

const isJudging = ({ challenge, happenedAt }: ChallengeFacts) =>
  challenge.effectiveState === 'judging' && happenedAt.JudgingStarted !== undefined

/**
 * Proposals have left a juror's list by another's hand: taken over, taken back, closed to them. It says how many are
 * left and neither which went nor why, so that every cause reads alike. What was assigned since has its own mail, which
 * tells the whole list; what a juror has given back they know.
 */
const assignmentChanged = notice({
  name: 'jury.assignment_changed',
  class: 'service',
  audience: 'jury',
  wanted: (facts) => {
    const startedAt = facts.happenedAt.JudgingStarted
    if (!isJudging(facts) || startedAt === undefined) return []
    const { judgingEndsAt, zone } = facts.challenge.calendar
    return seated(facts).flatMap((juror) => {
      const { takenAt, lastAssignedAt, assigned, finished } = juror
      if (takenAt === null || takenAt <= startedAt) return []
      if (lastAssignedAt !== null && lastAssignedAt >= takenAt && finished < assigned) return []
      return {
        to: juror,
        about: juror.jurorId,
        // A later change makes another one of it, and the one that waits is taken back.
        anchor: takenAt.toISOString(),
        sendAt: afterTheNight(after(takenAt, minutes(settledMinutes)), juror.zone ?? zone),
        expiresAt: judgingEndsAt,
        data: { ...aboutJudging(facts, juror), assigned, left: assigned - finished },
      }
    })
  },
})

/**
 * A proposal has fewer jurors than it needs, because one was lost: to the chair, or to the organisers where there is none
 * or the chair must hear nothing of it. Nobody hears of a proposal that is closed to them. Wanted no more once another
 * juror has it.
 */
const recusalAlert = notice({
  name: 'jury.recusal_alert',
  class: 'service',
  audience: 'jury-leads',
  wanted: (facts) => {
    if (!isJudging(facts)) return []
    const { id, calendar } = facts.challenge
    const chairs = seated(facts).filter(({ isChair }) => isChair)
    const heard = new Map<string, { to: PersonFacts; proposals: number; since: Date }>()
    for (const { since, closedTo } of facts.shortProposals) {
      const open = (person: PersonFacts) => !closedTo.includes(person.personId)
      const leads = chairs.some(open) ? chairs.filter(open) : facts.organisers.filter(open)
      for (const to of leads) {
        const before = heard.get(to.personId)
        const latest = before && before.since > since ? before.since : since
        heard.set(to.personId, { to, proposals: (before?.proposals ?? 0) + 1, since: latest })
      }
    }
    return [...heard.values()].map(({ to, proposals, since }) => {
      const sendAt = afterTheNight(after(since, minutes(settledMinutes)), to.zone ?? calendar.zone)
      return {
        to,
        about: id,
        anchor: since.toISOString(),
        sendAt,
        expiresAt: new Date(Math.min(after(sendAt, days(2)).getTime(), calendar.judgingEndsAt.getTime())),
        data: { ...aboutJudging(facts, to), proposals },
      }
    })
  },
})

/** Three days after the list was there, to whoever has opened none of it. */
const notStarted = notice({
  name: 'jury.not_started',
  class: 'service',
  audience: 'unfinished-jurors',
  isReminder: true,
  wanted: (facts) => {
    const startedAt = facts.happenedAt.JudgingStarted
    if (!isJudging(facts) || startedAt === undefined) return []
    const { judgingEndsAt } = facts.challenge.calendar
    return seated(facts).flatMap((juror) => {
      const { firstAssignedAt, opened, finished, assigned } = juror
      if (firstAssignedAt === null || opened > 0 || finished >= assigned || finished > 0) return []
      const toldAt = firstAssignedAt > startedAt ? firstAssignedAt : startedAt
      const sendAt = after(toldAt, days(3))
      if (sendAt >= judgingEndsAt) return []
      return {
        to: juror,
        about: juror.jurorId,
        anchor: toldAt.toISOString(),
        sendAt,
        expiresAt: judgingEndsAt,
        data: { ...aboutJudging(facts, juror), proposals: assigned, hours: hoursFor(assigned) },
      }
    })
  },
})

export const listNotices: readonly Notice[] = [assignmentChanged, notStarted, recusalAlert]
