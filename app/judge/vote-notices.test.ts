import { describe, expect, it } from 'vitest'
import type { RoadState } from '#app/lifecycle/phases.ts'
import type { ChallengeFacts, PublicVoteFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aCalendar, aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aFollower, aMember, aProposalSeen, someFacts } from '#test/factories/some-facts.ts'
import { voteNotices } from './vote-notices.ts'

const vote: PublicVoteFacts = {
  opensAt: new Date('2021-12-29T08:00:00Z'),
  closesAt: new Date('2022-01-05T08:00:00Z'),
  ...{ budget: 155_000, currency: 'EUR', maximum: 3, isWithinBudget: true },
  onBallot: ['on'],
}
const base = someFacts()
const proposal = (id: string, personIds: string[]) =>
  aProposalSeen({
    ...{ id, state: 'submitted', screening: 'eligible' },
    team: personIds.map((personId) => aMember({ personId })),
  })
const follower = aFollower({ personId: 'follower' })

function facts(change: Partial<ChallengeFacts> = {}, now = '2021-12-28T08:00:00Z'): ChallengeFacts {
  const state: RoadState = 'judging'
  return {
    ...base,
    now: new Date(now),
    challenge: {
      ...base.challenge,
      ...aChallenge({ state, calendar: aCalendar({}) }),
      effectiveState: state,
    },
    proposals: [proposal('on', ['lead', 'editor']), proposal('off', ['other'])],
    followers: [follower],
    publicVote: vote,
    ...change,
  }
}

const told = (given: ChallengeFacts) =>
  planMessages(voteNotices, given).map(
    ({ notice, to, sendAt }) => `${notice} ${to.personId} ${sendAt.toISOString().slice(5, 16)}`,
  )
const teams = ['vote.opened editor 12-29T08:00', 'vote.opened lead 12-29T08:00']
const all = ['follow.vote_opened follower 12-29T08:00', ...teams]

describe('that the public vote has opened', () => {
  it.each<[string, ChallengeFacts, string[]]>([
    ['is told at its opening, to whom it concerns', facts(), all],
    ['not where there is none', facts({ publicVote: null }), []],
    ['not where nothing is on the ballot', facts({ publicVote: { ...vote, onBallot: [] } }), []],
    ['not once it has closed', facts({}, '2022-01-05T08:00:00Z'), []],
    [
      'to a follower in a team on the ballot as to the team alone',
      facts({ followers: [aFollower({ personId: 'lead', hasProposal: true })] }),
      teams,
    ],
    [
      'to a follower whose proposal is not on it as to any other',
      facts({ followers: [aFollower({ personId: 'other', hasProposal: true })] }),
      ['follow.vote_opened other 12-29T08:00', ...teams],
    ],
    [
      'not to who followed later: they have seen it',
      facts({ followers: [{ ...follower, followsFrom: vote.opensAt }] }),
      teams,
    ],
    [
      // 08:00 UTC is 22:00 in Honolulu.
      'by day where the reader is',
      facts({ followers: [{ ...follower, zone: 'Pacific/Honolulu' }] }),
      [...teams, 'follow.vote_opened follower 12-29T18:00'],
    ],
    [
      'after a deadline that moved beyond its opening, never before',
      facts({
        challenge: {
          ...facts().challenge,
          calendar: aCalendar({ closesAt: new Date('2021-12-30T10:00:00Z') }),
        },
        followers: [],
      }),
      ['vote.opened editor 12-30T10:00', 'vote.opened lead 12-30T10:00'],
    ],
    [
      'not to who refused it',
      facts({ mailRefusals: [{ personId: 'follower', notice: 'follow.vote_opened' }] }),
      teams,
    ],
    [
      'not of a challenge that was cancelled',
      facts({
        challenge: {
          ...base.challenge,
          ...anEndedChallenge('cancelled', 'judging'),
          effectiveState: 'cancelled',
        },
      }),
      [],
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given)).toEqual(expected)
  })
})
