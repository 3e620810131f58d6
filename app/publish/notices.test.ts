import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import type { ChallengeFacts } from '#app/notify/core/facts.ts'
import { aCalendar, aChallenge } from '#test/factories/a-lifecycle.ts'
import { aFollower, aMember, aProposalSeen, someFacts } from '#test/factories/some-facts.ts'
import { publishNotices } from './notices.ts'

const challengeOf = (calendar = aCalendar()) => ({
  ...someFacts().challenge,
  ...aChallenge({ state: 'open', calendar }),
})
const factsWith = (facts: Partial<ChallengeFacts>) =>
  someFacts({ proposals: [], organisers: [], followers: [aFollower()], ...facts })
const toFollowers = (facts: ChallengeFacts) =>
  planMessages(publishNotices, facts).map(({ notice, sendAt }) => `${notice} ${sendAt.toISOString()}`)

describe('to followers', () => {
  // Opens 3 December, closes 22 December 21:59 UTC, 23:59 in Helsinki: reminders move to the evening before the night.
  it('a week and two days are left: what still lies ahead', () => {
    expect(toFollowers(factsWith({ now: new Date('2021-12-04T10:00:00Z') }))).toEqual([
      'challenge.closing_soon 2021-12-15T18:45:00.000Z',
      'challenge.closing_soon 2021-12-20T18:45:00.000Z',
    ])
  })

  it.each([
    ['who has a proposal', aFollower({ hasProposal: true })],
    ['who began to follow within a day', aFollower({ followsFrom: new Date('2021-12-20T12:00:00Z') })],
  ])('nothing is left for %s', (_, follower) => {
    expect(toFollowers(factsWith({ now: new Date('2021-12-20T13:00:00Z'), followers: [follower] }))).toEqual(
      [],
    )
  })

  it('the opening is told to who asked before it, by day where they are', () => {
    const early = aFollower({ followsFrom: new Date('2021-11-20T08:00:00Z'), zone: 'America/New_York' })
    const facts = factsWith({ now: new Date('2021-12-03T06:00:00Z'), followers: [early, aFollower()] })
    expect(toFollowers(facts).filter((line) => line.startsWith('challenge.published'))).toEqual([
      'challenge.published 2021-12-03T13:00:00.000Z',
    ])
  })

  it('a moved deadline is told once, and reminders hang on the new one', () => {
    const closesAt = new Date('2021-12-29T10:00:00Z')
    const changedAt = new Date('2021-12-18T09:00:00Z')
    const facts = factsWith({
      now: changedAt,
      challenge: challengeOf(aCalendar({ closesAt, version: 2 })),
      deadlineChanges: [
        { previousClosesAt: new Date('2021-12-22T21:59:00Z'), closesAt, reason: 'A storm.', changedAt },
      ],
    })
    expect(toFollowers(facts)).toEqual([
      'follow.deadline_extended 2021-12-18T09:00:00.000Z',
      'challenge.closing_soon 2021-12-22T10:00:00.000Z',
      'challenge.closing_soon 2021-12-27T10:00:00.000Z',
    ])
  })

  it('nothing is told of a challenge that was cancelled', () => {
    const challenge = { ...challengeOf(), state: 'cancelled' as const, endedFrom: 'open' as const }
    expect(toFollowers(factsWith({ challenge }))).toEqual([])
  })
})

const at = (time: string) => new Date(`2021-12-10T${time}:00Z`)
const addendum = (number: number, issuedAt: Date) => ({
  number,
  issuedAt,
  summaries: { en: `Addendum ${number} says why.` },
})

function told(facts: Parameters<typeof someFacts>[0]) {
  return planMessages(publishNotices, someFacts(facts))
    .filter(({ notice }) => notice === 'challenge.changed')
    .map(({ to, sendAt, data }) => [to.personId, sendAt.toISOString().slice(11, 16), data.number])
}

describe('an addendum', () => {
  const early = new Date('2021-12-05T08:00:00Z')
  const team = [aMember({ personId: 'lead' }), aMember({ personId: 'viewer', role: 'viewer' })]
  const draft = aProposalSeen({ id: 'draft', startedAt: early, team })

  it('is told to everybody of every team ten minutes later', () => {
    expect(told({ proposals: [draft], addenda: [addendum(1, at('10:00'))] })).toEqual([
      ['lead', '10:10', 1],
      ['viewer', '10:10', 1],
    ])
  })

  it('is told neither to those who stepped back nor to those who began with it', () => {
    const withdrawn = { ...draft, state: 'withdrawn' as const }
    const later = { ...draft, startedAt: at('11:00') }
    expect(told({ proposals: [withdrawn, later], addenda: [addendum(1, at('10:00'))] })).toEqual([])
  })

  it('that follows another within ten minutes is told alone', () => {
    const addenda = [addendum(1, at('10:00')), addendum(2, at('10:09')), addendum(3, at('12:00'))]
    const lead = { ...draft, team: team.slice(0, 1) }
    expect(told({ proposals: [lead], addenda })).toEqual([
      ['lead', '10:19', 2],
      ['lead', '12:10', 3],
    ])
  })
})
