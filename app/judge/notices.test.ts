import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import type { ChallengeFacts } from '#app/notify/core/facts.ts'
import type { RoadState } from '#app/lifecycle/phases.ts'
import { aCalendar, aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aJurorSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { judgeNotices } from './notices.ts'

const base = someFacts()
const judgingEndsAt = new Date('2022-01-12T10:00:00Z')
const startedAt = new Date('2021-12-27T10:00:00Z')

const late = aJurorSeen({ personId: 'late', name: 'Late', jurorId: 'seat-late', assigned: 3, finished: 1 })
const done = aJurorSeen({ personId: 'done', jurorId: 'seat-done', assigned: 3, finished: 3 })
const chair = aJurorSeen({
  personId: 'chair',
  name: 'Chair',
  jurorId: 'seat-chair',
  isChair: true,
  assigned: 1,
  finished: 1,
})

function factsAt(now: string, state: RoadState, change: Partial<ChallengeFacts> = {}): ChallengeFacts {
  return {
    ...base,
    now: new Date(now),
    challenge: {
      ...base.challenge,
      ...aChallenge({ state, calendar: aCalendar({ judgingEndsAt }) }),
      effectiveState: state,
    },
    happenedAt: { JudgingStarted: startedAt },
    organisers: [aReader({ personId: 'organiser' })],
    jurors: [late, done, chair],
    proposals: [],
    ...change,
  }
}

const planned = (facts: ChallengeFacts, notice: string) =>
  planMessages(judgeNotices, facts).filter((message) => message.notice === notice)
const told = (facts: ChallengeFacts) =>
  planned(facts, 'jury.overdue').map(({ to, sendAt, data }) => [
    to.personId,
    sendAt.toISOString(),
    data.part,
    data.left,
  ])

const both = [
  ['chair', '2022-01-12T14:00:00.000Z', 'lead', 2],
  ['late', '2022-01-12T14:00:00.000Z', 'juror', 2],
]

describe('overdue scorecards', () => {
  it.each<[string, ChallengeFacts, unknown]>([
    ['planned while judging lasts', factsAt('2022-01-10T10:00:00Z', 'judging'), both],
    ['right after the end', factsAt('2022-01-12T10:00:00Z', 'deliberating'), both],
    ['four hours after', factsAt('2022-01-12T14:00:00Z', 'deliberating'), both],
    ['two days after that', factsAt('2022-01-14T14:00:00Z', 'deliberating'), []],
    ['before judging begins', factsAt('2021-12-26T10:00:00Z', 'closed'), []],
    ['once a decision stands', factsAt('2022-01-12T12:00:00Z', 'decided'), []],
    [
      'all final',
      factsAt('2022-01-12T12:00:00Z', 'deliberating', { jurors: [{ ...late, finished: 3 }, done, chair] }),
      [],
    ],
    [
      'a declined seat has nothing to do',
      factsAt('2022-01-12T12:00:00Z', 'deliberating', { jurors: [{ ...late, state: 'declined' }, chair] }),
      [],
    ],
    [
      'a late chair hears once',
      factsAt('2022-01-12T12:00:00Z', 'deliberating', { jurors: [{ ...chair, finished: 0 }] }),
      [['chair', '2022-01-12T14:00:00.000Z', 'lead', 1]],
    ],
    [
      'without a chair the organisers hear',
      factsAt('2022-01-12T12:00:00Z', 'deliberating', { jurors: [late] }),
      [
        ['late', '2022-01-12T14:00:00.000Z', 'juror', 2],
        ['organiser', '2022-01-12T14:00:00.000Z', 'lead', 2],
      ],
    ],
    [
      // 14:00 UTC is 22:00 in Shanghai: the morning after, not the evening before.
      'in the reader’s morning',
      factsAt('2022-01-12T12:00:00Z', 'deliberating', {
        jurors: [{ ...late, zone: 'Asia/Shanghai' }, chair],
      }),
      [
        ['chair', '2022-01-12T14:00:00.000Z', 'lead', 2],
        ['late', '2022-01-13T00:00:00.000Z', 'juror', 2],
      ],
    ],
    [
      'cancelled',
      {
        ...factsAt('2022-01-12T12:00:00Z', 'judging'),
        challenge: {
          ...base.challenge,
          ...anEndedChallenge('cancelled', 'judging'),
          effectiveState: 'cancelled',
        },
      },
      [],
    ],
  ])('%s', (_when, facts, expected) => {
    expect(told(facts).sort()).toEqual(expected)
  })

  it('asks under another key when more time was given', () => {
    const before = factsAt('2022-01-10T10:00:00Z', 'judging')
    const calendar = aCalendar({
      judgingEndsAt: new Date('2022-01-13T10:00:00Z'),
      version: before.challenge.calendar.version + 1,
    })
    const after = { ...before, challenge: { ...before.challenge, calendar } }
    const keys = (facts: ChallengeFacts) => planned(facts, 'jury.overdue').map(({ key }) => key)
    expect(keys(after)).toHaveLength(2)
    expect(keys(after).filter((key) => keys(before).includes(key))).toEqual([])
    expect(told(after).map(([, at]) => at)).toEqual(Array(2).fill('2022-01-13T14:00:00.000Z'))
  })

  it('counts ballots where the jury judges by them, one for each who is late', () => {
    const facts = factsAt('2022-01-12T12:00:00Z', 'deliberating', { judgedBy: 'ballots' })
    const lead = planned(facts, 'jury.overdue').find(({ data }) => data.part === 'lead')
    expect(lead?.data).toMatchObject({ judgedBy: 'ballots', left: 1, missing: [{ name: 'Late', left: 1 }] })
  })

  it('names the late to whoever leads the jury, and to nobody else', () => {
    const data = planned(factsAt('2022-01-12T12:00:00Z', 'deliberating'), 'jury.overdue').map(
      (message) => message.data,
    )
    expect(data.map(({ part, missing }) => [part, missing]).sort()).toEqual([
      ['juror', []],
      ['lead', [{ name: 'Late', left: 2 }]],
    ])
  })
})

describe('more time', () => {
  it('is told at once to those who have not finished, instead of the reminders of before', () => {
    const extendedAt = new Date('2022-01-12T12:00:00Z')
    const facts = factsAt('2022-01-12T12:00:00Z', 'judging', {
      happenedAt: { JudgingStarted: startedAt, JudgingExtended: extendedAt },
    })
    const longer = {
      ...facts,
      challenge: {
        ...facts.challenge,
        calendar: aCalendar({ judgingEndsAt: new Date('2022-01-14T10:00:00Z'), version: 2 }),
      },
    }
    expect(
      planned(longer, 'jury.progress').map(({ to, sendAt, data }) => [
        to.personId,
        sendAt.toISOString(),
        data.isExtended,
      ]),
    ).toEqual([
      ['late', '2022-01-12T12:00:00.000Z', true],
      ['late', '2022-01-13T10:00:00.000Z', false],
    ])
  })
})

describe('seats', () => {
  const answeredAt = new Date('2021-12-27T09:00:00Z')
  const seat = aJurorSeen({ personId: 'seat', name: 'Seat', jurorId: 'seat', answeredAt })
  const organisersTold = (facts: ChallengeFacts) =>
    planned(facts, 'jury.seat_answered').map(({ to, data, sendAt }) => [
      to.personId,
      data.answer,
      data.reason,
      data.substitutes,
      sendAt.toISOString(),
    ])
  const at = '2021-12-27T09:00:00.000Z'

  it.each<[string, Partial<ChallengeFacts>, RoadState, unknown]>([
    ['accepted', { jurors: [{ ...seat, reason: 'Gladly' }] }, 'open', [['organiser', 'accepted', '', 0, at]]],
    [
      'declined, with a substitute standing by',
      {
        jurors: [
          { ...seat, state: 'declined', reason: 'Away' },
          { ...seat, jurorId: 'other', state: 'accepted', isSubstitute: true, answeredAt: null },
        ],
      },
      'open',
      [['organiser', 'declined', 'Away', 1, at]],
    ],
    [
      'left',
      { jurors: [{ ...seat, state: 'left', reason: 'Ill', leftAt: new Date('2021-12-28T10:00:00Z') }] },
      'judging',
      [['organiser', 'left', 'Ill', 0, '2021-12-28T10:00:00.000Z']],
    ],
    ['not answered', { jurors: [{ ...seat, state: 'invited', answeredAt: null }] }, 'open', []],
    ['once judging is over', { jurors: [seat] }, 'deliberating', []],
  ])('organisers hear: %s', (_name, change, state, expected) => {
    expect(organisersTold(factsAt('2021-12-28T10:00:00Z', state, change))).toEqual(expected)
  })

  const called = { ...seat, calledUpAt: new Date('2021-12-28T09:00:00Z'), undeclared: 2 }
  it.each<[string, Partial<ChallengeFacts>, RoadState, unknown]>([
    ['called up', { jurors: [called] }, 'judging', [['seat', 2]]],
    ['still standing by', { jurors: [{ ...seat, isSubstitute: true }] }, 'judging', []],
    ['called up and gone', { jurors: [{ ...called, state: 'left' }] }, 'judging', []],
    ['called up, and it is over', { jurors: [called] }, 'deliberating', []],
  ])('a substitute: %s', (_name, change, state, expected) => {
    const told = planned(factsAt('2021-12-28T10:00:00Z', state, change), 'jury.called_up')
    expect(told.map(({ to, data }) => [to.personId, data.undeclared])).toEqual(expected)
  })

  const newConduct = { version: 2, publishedAt: new Date('2021-12-28T09:00:00Z') }
  it.each<[string, Partial<ChallengeFacts>, RoadState, unknown]>([
    ['waits', { jurors: [{ ...seat, newConduct }] }, 'judging', [['seat', 2]]],
    ['is accepted', { jurors: [seat] }, 'judging', []],
    ['comes after the judging', { jurors: [{ ...seat, newConduct }] }, 'deliberating', []],
  ])('a new code of conduct: %s', (_name, change, state, expected) => {
    const told = planned(factsAt('2021-12-28T10:00:00Z', state, change), 'jury.new_conduct')
    expect(told.map(({ to, data }) => [to.personId, data.version])).toEqual(expected)
  })
})

describe('asking those who are late', () => {
  const asked = { ...late, nudgedAt: new Date('2022-01-05T20:30:00Z') }
  const toldAt = (facts: ChallengeFacts) =>
    planned(facts, 'jury.nudged').map(({ to, sendAt, data }) => [
      to.personId,
      sendAt.toISOString(),
      data.left,
      data.hours,
    ])

  it('is told to them alone, by day where they are, with what is left', () => {
    const facts = factsAt('2022-01-05T20:30:00Z', 'judging', { jurors: [asked, done, chair] })
    const [message, ...others] = toldAt(facts)
    expect(others).toEqual([])
    expect(message).toEqual(['late', expect.stringMatching(/^2022-01-06T0/), 2, 1])
  })

  it.each<[string, Partial<ChallengeFacts>, RoadState]>([
    ['to nobody who was not asked', {}, 'judging'],
    ['to nobody who has finished meanwhile', { jurors: [{ ...asked, finished: 3 }] }, 'judging'],
    ['no more once judging is over', { jurors: [asked] }, 'deliberating'],
  ])('%s', (_, change, state) => {
    expect(toldAt(factsAt('2022-01-06T04:00:00Z', state, change))).toEqual([])
  })
})
