import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import type { ChallengeFacts, PilotFacts } from '#app/notify/core/facts.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aFollower, aJurorSeen, aProposalSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { pilotNotices } from './notices.ts'

const base = someFacts()
const createdAt = new Date('2022-01-25T08:00:00Z')
const manager = aReader({ personId: 'manager' })
const host = aReader({ personId: 'host' })

const pilot = (change: Partial<PilotFacts> = {}): PilotFacts => ({
  id: 'pilot',
  slug: 'heat-k7qf-m',
  proposalId: 'proposal',
  title: 'Heat',
  organisation: 'Team Oy',
  host: 'City',
  site: 'Block 17',
  state: 'awarded',
  stateAt: createdAt,
  stopReason: null,
  createdAt,
  startsOn: '2022-02-01',
  endsOn: '2022-08-01',
  manager,
  hostContact: host,
  milestones: [],
  papers: [],
  followups: [],
  measuresWithoutValue: [],
  resultPublicAt: null,
  achieved: [],
  ...change,
})

function factsWith(given: Partial<PilotFacts>, { now = '2022-02-02T08:00:00Z' } = {}): ChallengeFacts {
  return {
    ...base,
    now: new Date(now),
    challenge: { ...base.challenge, ...aChallenge({ state: 'piloting' }), effectiveState: 'piloting' },
    proposals: [
      aProposalSeen({
        id: 'proposal',
        state: 'submitted',
        team: [{ ...aReader({ personId: 'lead' }), role: 'lead', joinedAt: createdAt }],
      }),
    ],
    pilots: [pilot(given)],
  }
}

const told = (facts: ChallengeFacts, name: string) =>
  planMessages(pilotNotices, facts)
    .filter(({ notice }) => notice === name)
    .map(({ to, sendAt }) => `${to.personId} ${sendAt.toISOString().slice(0, 16)}`)
    .sort()

describe('another state', () => {
  const moved = { state: 'agreed', stateAt: new Date('2022-02-01T08:00:00Z') } as const
  const everybody = ['host', 'lead', 'manager'].map((who) => `${who} 2022-02-01T08:00`)

  it.each<[string, Partial<PilotFacts>, string[]]>([
    ['the first one is the kick-off’s to tell', {}, []],
    ['agreed', moved, everybody],
    ['stopped, with its reason', { ...moved, state: 'stopped', stopReason: 'The roof leaked' }, everybody],
    [
      'one person in both parts hears it once',
      { ...moved, hostContact: manager },
      everybody.filter((one) => !one.startsWith('host')),
    ],
    ['nobody manages it any more', { ...moved, manager: null, hostContact: null }, [everybody[1]!]],
  ])('%s', (_case, given, expected) => {
    expect(told(factsWith(given), 'pilot.status_changed')).toEqual(expected)
  })

  it('carries the state and why it stopped', () => {
    const facts = factsWith({ ...moved, state: 'stopped', stopReason: 'The roof leaked' })
    const [message] = planMessages(pilotNotices, facts).filter(
      ({ notice }) => notice === 'pilot.status_changed',
    )
    expect(message?.data).toMatchObject({ state: 'stopped', reason: 'The roof leaked' })
  })

  it('is not told in a challenge that was cancelled', () => {
    const facts = factsWith(moved)
    const ended = { ...facts.challenge, ...anEndedChallenge('cancelled', 'piloting') }
    expect(told({ ...facts, challenge: ended }, 'pilot.status_changed')).toEqual([])
  })

  it('is another message for each state', () => {
    const keys = (['agreed', 'preparing', 'running'] as const).flatMap((state) =>
      planMessages(pilotNotices, factsWith({ ...moved, state }))
        .filter(({ notice, to }) => notice === 'pilot.status_changed' && to.personId === 'lead')
        .map(({ key }) => key),
    )
    expect(new Set(keys).size).toBe(3)
  })
})

describe('a paper to be signed', () => {
  const sentAt = new Date('2022-02-01T08:00:00Z')
  const signedAt = new Date('2022-02-03T08:00:00Z')
  const paper = (...sides: ('team' | 'host' | 'manager')[]): Partial<PilotFacts> => ({
    papers: [
      {
        id: 'paper',
        kind: 'agreement',
        number: 1,
        sentAt,
        signBy: '2022-02-15',
        signatures: sides.map((side) => ({ side, signedAt })),
      },
    ],
  })
  const asked = (who: string) => [`${who} 2022-02-01T08:00`, `${who} 2022-02-06T08:00`]

  it.each<[string, Partial<PilotFacts>, string[]]>([
    ['none was sent', {}, []],
    ['nobody has signed', paper(), ['host', 'lead', 'manager'].flatMap(asked)],
    ['the team has', paper('team'), ['host', 'manager'].flatMap(asked)],
    [
      'all have',
      paper('team', 'host', 'manager'),
      ['host', 'lead', 'manager'].map((who) => `${who} 2022-02-03T08:00`),
    ],
    ['the pilot has stopped meanwhile', { ...paper('team'), state: 'stopped', stateAt: createdAt }, []],
  ])('%s', (_case, given, expected) => {
    expect(told(factsWith(given), 'pilot.agreement')).toEqual(expected)
  })
})

