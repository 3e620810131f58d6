import { describe, expect, it } from 'vitest'
import type { RoadState } from '#app/lifecycle/phases.ts'
import type { AwardFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aChallenge } from '#test/factories/a-lifecycle.ts'
import { aMember, aProposalSeen, someFacts } from '#test/factories/some-facts.ts'
import { announceNotices } from './notices.ts'

const base = someFacts()
const award = (change: Partial<AwardFacts>): AwardFacts => ({
  ...{
    id: 'award',
    outcome: 'winner',
    place: 1,
    lineId: null,
    hasReserve: false,
    lineNames: {},
    money: null,
  },
  ...{ reason: '', feedback: '', answer: null, answeredAt: null, movedUp: null, record: '' },
  ...change,
})

function told(
  name: string,
  given: Partial<ProposalFacts>,
  { state = 'announced' as RoadState, now = '2022-01-14T09:00:00Z', zone = null as string | null } = {},
): string[] {
  const team = [aMember({ personId: 'lead', zone }), aMember({ personId: 'viewer', role: 'viewer', zone })]
  const facts = {
    ...base,
    now: new Date(now),
    challenge: { ...base.challenge, ...aChallenge({ state }), effectiveState: state },
    proposals: [aProposalSeen({ state: 'submitted', team, ...given })],
  }
  return planMessages(announceNotices, facts)
    .filter(({ notice }) => notice === name)
    .map(({ to, sendAt }) => `${to.personId} ${sendAt.toISOString().slice(5, 16)}`)
}

describe('a certificate', () => {
  // Announced on 14 January 2022 at 08:00 UTC.
  const both = (at: string) => [`lead ${at}`, `viewer ${at}`]
  it.each<[string, Partial<AwardFacts>, Parameters<typeof told>[2], string[]]>([
    ['a winner, the day after', {}, {}, both('01-15T08:00')],
    [
      'planned once the decision is confirmed',
      {},
      { state: 'confirmed', now: '2022-01-13T09:00:00Z' },
      both('01-15T08:00'),
    ],
    ['an honourable mention', { outcome: 'honourable_mention', place: null }, {}, both('01-15T08:00')],
    ['by day where they are', {}, { zone: 'America/Los_Angeles' }, both('01-15T16:00')],
    ['declined', { answer: 'declined' }, {}, []],
    ['not selected', { outcome: 'not_selected', place: null }, {}, []],
    ['in reserve', { outcome: 'reserve' }, {}, []],
    [
      'a reserve that has moved up, the day after that',
      { outcome: 'reserve', movedUp: { at: new Date('2022-01-20T10:00:00Z'), insteadOf: 'other' } },
      { now: '2022-01-20T10:00:00Z' },
      both('01-21T10:00'),
    ],
    ['nothing is confirmed', {}, { state: 'decided', now: '2022-01-13T09:00:00Z' }, []],
  ])('%s', (_, given, when, expected) => {
    expect(told('decision.certificate', { award: award(given) }, when)).toEqual(expected)
  })
})

describe('feedback that came later', () => {
  const addedAt = new Date('2022-01-17T10:00:00Z')
  const at = { now: '2022-01-17T10:00:00Z' }
  it.each<[string, Partial<ProposalFacts>, Parameters<typeof told>[2], string[]]>([
    ['to the whole team', { feedbackAddedAt: addedAt }, at, ['lead 01-17T10:15', 'viewer 01-17T10:15']],
    ['none came', {}, at, []],
    [
      'not announced yet: the outcome tells it',
      { feedbackAddedAt: addedAt },
      { ...at, state: 'confirmed' },
      [],
    ],
    ['withdrawn since', { feedbackAddedAt: addedAt, state: 'withdrawn' }, at, []],
    ['two weeks ago', { feedbackAddedAt: addedAt }, { now: '2022-01-31T10:00:00Z' }, []],
  ])('%s', (_, given, when, expected) => {
    expect(told('decision.feedback_available', given, when)).toEqual(expected)
  })
})
