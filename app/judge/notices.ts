/** What jurors hear: to declare, what is theirs to read, how much is left, and thanks. Nobody hears a score. */
import type { ChallengeFacts, JurorFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, before, days, hours, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { juryStageOf } from './core/jury-stage.ts'
import { aboutJudging, seated } from './about-judging.ts'
import { hoursFor } from './core/pace.ts'
import { leadNotices } from './lead-notices.ts'
import { listNotices } from './list-notices.ts'
import { meetingNotices } from './meeting-notices.ts'
import { pitchNotices } from './pitch-notices.ts'
import { seatNotices } from './seat-notices.ts'
import { voteNotices } from './vote-notices.ts'

const keptForDays = 7

/** What waits for a juror's declaration. Read blind it is the list of names: how many proposals, is not told. */
function toDeclare({ challenge }: ChallengeFacts, { undeclared }: JurorFacts) {
  const { isBlind } = challenge.policy
  return { isBlind, undeclared: isBlind ? Math.min(1, undeclared) : undeclared }
}

/**
 * An hour after the deadline and once more two and three days after it, by day where the juror is, while declarations are missing. Whoever has eligible
 * proposals only later hears then, and once: each asks until the next one does.
 */
const conflictRequest = notice({
  name: 'jury.conflict_request',
  class: 'service',
  audience: 'undeclared-jurors',
  wanted: (facts) => {
    const { effectiveState, calendar } = facts.challenge
    if (effectiveState !== 'closed' && effectiveState !== 'judging') return []
    const { closesAt, judgingEndsAt, version, zone } = calendar
    const second = after(closesAt, days(2))
    const third = after(closesAt, days(3))
    const moments = [
      { name: '1h', sendAt: after(closesAt, hours(1)), expiresAt: earlier(second, judgingEndsAt) },
      { name: '2d', sendAt: second, expiresAt: earlier(third, judgingEndsAt) },
      { name: '3d', sendAt: third, expiresAt: judgingEndsAt },
    ]
    return seated(facts)
      .filter(({ undeclared }) => undeclared > 0)
      .flatMap((juror) =>
        moments
          .map((moment) => ({ ...moment, sendAt: afterTheNight(moment.sendAt, juror.zone ?? zone) }))
          .filter(({ sendAt, expiresAt }) => sendAt < expiresAt)
          .map(({ name, sendAt, expiresAt }) => ({
            to: juror,
            about: juror.jurorId,
            anchor: `${version}-${name}`,
            sendAt,
            expiresAt,
            data: { ...aboutJudging(facts, juror), ...toDeclare(facts, juror) },
          })),
      )
  },
})

/** The organisers hear how an invitation was answered and that somebody has left, as long as it matters. */
const seatAnswered = notice({
  name: 'jury.seat_answered',
  class: 'service',
  audience: 'organisers',
  wanted: (facts) => {
    if (juryStageOf(facts.challenge.effectiveState) === 'over') return []
    const substitutes = seated(facts).filter(({ isSubstitute }) => isSubstitute).length
    return facts.jurors.flatMap((juror) => {
      const at = juror.leftAt ?? juror.answeredAt
      if (juror.state === 'invited' || at === null) return []
      const { challenge, slug } = aboutJudging(facts, juror)
      return facts.organisers.map((to) => {
        const sendAt = afterTheNight(at, to.zone ?? facts.challenge.calendar.zone)
        return {
          to,
          about: juror.jurorId,
          anchor: `${juror.state}-${at.toISOString()}`,
          sendAt,
          expiresAt: after(sendAt, days(keptForDays)),
          data: {
            challenge: inLanguage(facts.challenge.titles, to.locale) || challenge,
            slug,
            juror: juror.name,
            answer: juror.state === 'invited' ? 'accepted' : juror.state,
            reason: juror.state === 'accepted' ? '' : juror.reason,
            substitutes,
          },
        }
      })
    })
  },
})

/** A substitute who is called up, at once and once. */
const calledUp = notice({
  name: 'jury.called_up',
  class: 'mandatory',
  audience: 'jury',
  wanted: (facts) => {
    const { effectiveState, calendar } = facts.challenge
    if (juryStageOf(effectiveState) === 'over') return []
    return seated(facts).flatMap((juror) =>
      juror.calledUpAt === null
        ? []
        : {
            to: juror,
            about: juror.jurorId,
            anchor: juror.calledUpAt.toISOString(),
            sendAt: juror.calledUpAt,
            expiresAt: calendar.judgingEndsAt,
            data: { ...aboutJudging(facts, juror), undeclared: toDeclare(facts, juror).undeclared },
          },
    )
  },
})

/** A newer version of the code of conduct, to whoever has not accepted it yet; once for each version. */
const newConduct = notice({
  name: 'jury.new_conduct',
  class: 'mandatory',
  audience: 'jury',
  wanted: (facts) => {
    const { effectiveState, calendar } = facts.challenge
    if (juryStageOf(effectiveState) === 'over') return []
    return seated(facts).flatMap((juror) => {
      if (juror.newConduct === null) return []
      const { version, publishedAt } = juror.newConduct
      const { challenge, slug } = aboutJudging(facts, juror)
      return {
        to: juror,
        about: juror.jurorId,
        anchor: version,
        sendAt: publishedAt,
        expiresAt: calendar.judgingEndsAt,
        data: { challenge, slug, version },
      }
    })
  },
})

/** Once judging has begun, and again when something is assigned later: the whole of what is theirs, in one mail. */
const assigned = notice({
  name: 'jury.assigned',
  class: 'mandatory',
  audience: 'assigned-jurors',
  wanted: (facts) => {
    const startedAt = facts.happenedAt.JudgingStarted
    if (facts.challenge.effectiveState !== 'judging' || startedAt === undefined) return []
    return seated(facts).flatMap((juror) => {
      if (juror.lastAssignedAt === null || juror.finished >= juror.assigned) return []
      const sendAt = juror.lastAssignedAt > startedAt ? juror.lastAssignedAt : startedAt
      return {
        to: juror,
        about: juror.jurorId,
        anchor: sendAt.toISOString(),
        sendAt,
        expiresAt: facts.challenge.calendar.judgingEndsAt,
        data: {
          ...aboutJudging(facts, juror),
          proposals: juror.assigned - juror.finished,
          hours: hoursFor(juror.assigned - juror.finished),
          challengeId: facts.challenge.id,
          calendarVersion: facts.challenge.calendar.version,
        },
      }
    })
  },
})

/**
 * Seven and three days and 24 hours before the jury deadline, in the middle of the time to those who have finished less
 * than a quarter, and at once when that deadline has moved: to those who have not finished, and to nobody else. A moment that lay before judging began or before the move is left out: the jury has
 * just been told.
 */
const progress = notice({
  name: 'jury.progress',
  class: 'service',
  audience: 'unfinished-jurors',
  isReminder: true,
  wanted: (facts) => {
    const { effectiveState, calendar } = facts.challenge
    const startedAt = facts.happenedAt.JudgingStarted
    if (effectiveState !== 'judging' || startedAt === undefined) return []
    const { judgingEndsAt, version } = calendar
    const last = before(judgingEndsAt, hours(24))
    const third = before(judgingEndsAt, days(3))
    const extendedAt = facts.happenedAt.JudgingExtended
    const isExtended = extendedAt !== undefined && extendedAt > startedAt
    const toldAt = isExtended ? extendedAt : startedAt
    const moments = [
      { name: '7d', sendAt: before(judgingEndsAt, days(7)), expiresAt: third },
      { name: '3d', sendAt: third, expiresAt: last },
      { name: '24h', sendAt: last, expiresAt: judgingEndsAt },
    ].filter(({ sendAt }) => sendAt > toldAt)
    if (isExtended) moments.push({ name: 'extended', sendAt: extendedAt, expiresAt: judgingEndsAt })
    const half = new Date((toldAt.getTime() + judgingEndsAt.getTime()) / 2)
    const halfway = half < third ? [{ name: 'half', sendAt: half, expiresAt: third }] : []
    return seated(facts)
      .filter(({ finished, assigned: all }) => finished < all)
      .flatMap((juror) =>
        [...(juror.finished * 4 < juror.assigned ? halfway : []), ...moments].map(
          ({ name, sendAt, expiresAt }) => ({
            to: juror,
            about: juror.jurorId,
            anchor: `${version}-${name}`,
            sendAt,
            expiresAt,
            data: {
              ...aboutJudging(facts, juror),
              left: juror.assigned - juror.finished,
              assigned: juror.assigned,
              isExtended: name === 'extended',
            },
          }),
        ),
      )
  },
})

/** When an organiser or the chair asks how it goes, because the forecast says it will be late: by day where the juror is. */
const nudged = notice({
  name: 'jury.nudged',
  class: 'service',
  audience: 'unfinished-jurors',
  wanted: (facts) => {
    const { effectiveState, calendar } = facts.challenge
    if (effectiveState !== 'judging') return []
    return seated(facts).flatMap((juror) => {
      const { nudgedAt, finished, assigned: all } = juror
      if (nudgedAt === null || finished >= all) return []
      return {
        to: juror,
        about: juror.jurorId,
        anchor: nudgedAt.toISOString(),
        sendAt: afterTheNight(nudgedAt, juror.zone ?? calendar.zone),
        expiresAt: calendar.judgingEndsAt,
        data: { ...aboutJudging(facts, juror), left: all - finished, hours: hoursFor(all - finished) },
      }
    })
  },
})

/**
 * Four hours after the jury deadline, by day where the reader is: nothing can be scored any more, and until something
 * is decided the chair or an organiser can give more time. Jurors hear what of theirs is missing; the chair, or the
 * organisers where no chair has accepted, hear whose. Planned while judging lasts, wanted no more once all is final,
 * more time is given, or a decision stands.
 */
const overdue = notice({
  name: 'jury.overdue',
  class: 'service',
  audience: 'overdue-jurors',
  wanted: (facts) => {
    const { effectiveState, id, calendar } = facts.challenge
    if (effectiveState !== 'judging' && effectiveState !== 'deliberating') return []
    const late = seated(facts).filter(({ finished, assigned: all }) => finished < all)
    if (late.length === 0) return []
    const { judgingEndsAt, version, zone } = calendar
    const chairs = seated(facts).filter(({ isChair }) => isChair)
    const missing = late.map(({ name, assigned: all, finished }) => ({
      name,
      left: facts.judgedBy === 'ballots' ? 1 : all - finished,
    }))
    const messageTo = (to: PersonFacts, about: string, part: 'juror' | 'lead', left: number) => {
      const sendAt = afterTheNight(after(judgingEndsAt, hours(4)), to.zone ?? zone)
      const data = { ...aboutJudging(facts, to), part, left, missing: part === 'lead' ? missing : [] }
      return { to, about, anchor: version, sendAt, expiresAt: after(sendAt, days(2)), data }
    }
    const total = missing.reduce((sum, { left }) => sum + left, 0)
    const answering = chairs.length > 0 ? chairs : facts.organisers
    return [
      ...late
        .filter(({ personId }) => !answering.some((person) => person.personId === personId))
        .map((juror) => messageTo(juror, juror.jurorId, 'juror', juror.assigned - juror.finished)),
      ...answering.map((person) => messageTo(person, id, 'lead', total)),
    ]
  },
})

/** When the last scorecard is final: thanks, and what comes next. Once, however often one is reopened. */
const completeThanks = notice({
  name: 'jury.complete_thanks',
  class: 'service',
  audience: 'finished-jurors',
  wanted: (facts) => {
    const { effectiveState, calendar } = facts.challenge
    if (effectiveState !== 'judging' && effectiveState !== 'deliberating') return []
    return seated(facts).flatMap((juror) => {
      const { lastFinishedAt, finished, assigned: all } = juror
      if (lastFinishedAt === null || finished < all) return []
      return {
        to: juror,
        about: juror.jurorId,
        anchor: 1,
        sendAt: lastFinishedAt,
        expiresAt: after(lastFinishedAt, days(keptForDays)),
        data: { ...aboutJudging(facts, juror), finished, announcesAt: calendar.announcesAt.toISOString() },
      }
    })
  },
})

export const judgeNotices: readonly Notice[] = [
  seatAnswered,
  calledUp,
  newConduct,
  conflictRequest,
  assigned,
  progress,
  nudged,
  overdue,
  completeThanks,
  ...seatNotices,
  ...listNotices,
  ...leadNotices,
  ...meetingNotices,
  ...pitchNotices,
  ...voteNotices,
]

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
