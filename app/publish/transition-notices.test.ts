import { describe, expect, it } from 'vitest'
import type { ChallengeState, EndState, RoadState } from '#app/lifecycle/phases.ts'
import type { ChallengeFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import {
  aFollower,
  aJurorSeen,
  aMember,
  aProposalSeen,
  aReader,
  someFacts,
} from '#test/factories/some-facts.ts'
import { publishNotices } from './notices.ts'

// Opens 3 December 2021, 07:00 UTC; closes 22 December, 21:59; judging ends 10 January, 22:00; announced 14 January, 08:00.
const base = someFacts()
const { calendar } = base.challenge

function factsAt(state: RoadState, now: string, more: Partial<ChallengeFacts> = {}): ChallengeFacts {
  return {
    ...base,
    now: new Date(now),
    challenge: { ...base.challenge, ...aChallenge({ state, calendar }), effectiveState: state },
    proposals: [],
    ...more,
  }
}

const told = (facts: ChallengeFacts, name: string, word: string) =>
  planMessages(publishNotices, facts)
    .filter(({ notice }) => notice === name)
    .map(({ to, sendAt, data }) => [to.personId, sendAt.toISOString().slice(0, 16), data[word]].join(' '))

const happened = (event: string, at: string) => ({ happenedAt: { [event]: new Date(at) } })

describe('a step that is near', () => {
  // Out of the night: 23:59 in Helsinki becomes 20:45.
  it.each<[string, ChallengeFacts, string[]]>([
    ['opening', factsAt('scheduled', '2021-11-20T08:00:00Z'), ['organiser-1 2021-12-01T07:00 open']],
    ['closing', factsAt('open', '2021-12-04T08:00:00Z'), ['organiser-1 2021-12-20T18:45 close']],
    [
      'the end of judging',
      factsAt('judging', '2022-01-02T08:00:00Z'),
      ['organiser-1 2022-01-08T18:45 endJudging'],
    ],
    [
      'the announcement',
      factsAt('confirmed', '2022-01-12T07:00:00Z'),
      ['organiser-1 2022-01-12T08:00 release'],
    ],
    ['nothing comes by itself', factsAt('deliberating', '2022-01-12T16:00:00Z'), []],
    [
      'scheduled within two days: who did so knows',
      factsAt('scheduled', '2021-12-02T08:00:00Z', happened('ChallengeScheduled', '2021-12-02T07:59:00Z')),
      [],
    ],
    [
      'confirmed within two days',
      factsAt('confirmed', '2022-01-13T08:00:00Z', happened('DecisionConfirmed', '2022-01-13T07:59:00Z')),
      [],
    ],
    ['it has come', factsAt('open', '2021-12-22T22:00:00Z'), []],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, 'ops.phase_upcoming', 'step')).toEqual(expected)
  })
})

describe('a step that cannot be taken', () => {
  const submitted = { counts: { drafts: 0, submitted: 2, withdrawn: 0, eligible: 0 } }
  const firsts = (facts: ChallengeFacts) => told(facts, 'ops.phase_failed', 'problem').slice(0, 2)
  const twice = (who: string, first: string, second: string, problem: string) => [
    `${who} ${first} ${problem}`,
    `${who} ${second} ${problem}`,
  ]

  it.each<[string, ChallengeFacts, string[]]>([
    [
      'the opening has come without an approval',
      factsAt('in_review', '2021-12-03T07:00:00Z'),
      twice('organiser-1', '2021-12-03T07:00', '2021-12-03T19:00', 'not-approved'),
    ],
    ['the opening is ahead', factsAt('in_review', '2021-12-03T06:59:00Z'), []],
    ['nobody has asked for approval yet', factsAt('draft', '2021-12-03T08:00:00Z'), []],
    [
      'it has closed, and nobody sits on the jury',
      factsAt('closed', '2021-12-23T08:00:00Z', {
        ...submitted,
        jurors: [aJurorSeen({ isSubstitute: true })],
      }),
      twice('organiser-1', '2021-12-22T21:59', '2021-12-23T09:59', 'no-jurors'),
    ],
    [
      'somebody does',
      factsAt('closed', '2021-12-23T08:00:00Z', { ...submitted, jurors: [aJurorSeen()] }),
      [],
    ],
    ['nothing was submitted', factsAt('closed', '2021-12-23T08:00:00Z'), []],
    [
      'the time for judging is over',
      factsAt('closed', '2022-01-10T22:00:00Z', { ...submitted, jurors: [aJurorSeen()] }),
      twice('organiser-1', '2022-01-10T22:00', '2022-01-11T10:00', 'judging-not-begun'),
    ],
    [
      'the announcement is due and nobody has decided',
      factsAt('deliberating', '2022-01-14T08:00:00Z'),
      twice('organiser-1', '2022-01-14T08:00', '2022-01-14T20:00', 'not-decided'),
    ],
    ['it is ahead', factsAt('deliberating', '2022-01-14T07:59:00Z'), []],
  ])('%s', (_, facts, expected) => {
    expect(firsts(facts)).toEqual(expected)
  })

  it('is told every twelve hours for a week, and then no more', () => {
    const lines = told(factsAt('deliberating', '2022-01-14T08:00:00Z'), 'ops.phase_failed', 'problem')
    expect(lines).toHaveLength(14)
    expect(told(factsAt('deliberating', '2022-01-21T08:00:00Z'), 'ops.phase_failed', 'problem')).toEqual([])
  })

  it('is told to administrators too where the service itself fails, and to each once', () => {
    const facts = factsAt('open', '2021-12-22T22:10:00Z', {
      administrators: [aReader({ personId: 'admin' }), aReader({ personId: 'organiser-1' })],
    })
    const stuck = told(facts, 'ops.phase_failed', 'problem').slice(0, 4)
    expect(stuck.sort()).toEqual([
      ...twice('admin', '2021-12-22T21:59', '2021-12-23T09:59', 'stuck'),
      ...twice('organiser-1', '2021-12-22T21:59', '2021-12-23T09:59', 'stuck'),
    ])
    const soon = factsAt('open', '2021-12-22T22:05:00Z', { administrators: facts.administrators })
    expect(told(soon, 'ops.phase_failed', 'problem')).toEqual([])
  })
})

