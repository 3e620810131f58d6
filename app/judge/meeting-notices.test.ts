import { describe, expect, it } from 'vitest'
import type { RoadState } from '#app/lifecycle/phases.ts'
import type { ChallengeFacts, JuryMeetingFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aChallenge } from '#test/factories/a-lifecycle.ts'
import { aJurorSeen, someFacts } from '#test/factories/some-facts.ts'
import { meetingNotices } from './meeting-notices.ts'

const meeting: JuryMeetingFacts = {
  ...{ id: 'm', place: 'City Hall', link: '', sequence: 0, calledOffAt: null, callOffReason: '' },
  startsAt: new Date('2022-01-17T08:00:00Z'),
  endsAt: new Date('2022-01-17T10:00:00Z'),
  convenedAt: new Date('2022-01-13T09:00:00Z'),
  changedAt: new Date('2022-01-13T09:00:00Z'),
}
const base = someFacts()
const seat = (personId: string, change = {}) => aJurorSeen({ personId, jurorId: personId, ...change })

function told(
  change: Partial<JuryMeetingFacts> | null,
  {
    state = 'deliberating' as RoadState,
    now = '2022-01-13T09:00:00Z',
    ...facts
  }: Omit<Partial<ChallengeFacts>, 'now'> & { state?: RoadState; now?: string } = {},
): string[] {
  const given: ChallengeFacts = {
    ...base,
    challenge: { ...base.challenge, ...aChallenge({ state }), effectiveState: state },
    jurors: [seat('juror'), seat('standby', { isSubstitute: true }), seat('gone', { state: 'left' })],
    juryMeeting: change && { ...meeting, ...change },
    proposals: [],
    ...facts,
    now: new Date(now),
  }
  return planMessages(meetingNotices, given).map(({ notice, to, sendAt, data }) =>
    [notice, to.personId, sendAt.toISOString().slice(5, 16), data['reason'] ?? ''].join(' ').trim(),
  )
}

// 08:00 UTC is 10:00 in Helsinki: an hour before it is day.
const reminders = ['jury.meeting_reminder juror 01-16T08:00', 'jury.meeting_reminder juror 01-17T07:00']

describe('mail about a meeting of the jury', () => {
  it.each<[string, Parameters<typeof told>, string[]]>([
    ['once an hour is set, to those who sit', [{}], ['jury.meeting juror 01-13T09:00', ...reminders]],
    ['none while nothing is set', [null], []],
    [
      'when it has moved',
      [{ changedAt: new Date('2022-01-14T09:00:00Z'), sequence: 1 }, { now: '2022-01-14T09:00:00Z' }],
      ['jury.meeting juror 01-13T09:00', 'jury.meeting_moved juror 01-14T09:00', ...reminders],
    ],
    [
      'when it is called off, with the reason, and nothing else',
      [{ calledOffAt: new Date('2022-01-14T09:00:00Z'), callOffReason: 'The chair is ill.', sequence: 1 }],
      ['jury.meeting_cancelled juror 01-14T09:00 The chair is ill.'],
    ],
    [
      'told on the day itself, no reminder of the day before',
      [{ convenedAt: new Date('2022-01-16T10:00:00Z'), changedAt: new Date('2022-01-16T10:00:00Z') }],
      ['jury.meeting juror 01-16T10:00', 'jury.meeting_reminder juror 01-17T07:00'],
    ],
    [
      'by day where the juror is',
      [{}, { jurors: [seat('far', { zone: 'America/Los_Angeles' })] }],
      [
        'jury.meeting far 01-13T16:00',
        'jury.meeting_reminder far 01-16T04:45',
        'jury.meeting_reminder far 01-17T04:45',
      ],
    ],
    [
      'no invitation and no reminder to who refused them, but that it moved',
      [
        { changedAt: new Date('2022-01-14T09:00:00Z'), sequence: 1 },
        { mailRefusals: [{ personId: 'juror', notice: null }] },
      ],
      ['jury.meeting_moved juror 01-14T09:00'],
    ],
    ['none once it should have begun', [{}, { now: '2022-01-17T08:00:00Z' }], []],
    ['none once all is decided', [{}, { state: 'decided' }], []],
  ])('%s', (_, given, messages) => {
    expect(told(...given)).toEqual(messages)
  })
})
