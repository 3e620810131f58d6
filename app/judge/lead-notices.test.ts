import { describe, expect, it } from 'vitest'
import type { defaultPolicy } from '#app/lifecycle/challenge.ts'
import type { RoadState } from '#app/lifecycle/phases.ts'
import type { ChallengeFacts, JudgedProposalFacts, JurorFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aCalendar, aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aJurorSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { leadNotices } from './lead-notices.ts'

const base = someFacts()
const judgingEndsAt = new Date('2022-01-12T10:00:00Z')
const startedAt = new Date('2021-12-27T10:00:00Z')
const onThird = new Date('2022-01-03T10:00:00Z')
const now = '2022-01-03T12:00:00Z'
const seat = (personId: string, change: Partial<JurorFacts> = {}) =>
  aJurorSeen({ personId, jurorId: personId, name: personId, assigned: 2, finished: 2, ...change })
const chair = seat('chair', { isChair: true, assigned: 0, finished: 0 })
const proposal = (change: Partial<JudgedProposalFacts> = {}): JudgedProposalFacts => ({
  ...{ proposalId: 'p', reference: 'REF-P', closedTo: [], spread: null, isDiscussed: false },
  judgements: [
    { jurorId: 'a', finalisedAt: onThird },
    { jurorId: 'b', finalisedAt: null },
  ],
  ...change,
})

function factsAt(state: RoadState, change: Partial<ChallengeFacts> = {}, at = now): ChallengeFacts {
  return {
    ...base,
    now: new Date(at),
    challenge: {
      ...base.challenge,
      ...aChallenge({ state, calendar: aCalendar({ judgingEndsAt }) }),
      effectiveState: state,
    },
    happenedAt: { JudgingStarted: startedAt },
    organisers: [aReader({ personId: 'organiser' })],
    jurors: [chair, seat('a'), seat('b')],
    proposals: [],
    judged: [proposal()],
    ...change,
  }
}

const withPolicy = (facts: ChallengeFacts, policy: Partial<typeof defaultPolicy>): ChallengeFacts => ({
  ...facts,
  challenge: { ...facts.challenge, policy: { ...facts.challenge.policy, ...policy } },
})
const planned = (facts: ChallengeFacts, notice: string) =>
  planMessages(leadNotices, facts).filter((message) => message.notice === notice)
const told = (facts: ChallengeFacts, notice: string) =>
  planned(facts, notice).map(({ to, sendAt }) => `${to.personId} ${sendAt.toISOString().slice(5, 16)}`)

describe('the digest of a morning', () => {
  // 08:00 in Helsinki.
  const morning = '01-04T06:00'
  it.each<[string, ChallengeFacts, string[]]>([
    ['goes to chair and organisers', factsAt('judging'), [`chair ${morning}`, `organiser ${morning}`]],
    [
      'once to who is both',
      factsAt('judging', { organisers: [aReader({ personId: 'chair' })] }),
      [`chair ${morning}`],
    ],
    [
      'not where nothing has become final',
      factsAt('judging', { judged: [proposal({ judgements: [{ jurorId: 'a', finalisedAt: null }] })] }),
      [],
    ],
    [
      'not to who may know of nothing that became final',
      factsAt('judging', { judged: [proposal({ closedTo: ['chair'] })] }),
      [`organiser ${morning}`],
    ],
    ['not once judging is over', factsAt('deliberating'), []],
    [
      'not to who refused it',
      factsAt('judging', { mailRefusals: [{ personId: 'chair', notice: 'jury.daily_digest' }] }),
      [`organiser ${morning}`],
    ],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, 'jury.daily_digest').sort()).toEqual(expected)
  })

  it('counts for each reader what is open to them, and nothing else', () => {
    const closed = proposal({
      ...{ proposalId: 'q', closedTo: ['chair'] },
      judgements: [
        { jurorId: 'a', finalisedAt: onThird },
        { jurorId: 'c', finalisedAt: null },
      ],
    })
    const facts = factsAt('judging', {
      jurors: [chair, seat('a'), seat('b'), seat('c')],
      judged: [proposal(), closed],
    })
    const counted = planned(facts, 'jury.daily_digest').map(({ to, data }) => [
      ...[to.personId, data['finished'], data['assigned'], (data['items'] as unknown[]).length],
      (data['waiting'] as { name: string }[]).map(({ name }) => name).join(),
    ])
    expect(counted.sort()).toEqual([
      ['chair', 1, 2, 1, 'b'],
      ['organiser', 2, 4, 2, 'b,c'],
    ])
  })

  it('counts a ballot as one, final as a whole', () => {
    const final = { jurorId: 'a', finalisedAt: onThird }
    const facts = factsAt('judging', {
      judgedBy: 'ballots',
      judged: [
        proposal(),
        proposal({ proposalId: 'q', judgements: [final, { jurorId: 'b', finalisedAt: null }] }),
      ],
    })
    expect(planned(facts, 'jury.daily_digest')[0]?.data).toMatchObject({
      ...{ finished: 1, assigned: 2, judgedBy: 'ballots', waiting: [{ name: 'b', left: 1 }] },
      items: [{ at: onThird.toISOString() }],
    })
  })
})