describe('a challenge that was called off', () => {
  const lead = aMember({ personId: 'lead' })
  const everybody: Partial<ChallengeFacts> = {
    ...happened('ChallengeCancelled', '2021-12-10T08:00:00Z'),
    proposals: [
      aProposalSeen({
        id: 'one',
        state: 'submitted',
        team: [lead, aMember({ personId: 'both', role: 'viewer' })],
      }),
      aProposalSeen({ id: 'two', state: 'draft', team: [lead] }),
      aProposalSeen({ id: 'gone', state: 'withdrawn', team: [aMember({ personId: 'stepped-back' })] }),
    ],
    jurors: [
      aJurorSeen({ personId: 'juror' }),
      aJurorSeen({ personId: 'asked', state: 'invited', answeredAt: null }),
      aJurorSeen({ personId: 'no', state: 'declined' }),
    ],
    followers: [aFollower({ personId: 'follower' }), aFollower({ personId: 'both' })],
    partners: [aReader({ personId: 'partner' })],
  }
  const ended = (state: EndState, from: RoadState, more = everybody) =>
    factsAt('open', '2021-12-10T08:00:00Z', {
      ...more,
      challenge: {
        ...base.challenge,
        ...anEndedChallenge(state, from),
        effectiveState: state satisfies ChallengeState,
        cancelReason: 'The building was sold.',
      },
    })
  const lines = (facts: ChallengeFacts) => told(facts, 'challenge.cancelled', 'part').sort()

  it.each<[string, ChallengeFacts, string[]]>([
    [
      'everybody who has to do with it, each once and by what counts most',
      ended('cancelled', 'open'),
      [
        'asked 2021-12-10T08:10 juror',
        'both 2021-12-10T08:10 team',
        'follower 2021-12-10T08:10 reader',
        'juror 2021-12-10T08:10 juror',
        'lead 2021-12-10T08:10 team',
        'organiser-1 2021-12-10T08:10 organiser',
        'partner 2021-12-10T08:10 reader',
      ],
    ],
    [
      'before it opened: the jury and the organisers alone',
      ended('cancelled', 'scheduled'),
      [
        'asked 2021-12-10T08:10 juror',
        'juror 2021-12-10T08:10 juror',
        'organiser-1 2021-12-10T08:10 organiser',
      ],
    ],
    ['archived since', ended('archived', 'open'), []],
    ['not called off', factsAt('open', '2021-12-10T08:00:00Z', everybody), []],
    ['two weeks ago', { ...ended('cancelled', 'open'), now: new Date('2021-12-24T08:00:00Z') }, []],
  ])('%s', (_, facts, expected) => {
    expect(lines(facts)).toEqual(expected)
  })

  it('says why', () => {
    const [message] = planMessages(publishNotices, ended('cancelled', 'open'))
    expect(message?.data).toMatchObject({ reason: 'The building was sold.' })
  })
})

describe('what partners can pass on', () => {
  const partners = [aReader({ personId: 'partner', zone: 'America/New_York' }), aReader({ personId: 'near' })]
  it.each<[string, ChallengeFacts, string[]]>([
    [
      'at the opening, by day where they are',
      factsAt('scheduled', '2021-12-01T08:00:00Z', { partners }),
      ['near 2021-12-03T07:00 clean-air', 'partner 2021-12-03T13:00 clean-air'],
    ],
    ['it is not on the calendar', factsAt('approved', '2021-12-01T08:00:00Z', { partners }), []],
    ['nobody is a partner', factsAt('scheduled', '2021-12-01T08:00:00Z'), []],
    ['a week has gone by', factsAt('open', '2021-12-10T07:00:00Z', { partners }), []],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, 'challenge.partner_kit', 'challengeSlug')).toEqual(expected)
  })
})
