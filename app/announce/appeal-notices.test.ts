import { describe, expect, it } from 'vitest'
import type { AppealFacts, ChallengeFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aMember, aProposalSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { appealNotices } from './appeal-notices.ts'

const base = someFacts()
const madeAt = new Date('2022-01-18T09:30:00Z')
const answeredAt = new Date('2022-01-25T12:00:00Z')

const appeal = (change: Partial<AppealFacts> = {}): AppealFacts => ({
  ...{ id: 'appeal-1', proposalId: 'p', number: 2, madeAt, answered: null, closedTo: [] },
  ...change,
})

function factsWith(appeals: readonly AppealFacts[], now = madeAt): ChallengeFacts {
  return {
    ...base,
    now,
    challenge: { ...base.challenge, ...aChallenge({ state: 'announced' }), effectiveState: 'announced' },
    organisers: ['one', 'two'].map((personId) => aReader({ personId })),
    proposals: [
      aProposalSeen({
        ...{ id: 'p', state: 'submitted', reference: 'HEL-2021-K7QF-M' },
        team: [aMember({ personId: 'lead' }), aMember({ personId: 'viewer', role: 'viewer' })],
      }),
      aProposalSeen({ id: 'rival', state: 'submitted' }),
    ],
    appeals,
  }
}

const told = (facts: ChallengeFacts, name: string) =>
  planMessages(appealNotices, facts)
    .filter(({ notice }) => notice === `decision.${name}`)
    .map(({ to, sendAt }) => [to.personId, sendAt.toISOString()])

const atOnce = madeAt.toISOString()
const answered = { at: answeredAt, outcome: 'partly' } as const

describe('an appeal', () => {
  it.each<[string, ChallengeFacts, unknown, unknown]>([
    ['nobody appealed', factsWith([]), [], []],
    ['made', factsWith([appeal()]), ['lead', 'viewer'], ['one', 'two']],
    ['kept from one of them', factsWith([appeal({ closedTo: ['two'] })]), ['lead', 'viewer'], ['one']],
    ['answered', factsWith([appeal({ answered })]), ['lead', 'viewer'], []],
    ['two weeks later', factsWith([appeal()], new Date('2022-02-01T09:30:00.001Z')), [], ['one', 'two']],
    ['when the answer is overdue', factsWith([appeal()], new Date('2022-02-17T09:30:00.001Z')), [], []],
    [
      'in a challenge that was called off',
      {
        ...factsWith([appeal()]),
        challenge: {
          ...base.challenge,
          ...anEndedChallenge('cancelled', 'announced'),
          effectiveState: 'cancelled',
        },
      },
      [],
      [],
    ],
  ])('%s', (_case, facts, team, organisers) => {
    expect(told(facts, 'appeal_received').map(([who]) => who)).toEqual(team)
    expect(told(facts, 'appeal_arrived').map(([who]) => who)).toEqual(organisers)
  })

  it('is told at once, with its number and the day of the answer', () => {
    expect(told(factsWith([appeal()]), 'appeal_received')[0]).toEqual(['lead', atOnce])
    expect(planMessages(appealNotices, factsWith([appeal()]))[0]?.data).toMatchObject({
      ...{ number: 'HEL-2021-K7QF-M/A2', answerDueAt: '2022-02-17T09:30:00.000Z' },
    })
  })
})

describe('an answer', () => {
  it.each<[string, ChallengeFacts, unknown]>([
    ['not yet', factsWith([appeal()]), []],
    [
      'to the whole team',
      factsWith([appeal({ answered })], answeredAt),
      [
        ['lead', answeredAt.toISOString()],
        ['viewer', answeredAt.toISOString()],
      ],
    ],
    ['two weeks later', factsWith([appeal({ answered })], new Date('2022-02-08T12:00:00.001Z')), []],
  ])('%s', (_case, facts, expected) => {
    expect(told(facts, 'appeal_answered')).toEqual(expected)
  })
})