describe('a proposal that divides the jury', () => {
  const final = ['a', 'b'].map((jurorId) => ({ jurorId, finalisedAt: onThird }))
  const divided = proposal({ judgements: final, spread: 60 })
  const afterOwn = { jurorsSeeOthers: 'after-own-final' } as const
  const open = (change: Partial<ChallengeFacts> = {}) =>
    withPolicy(factsAt('judging', { judged: [divided], ...change }), afterOwn)
  const ended = { JudgingStarted: startedAt, JudgingEnded: new Date('2022-01-12T10:00:00Z') }
  const over = (change: Partial<ChallengeFacts> = {}) =>
    factsAt('deliberating', { judged: [divided], happenedAt: ended, ...change }, '2022-01-12T12:00:00Z')

  it.each<[string, ChallengeFacts, string[]]>([
    ['is told the chair, where jurors see others after their own', open(), ['chair 01-04T06:00']],
    ['not before scores may be read at all: the embargo', factsAt('judging', { judged: [divided] }), []],
    ['and then when judging is over', over(), ['chair 01-13T06:00']],
    [
      'not while the chair has scorecards of their own to finish',
      open({ jurors: [{ ...chair, assigned: 3, finished: 2 }, seat('a'), seat('b')] }),
      [],
    ],
    [
      'but once they are final',
      open({
        jurors: [
          { ...chair, assigned: 3, finished: 3, lastFinishedAt: new Date('2022-01-03T11:00:00Z') },
          seat('a'),
          seat('b'),
        ],
      }),
      ['chair 01-04T06:00'],
    ],
    ['not while a judgement is missing', open({ judged: [proposal()] }), []],
    ['not where jurors lie near each other', open({ judged: [{ ...divided, spread: 32 }] }), []],
    ['not once a meeting has talked about it', open({ judged: [{ ...divided, isDiscussed: true }] }), []],
    [
      'never to a chair to whom it is closed: the organisers hear, when they see scores',
      over({ judged: [{ ...divided, closedTo: ['chair'] }] }),
      ['organiser 01-13T06:00'],
    ],
    [
      'to organisers while judging lasts only where they see scores then',
      withPolicy(factsAt('judging', { judged: [divided], jurors: [seat('a'), seat('b')] }), {
        organisersSeeScoresFrom: 'judging',
      }),
      ['organiser 01-04T06:00'],
    ],
    [
      'to nobody to whom it is closed',
      over({ judged: [{ ...divided, closedTo: ['chair', 'organiser'] }] }),
      [],
    ],
    ['not once a decision stands', { ...over(), ...factsAt('decided', { judged: [divided] }) }, []],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, 'jury.divergence')).toEqual(expected)
  })

  it('is one mail for all of a morning, with references and no figure', () => {
    const other = { ...divided, proposalId: 'q', reference: 'REF-Q' }
    const [message, ...more] = planned(open({ judged: [divided, other] }), 'jury.divergence')
    expect(more).toEqual([])
    expect(message?.data['items']).toEqual([{ reference: 'REF-P' }, { reference: 'REF-Q' }])
    expect(JSON.stringify(message?.data)).not.toMatch(/60|spread|juror/)
  })

  it('never comes to a juror who does not lead the jury', () => {
    const readers = [open(), over()].flatMap((facts) => planned(facts, 'jury.divergence'))
    expect(new Set(readers.map(({ to }) => to.personId))).toEqual(new Set(['chair']))
  })
})

describe('a juror who has stepped back', () => {
  const recusedAt = onThird
  const seen = (state: RoadState, change: Partial<JurorFacts> = {}) =>
    factsAt(state, { jurors: [seat('a', { recusedAt, recusals: 2, finished: 1, ...change })] })
  const at = ['a 01-03T10:15']

  it.each<[string, ChallengeFacts, string[]]>([
    ['has it in writing a quarter of an hour later', seen('judging'), at],
    ['also before anything is assigned', seen('closed'), at],
    ['and in a meeting', seen('deliberating'), at],
    ['not once all is decided', seen('decided'), []],
    ['not where nothing of it stands', seen('judging', { recusedAt: null, recusals: 0 }), []],
    ['not after leaving', seen('judging', { state: 'left' }), []],
    [
      'whatever they have refused: it is a receipt',
      { ...seen('judging'), mailRefusals: [{ personId: 'a', notice: null }] },
      at,
    ],
    [
      'not in a challenge that was cancelled',
      {
        ...seen('judging'),
        challenge: {
          ...base.challenge,
          ...anEndedChallenge('cancelled', 'judging'),
          effectiveState: 'cancelled',
        },
      },
      [],
    ],
  ])('%s', (_, facts, expected) => {
    expect(told(facts, 'jury.recusal_confirmed')).toEqual(expected)
  })

  it('reads of how many, of what is left, and never of which', () => {
    const [message] = planned(seen('judging'), 'jury.recusal_confirmed')
    expect(message?.data).toMatchObject({ recusals: 2, left: 1 })
    expect(JSON.stringify(message?.data)).not.toContain('REF')
    const [before] = planned(seen('closed'), 'jury.recusal_confirmed')
    expect(before?.data).toMatchObject({ left: null })
    const blind = planned(withPolicy(seen('judging'), { isBlind: true }), 'jury.recusal_confirmed')
    expect(blind[0]?.data).toMatchObject({ recusals: null })
  })
})
