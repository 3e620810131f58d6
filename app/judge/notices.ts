/** What jurors hear: to declare, what is theirs to read, how much is left, and thanks. Nobody hears a score. */
import type { ChallengeFacts, JurorFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, before, days, hours, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { usualMinutes } from './core/pace.ts'

const keptForDays = 7

/** What every mail of the jury names. */
function aboutJudging({ challenge }: ChallengeFacts, to: PersonFacts) {
  return {
    challenge: inLanguage(challenge.titles, to.locale),
    slug: challenge.slug,
    judgingEndsAt: challenge.calendar.judgingEndsAt.toISOString(),
  }
}

function seated({ jurors }: ChallengeFacts): readonly JurorFacts[] {
  return jurors.filter(({ state }) => state === 'accepted')
}

/**
 * An hour after the deadline and once more two days after it, by day where the juror is, while declarations are missing. Whoever has eligible
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
    const moments = [
      { name: '1h', sendAt: after(closesAt, hours(1)), expiresAt: earlier(second, judgingEndsAt) },
      { name: '2d', sendAt: second, expiresAt: judgingEndsAt },
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
            data: { ...aboutJudging(facts, juror), undeclared: juror.undeclared },
          })),
      )
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
          hours: Math.ceil(((juror.assigned - juror.finished) * usualMinutes) / 60),
          challengeId: facts.challenge.id,
          calendarVersion: facts.challenge.calendar.version,
        },
      }
    })
  },
})

/**
 * Three days and 24 hours before the jury deadline, and at once when that deadline has moved, to those who have not
 * finished, and to nobody else. A moment that lay before judging began or before the move is left out: the jury has
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
    const extendedAt = facts.happenedAt.JudgingExtended
    const isExtended = extendedAt !== undefined && extendedAt > startedAt
    const toldAt = isExtended ? extendedAt : startedAt
    const moments = [
      { name: '3d', sendAt: before(judgingEndsAt, days(3)), expiresAt: last },
      { name: '24h', sendAt: last, expiresAt: judgingEndsAt },
    ].filter(({ sendAt }) => sendAt > toldAt)
    if (isExtended) moments.push({ name: 'extended', sendAt: extendedAt, expiresAt: judgingEndsAt })
    return seated(facts)
      .filter(({ finished, assigned: all }) => finished < all)
      .flatMap((juror) =>
        moments.map(({ name, sendAt, expiresAt }) => ({
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
        })),
      )
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
    const missing = late.map(({ name, assigned: all, finished }) => ({ name, left: all - finished }))
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

export const judgeNotices: readonly Notice[] = [conflictRequest, assigned, progress, overdue, completeThanks]

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
