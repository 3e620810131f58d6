/** What a jury hears of its meeting: when and where it is, that it has moved or is called off. Never what is on its agenda. */
import type { ChallengeFacts, JurorFacts, JuryMeetingFacts } from '#app/notify/core/facts.ts'
import { afterTheNight, before, hours } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { aboutJudging, seated } from './about-judging.ts'

/** The meeting that is to come while the jury deliberates, called off or not; null for none. */
function meetingOf({ challenge, juryMeeting }: ChallengeFacts): JuryMeetingFacts | null {
  return challenge.effectiveState === 'deliberating' ? juryMeeting : null
}

/** Those who sit on the jury; a substitute only once called up. */
const members = (facts: ChallengeFacts) => seated(facts).filter(({ isSubstitute }) => !isSubstitute)

function toMember(facts: ChallengeFacts, meeting: JuryMeetingFacts, to: JurorFacts) {
  const { challenge, slug } = aboutJudging(facts, to)
  const { id, startsAt, endsAt, place, link, sequence } = meeting
  return {
    to,
    about: to.jurorId,
    expiresAt: startsAt,
    data: {
      ...{ challenge, slug, meetingId: id, place, sequence, isOnline: link !== '' },
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    },
  }
}

/** When an hour is set, and again when one is set after it was called off: with its calendar file, by day. */
const convened = notice({
  name: 'jury.meeting',
  class: 'service',
  audience: 'jury',
  wanted: (facts) => {
    const meeting = meetingOf(facts)
    if (meeting === null || meeting.calledOffAt !== null) return []
    const { zone } = facts.challenge.calendar
    return members(facts).map((to) => ({
      ...toMember(facts, meeting, to),
      anchor: `${meeting.id}-${meeting.convenedAt.toISOString()}`,
      sendAt: afterTheNight(meeting.convenedAt, to.zone ?? zone),
    }))
  },
})

/** When hour or place change after it was set: the calendar file moves the entry. */
const moved = notice({
  name: 'jury.meeting_moved',
  class: 'mandatory',
  audience: 'jury',
  wanted: (facts) => {
    const meeting = meetingOf(facts)
    if (meeting === null || meeting.calledOffAt !== null || meeting.changedAt <= meeting.convenedAt) return []
    return members(facts).map((to) => ({
      ...toMember(facts, meeting, to),
      anchor: `${meeting.id}-${meeting.sequence}`,
      sendAt: meeting.changedAt,
    }))
  },
})

/** When it is called off, with the reason: the calendar file takes the entry out. */
const calledOff = notice({
  name: 'jury.meeting_cancelled',
  class: 'mandatory',
  audience: 'jury',
  wanted: (facts) => {
    const meeting = meetingOf(facts)
    if (meeting === null || meeting.calledOffAt === null) return []
    const { id, calledOffAt, callOffReason: reason } = meeting
    return members(facts).map((to) => {
      const message = toMember(facts, meeting, to)
      return {
        ...message,
        anchor: `${id}-${calledOffAt.toISOString()}`,
        sendAt: calledOffAt,
        data: { ...message.data, reason },
      }
    })
  },
})

/** A day and an hour before; a moment that lay before the jury was told is left out. */
const reminder = notice({
  name: 'jury.meeting_reminder',
  class: 'service',
  audience: 'jury',
  isReminder: true,
  wanted: (facts) => {
    const meeting = meetingOf(facts)
    if (meeting === null || meeting.calledOffAt !== null) return []
    return [
      { name: '24h', sendAt: before(meeting.startsAt, hours(24)), isUrgent: false },
      { name: '1h', sendAt: before(meeting.startsAt, hours(1)), isUrgent: true },
    ]
      .filter(({ sendAt }) => sendAt > meeting.changedAt)
      .flatMap(({ name, sendAt, isUrgent }) =>
        members(facts).map((to) => ({
          ...toMember(facts, meeting, to),
          anchor: `${meeting.id}-${meeting.sequence}-${name}`,
          sendAt,
          isUrgent,
        })),
      )
  },
})

export const meetingNotices: readonly Notice[] = [convened, moved, calledOff, reminder]
