import { expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import type { ChallengeFacts } from '#app/notify/core/facts.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aMember, aProposalSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { deadlineNotices } from './notices.ts'

const base = someFacts()
const submission = {
  version: 1,
  submittedAt: new Date('2021-12-20T10:00:00Z'),
  hash: 'a'.repeat(64),
  recordHash: 'b'.repeat(64),
}
const team = [aMember({ personId: 'lead', zone: 'Asia/Shanghai' })]
const open: ChallengeFacts = {
  ...base,
  now: new Date('2021-12-20T12:00:00Z'),
  challenge: { ...base.challenge, ...aChallenge({ state: 'open' }) },
  organisers: [aReader({ personId: 'organiser' })],
  proposals: [
    aProposalSeen({ id: 'in', state: 'submitted', submissions: [submission], team }),
    aProposalSeen({ id: 'draft', team }),
    aProposalSeen({ id: 'empty', team, answeredQuestions: 0 }),
    aProposalSeen({ id: 'out', state: 'withdrawn', withdrawnAt: submission.submittedAt, team }),
  ],
}

const planned = (facts: ChallengeFacts) =>
  planMessages(deadlineNotices, facts).map(({ notice, about, sendAt }) => [
    notice,
    about,
    sendAt.toISOString(),
  ])

it('plans what the closing says from the opening on', () => {
  expect(planned(open)).toEqual([
    ['challenge.closed_team', open.challenge.id, '2021-12-22T21:59:00.000Z'],
    ['challenge.closed_applicants', 'in', '2021-12-22T22:29:00.000Z'],
    // 05:59 in Shanghai: the morning after is two hours later there.
    ['challenge.closed_draft_missed', 'draft', '2021-12-23T00:00:00.000Z'],
  ])
})

it('says nothing of a closing that does not take place', () => {
  const cancelled = { ...base.challenge, ...anEndedChallenge('cancelled', 'open') }
  expect(planned({ ...open, challenge: cancelled })).toEqual([])
})

it('tells every team but the withdrawn of the newest deadline, once', () => {
  const move = (closesAt: string, changedAt: string) => ({
    previousClosesAt: open.challenge.calendar.closesAt,
    closesAt: new Date(closesAt),
    reason: 'Storm.',
    changedAt: new Date(changedAt),
  })
  const deadlineChanges = [
    move('2021-12-24T21:59:00Z', '2021-12-20T11:00:00Z'),
    move('2021-12-23T21:59:00Z', '2021-12-19T11:00:00Z'),
  ]
  const told = planned({ ...open, deadlineChanges }).filter(
    ([notice]) => notice === 'challenge.deadline_extended',
  )
  expect(told.map(([, about]) => about).sort()).toEqual(['draft', 'empty', 'in'])
})
