import { describe, expect, it } from 'vitest'
import type { ChallengeFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { applyNotices } from '#app/apply/notices.ts'
import { aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { aMember, aProposalSeen, aReader, someFacts } from '#test/factories/some-facts.ts'
import { screeningNotices } from './screening-notices.ts'

const base = someFacts()
const askedAt = new Date('2021-12-23T10:00:00Z')
const dueAt = new Date('2021-12-27T14:00:00Z')
const move = {
  ...{ askedAt, dueAt, reason: 'It measures air.', declined: null },
  toTitles: { en: 'The right one', fi: 'Oikea' },
}
const team = [aMember({ personId: 'lead', locale: 'fi' }), aMember({ personId: 'editor', role: 'editor' })]

function told(proposal: Partial<ProposalFacts>, over: Partial<ChallengeFacts> = {}) {
  const facts: ChallengeFacts = {
    ...base,
    now: askedAt,
    challenge: { ...base.challenge, ...aChallenge({ state: 'closed' }) },
    organisers: [aReader({ personId: 'organiser' })],
    proposals: [aProposalSeen({ id: 'one', state: 'submitted', team, ...proposal })],
    ...over,
  }
  return planMessages([...screeningNotices, ...applyNotices], facts)
    .filter(({ notice }) => notice.startsWith('screening.mov') || notice === 'proposal.submitted')
    .map(({ notice, to, data }) => ({ line: `${notice} ${to.personId}`, data }))
}
const lines = (...given: Parameters<typeof told>) => told(...given).map(({ line }) => line)

describe('whether a proposal may move', () => {
  it('is asked of the lead alone, in the lead’s language, until the time is up', () => {
    expect(told({ move })).toMatchObject([
      { line: 'screening.move_asked lead', data: { to: 'Oikea', reason: 'It measures air.' } },
    ])
    expect(lines({ move }, { now: dueAt })).toEqual([])
  })

  it.each([
    ['taken back or never asked', { move: null }, {}],
    ['of what was withdrawn', { move, state: 'withdrawn' as const }, {}],
    [
      'of a challenge that has ended',
      { move },
      { challenge: { ...base.challenge, ...anEndedChallenge('cancelled', 'closed') } },
    ],
  ])('is not asked when %s', (_when, proposal, over) => {
    expect(lines(proposal, over)).toEqual([])
  })

  it('is told to the organisers when the lead declines', () => {
    const declined = { at: new Date('2021-12-24T08:00:00Z'), words: 'We stay.' }
    expect(told({ move: { ...move, declined } })).toMatchObject([
      { line: 'screening.move_declined organiser', data: { words: 'We stay.', to: 'The right one' } },
    ])
  })
})

describe('a moved proposal', () => {
  const submission = (version: number, submittedAt: Date) => ({
    ...{ version, submittedAt, hash: 'a'.repeat(64), recordHash: 'b'.repeat(64), isInGrace: false },
  })
  const submissions = [submission(1, new Date('2021-12-22T12:00:00Z')), submission(2, askedAt)]

  it('is told of to the whole team, in place of the receipt of that version', () => {
    const cameBy = { version: 2, fromTitles: { en: 'The wrong one' } }
    const all = told({ cameBy, submissions })
    expect(all.map(({ line, data }) => [line, (data as { version: number }).version]).sort()).toEqual([
      ['proposal.submitted editor', 1],
      ['proposal.submitted lead', 1],
      ['screening.moved editor', 2],
      ['screening.moved lead', 2],
    ])
    expect(lines({ submissions }).filter((line) => line.startsWith('screening'))).toEqual([])
  })
})