describe('a milestone without a report', () => {
  const step = { id: 'step', title: 'Sensors', dueOn: '2022-03-01', reportedAt: null }
  const manager7 = ['02-15T07:00', '02-26T07:00', '03-02T07:00', '03-08T07:00'].map(
    (at) => `manager 2022-${at}`,
  )

  it.each<[string, Partial<PilotFacts>, string[]]>([
    [
      'before, a day and a week after it, then to the host too',
      { milestones: [step] },
      ['host 2022-03-08T07:00', ...manager7],
    ],
    ['reported', { milestones: [{ ...step, reportedAt: createdAt }] }, []],
    ['the pilot is over', { milestones: [step], state: 'stopped', stateAt: createdAt }, []],
  ])('%s', (_case, given, expected) => {
    expect(told(factsWith(given), 'pilot.milestone_due')).toEqual(expected)
  })
})

describe('values that are missing', () => {
  it.each<[string, Partial<PilotFacts>, string[]]>([
    [
      'the morning after the last day, and a week later',
      { measuresWithoutValue: ['Heat'] },
      ['host', 'manager'].flatMap((who) => [`${who} 2022-08-02T06:00`, `${who} 2022-08-09T06:00`]),
    ],
    ['all are there', { measuresWithoutValue: [] }, []],
    ['the pilot is over', { measuresWithoutValue: ['Heat'], state: 'stopped', stateAt: createdAt }, []],
  ])('%s', (_case, given, expected) => {
    expect(told(factsWith(given), 'pilot.measure_request')).toEqual(expected)
  })
})

describe('what became of it', () => {
  const ended = { state: 'scaled', stateAt: createdAt } as const
  const asked = (who: string) => [`${who} 2023-02-01T07:00`, `${who} 2023-08-01T06:00`]
  it.each<[string, Partial<PilotFacts>, string[]]>([
    ['still running', { state: 'running' }, []],
    ['scaled', ended, ['host', 'lead', 'manager'].flatMap(asked)],
    ['stopped', { ...ended, state: 'stopped' }, ['host', 'lead', 'manager'].flatMap(asked)],
    [
      'the host has answered the first',
      { ...ended, followups: [{ months: 6, side: 'host' }] },
      [asked('host')[1]!, ...['lead', 'manager'].flatMap(asked)],
    ],
  ])('%s', (_case, given, expected) => {
    expect(told(factsWith(given), 'pilot.followup_survey')).toEqual(expected)
  })
})

describe('the result of a pilot that is public', () => {
  const publicAt = new Date('2022-09-01T08:00:00Z')
  const readers = (given: Partial<PilotFacts>): ChallengeFacts => {
    const facts = factsWith(given, { now: '2022-09-01T08:05:00Z' })
    const team = (personId: string) => [
      { ...aReader({ personId }), role: 'lead' as const, joinedAt: createdAt },
    ]
    return {
      ...facts,
      followers: ['follower', 'rival', 'manager'].map((personId) =>
        aFollower({ personId, followingId: `of ${personId}` }),
      ),
      jurors: [
        aJurorSeen({ personId: 'juror', state: 'accepted' }),
        aJurorSeen({ personId: 'no juror', state: 'declined' }),
      ],
      proposals: [
        ...facts.proposals,
        aProposalSeen({ id: 'rival', state: 'submitted', team: team('rival') }),
        aProposalSeen({ id: 'draft', state: 'draft', team: team('draft') }),
        aProposalSeen({ id: 'gone', state: 'withdrawn', team: team('gone') }),
      ],
    }
  }
  const at = '2022-09-01T09:00'

  it('is told once to followers, jury and teams, and not to those who take part in it', () => {
    const told3 = ['follower', 'juror', 'rival'].map((who) => `${who} ${at}`)
    expect(told(readers({ resultPublicAt: publicAt }), 'pilot.result_published')).toEqual(told3)
    expect(told(readers({}), 'pilot.result_published')).toEqual([])
    const later = planMessages(pilotNotices, readers({ resultPublicAt: new Date('2022-09-05T08:00:00Z') }))
    const first = planMessages(pilotNotices, readers({ resultPublicAt: publicAt }))
    const keys = (planned: typeof first) =>
      planned.filter(({ notice }) => notice === 'pilot.result_published').map(({ key }) => key)
    expect(keys(later)).toEqual(keys(first))
  })

  it('waits for the morning where the reader is', () => {
    const night = new Date('2022-09-01T18:30:00Z')
    const facts = { ...readers({ resultPublicAt: night }), now: new Date('2022-09-01T18:31:00Z') }
    expect(told(facts, 'pilot.result_published')[0]).toBe('follower 2022-09-02T05:00')
  })

  it('gives the way out of following to whoever follows', () => {
    const data = planMessages(pilotNotices, readers({ resultPublicAt: publicAt }))
      .filter(({ notice }) => notice === 'pilot.result_published')
      .map(({ to, data: { following } }) => `${to.personId}: ${String(following)}`)
      .sort()
    expect(data).toEqual(['follower: of follower', 'juror: ', 'rival: of rival'])
  })
})
