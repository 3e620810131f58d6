import { describe, expect, it } from 'vitest'
import { confirmationRefusal, decisionRefusal, type ProjectToDecide } from './deciding.ts'
import {
  budgetOf,
  moveRefusal,
  nextProjectStates,
  planRefusal,
  planRemarks,
  projectStates,
} from './projects.ts'

const terms = [{ number: 1, startsOn: '2020-09-03', endsOn: '2025-12-31' }]
const shares = [
  { organisationId: 'city', amount: 40_000 },
  { organisationId: 'institute', amount: 25_000 },
]
const plan = { startsOn: '2021-01-01', endsOn: '2022-06-30', shares }

describe('a plan', () => {
  it.each([
    ['within the term', {}, null, []],
    ['that outlasts the term', { endsOn: '2026-06-30' }, null, ['outlasts-term']],
    [
      'that begins on the last day',
      { startsOn: '2025-12-31', endsOn: '2026-06-30' },
      null,
      ['outlasts-term'],
    ],
    [
      'that begins after the term',
      { startsOn: '2026-01-01', endsOn: '2026-06-30' },
      'project-after-term',
      null,
    ],
    ['that begins before the term', { startsOn: '2020-09-02' }, 'project-before-term', null],
    ['of one day', { endsOn: '2021-01-01' }, 'project-days', null],
    ['that nobody pays', { shares: [] }, 'shares-missing', null],
    [
      'that nobody pays anything of',
      { shares: [{ organisationId: 'city', amount: 0 }] },
      'shares-missing',
      null,
    ],
    [
      'that one party pays',
      { shares: [shares[0]!, { organisationId: 'institute', amount: 0 }] },
      null,
      ['one-payer'],
    ],
  ])('%s', (_, change, code, remarks) => {
    expect(planRefusal({ ...plan, ...change }, terms)?.code ?? null).toBe(code)
    if (remarks)
      expect(planRemarks({ ...plan, ...change }, terms).map((remark) => remark.code)).toEqual(remarks)
  })

  it('needs a term', () => {
    expect(planRefusal(plan, [])).toEqual({ code: 'term-missing' })
  })

  it('costs what all pay together', () => {
    expect(budgetOf(shares)).toBe(65_000)
    expect(budgetOf([])).toBe(0)
  })
})

const sides = [
  { organisationId: 'city', name: 'The city' },
  { organisationId: 'institute', name: 'The institute' },
]
const proposed: ProjectToDecide = { state: 'proposed', proposedBy: 'proposer', draft: null }
const waiting: ProjectToDecide = { ...proposed, draft: { outcome: 'agreed', decidedBy: 'mayor' } }
const mayor = { personId: 'mayor', organisationId: 'city' }
const director = { personId: 'director', organisationId: 'institute' }
const decision = { outcome: 'agreed' as const, reasons: 'It fits.', shares }

describe('writing a decision', () => {
  it.each([
    ['somebody of a side', proposed, {}, mayor, null],
    [
      'a guest who speaks for nobody',
      proposed,
      {},
      { personId: 'x', organisationId: null },
      'speaks-for-nobody',
    ],
    [
      'somebody of no organising party',
      proposed,
      {},
      { personId: 'x', organisationId: 'club' },
      'speaks-for-nobody',
    ],
    [
      'whoever proposed it',
      proposed,
      {},
      { personId: 'proposer', organisationId: 'institute' },
      'own-project',
    ],
    ['somebody without reasons', proposed, { reasons: ' ' }, mayor, 'reasons-missing'],
    ['somebody without money', proposed, { shares: [] }, mayor, 'amount-missing'],
    [
      'somebody who declines, without money',
      proposed,
      { outcome: 'declined' as const, shares: [] },
      mayor,
      null,
    ],
    ['while another waits', waiting, {}, director, 'decision-waits'],
    ['after it was declined', { ...proposed, state: 'declined' as const }, {}, mayor, 'project-decided'],
  ])('by %s', (_, project, change, hand, code) => {
    expect(decisionRefusal(project, { ...decision, ...change }, { hand, sides })?.code ?? null).toBe(code)
  })
})

describe('confirming it', () => {
  it.each([
    ['the other side', waiting, director, mayor, null],
    ['the same person', waiting, mayor, mayor, 'two-persons'],
    ['the same side', waiting, { personId: 'deputy', organisationId: 'city' }, mayor, 'two-sides'],
    [
      'whoever proposed it',
      waiting,
      { personId: 'proposer', organisationId: 'institute' },
      mayor,
      'own-project',
    ],
    ['nobody’s speaker', waiting, { personId: 'x', organisationId: null }, mayor, 'speaks-for-nobody'],
    ['before anything is written', proposed, director, null, 'no-decision-waits'],
  ])('by %s', (_, project, hand, first, code) => {
    expect(confirmationRefusal(project, { hand, first, sides })?.code ?? null).toBe(code)
  })

  it('takes any second person where one party organises alone', () => {
    const alone = {
      hand: { personId: 'deputy', organisationId: null },
      first: mayor,
      sides: sides.slice(0, 1),
    }
    expect(confirmationRefusal(waiting, alone)).toBeNull()
  })
})

it.each([
  ['agreed', 'running', '', null],
  ['running', 'finished', '', null],
  ['running', 'stopped', 'The money ran out.', null],
  ['running', 'stopped', '  ', 'project-stop-reason'],
  ['agreed', 'finished', '', 'no-project-road'],
  ['proposed', 'running', '', 'no-project-road'],
  ['finished', 'running', '', 'project-over'],
  ['stopped', 'running', '', 'project-over'],
] as const)('from %s to %s', (from, to, reason, code) => {
  expect(moveRefusal(from, { to, reason })?.code ?? null).toBe(code)
})

it('leads from every state to states there are', () => {
  for (const state of projectStates) {
    for (const next of nextProjectStates[state]) expect(projectStates).toContain(next)
  }
})
