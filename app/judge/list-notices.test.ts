import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import type { ChallengeFacts, JurorFacts } from '#app/notify/core/facts.ts'
import type { RoadState } from '#app/lifecycle/phases.ts'
import { aCalendar, aChallenge } from '#test/factories/a-lifecycle.ts'
import { aJurorSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { judgeNotices } from './notices.ts'

const base = someFacts()
const judgingEndsAt = new Date('2022-01-12T10:00:00Z')
const startedAt = new Date('2021-12-27T10:00:00Z')
const juror = aJurorSeen({
  personId: 'juror',
  jurorId: 'seat',
  assigned: 8,
  opened: 2,
  finished: 2,
  firstAssignedAt: startedAt,
  lastAssignedAt: startedAt,
})
const chair = aJurorSeen({ personId: 'chair', jurorId: 'seat-chair', isChair: true })

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
    jurors: [juror],
    proposals: [],
    ...change,
  }
}

const planned = (facts: ChallengeFacts, notice: string) =>
  planMessages(judgeNotices, facts).filter((message) => message.notice === notice)
const told = (facts: ChallengeFacts, notice: string) =>
  planned(facts, notice).map(({ to, sendAt }) => `${to.personId} ${sendAt.toISOString()}`)

describe('a list that has changed', () => {
  const takenAt = new Date('2022-01-03T10:00:00Z')
  const seen = (change: Partial<JurorFacts> = {}, state: RoadState = 'judging') =>
    factsAt('2022-01-03T10:00:00Z', state, { jurors: [{ ...juror, takenAt, ...change }] })

  it.each<[string, ChallengeFacts, string[]]>([
    ['is told a quarter of an hour later', seen(), ['juror 2022-01-03T10:15:00.000Z']],
    ['not where nothing was taken', seen({ takenAt: null }), []],
    ['not of the time before judging', seen({ takenAt: new Date('2021-12-27T09:00:00Z') }), []],
    ['not where the mail of a new assignment tells the whole list', seen({ lastAssignedAt: takenAt }), []],
    [
      'where what was assigned at the same time is final already',
      seen({ lastAssignedAt: takenAt, finished: 8 }),
      ['juror 2022-01-03T10:15:00.000Z'],
    ],
    ['also where nothing is left', seen({ assigned: 0, finished: 0 }), ['juror 2022-01-03T10:15:00.000Z']],
    ['not to who has left', seen({ state: 'left' }), []],
    ['not once judging is over', seen({}, 'deliberating'), []],
    [
      'in the morning, where it is night',
      seen({ zone: 'Asia/Shanghai', takenAt: new Date('2022-01-03T15:00:00Z') }),
      ['juror 2022-01-04T00:00:00.000Z'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, 'jury.assignment_changed')).toEqual(expected)
  })

  it('is told once for what happens within that time, and says how many are left and nothing more', () => {
    const first = planned(seen(), 'jury.assignment_changed')
    const second = planned(
      seen({ takenAt: new Date('2022-01-03T10:05:00Z'), assigned: 7 }),
      'jury.assignment_changed',
    )
    expect(second).toHaveLength(1)
    expect(second[0]?.key).not.toBe(first[0]?.key)
    expect(Object.keys(second[0]!.data).sort()).toEqual([
      'assigned',
      'challenge',
      'judgedBy',
      'judgingEndsAt',
      'left',
      'slug',
    ])
    expect(second[0]?.data).toMatchObject({ assigned: 7, left: 5 })
  })
})

describe('a proposal with too few jurors', () => {
  const since = new Date('2022-01-03T10:00:00Z')
  const short = { proposalId: 'p', since, closedTo: [] as string[] }
  const seen = (change: Partial<ChallengeFacts> = {}, state: RoadState = 'judging') =>
    factsAt('2022-01-03T10:00:00Z', state, { jurors: [juror, chair], shortProposals: [short], ...change })
  const at = '2022-01-03T10:15:00.000Z'

  it.each<[string, ChallengeFacts, string[]]>([
    ['goes to the chair', seen(), [`chair ${at}`]],
    ['to the organisers where nobody chairs', seen({ jurors: [juror] }), [`organiser ${at}`]],
    [
      'to the organisers where the chair is kept from it',
      seen({ shortProposals: [{ ...short, closedTo: ['chair'] }] }),
      [`organiser ${at}`],
    ],
    [
      'to nobody who is kept from it',
      seen({ shortProposals: [{ ...short, closedTo: ['chair', 'organiser'] }] }),
      [],
    ],
    ['is solved', seen({ shortProposals: [] }), []],
    ['before judging', seen({ happenedAt: {} }, 'closed'), []],
    ['once judging is over', seen({}, 'deliberating'), []],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, 'jury.recusal_alert')).toEqual(expected)
  })

  it('counts for each reader what they may know of', () => {
    const other = { proposalId: 'q', since: new Date('2022-01-03T10:10:00Z'), closedTo: ['chair'] }
    const facts = seen({ shortProposals: [short, { ...short, proposalId: 'r' }, other] })
    expect(planned(facts, 'jury.recusal_alert').map(({ to, data }) => [to.personId, data.proposals])).toEqual(
      [
        ['chair', 2],
        ['organiser', 1],
      ],
    )
  })
})

describe('nothing opened', () => {
  const idle = { ...juror, opened: 0, finished: 0 }
  const seen = (change: Partial<JurorFacts> = {}, state: RoadState = 'judging') =>
    factsAt('2021-12-28T10:00:00Z', state, { jurors: [{ ...idle, ...change }] })
  it.each<[string, ChallengeFacts, string[]]>([
    ['is asked about after three days', seen(), ['juror 2021-12-30T10:00:00.000Z']],
    ['opened one', seen({ opened: 1 }), []],
    ['has nothing to read', seen({ assigned: 0, firstAssignedAt: null }), []],
    ['has left', seen({ state: 'left' }), []],
    ['judging is over', seen({}, 'deliberating'), []],
    ['too late to ask', seen({ firstAssignedAt: new Date('2022-01-10T10:00:00Z') }), []],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, 'jury.not_started')).toEqual(expected)
  })
})

describe('half the time', () => {
  const at = (finished: number) =>
    planned(factsAt('2021-12-28T10:00:00Z', 'judging', { jurors: [{ ...juror, finished }] }), 'jury.progress')
      .map(({ key }) => key)
      .filter((key) => key.includes('-half'))
  it('reminds who has finished less than a quarter, and nobody else', () => {
    expect(at(1)).toHaveLength(1)
    expect(at(2)).toHaveLength(0)
  })
})
