import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import { aMember, aProposalSeen, someFacts } from '#test/factories/some-facts.ts'
import { publishNotices } from './notices.ts'

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
