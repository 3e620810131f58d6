import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetRules, type AwardPlan } from '#app/publish/core/award-plan.ts'
import { allot, type Claimant } from './allotment.ts'

const claimant = (proposalId: string, cost: number | null, change: Partial<Claimant> = {}): Claimant => ({
  ...{ proposalId, cost, organisationId: `of ${proposalId}`, isHostable: true },
  ...change,
})

const line = { id: 'pilots', kind: 'award', places: 3, amount: null, budgetId: 'money' } as const
const plan = (change: Partial<AwardPlan> = {}): AwardPlan => ({
  lines: [line],
  budgets: [{ id: 'money', amount: 100 }],
  rule: 'next-affordable',
  winsPerOrganisation: null,
  ...change,
})

const said = (given: AwardPlan, claimants: readonly Claimant[]) =>
  allot(given, claimants).map(({ lineId, amount, skipped }) => skipped ?? `${lineId} ${amount}`)

describe('going down the ranking', () => {
  it.each<[string, AwardPlan, Claimant[], string[]]>([
    [
      'skips what costs more than is left, and takes the next that fits',
      plan(),
      [claimant('a', 60), claimant('b', 50), claimant('c', 40)],
      ['pilots 60', 'budget', 'pilots 40'],
    ],
    [
      'stops where that is the rule',
      plan({ rule: 'stop' }),
      [claimant('a', 60), claimant('b', 50), claimant('c', 40)],
      ['pilots 60', 'budget', 'stopped'],
    ],
    [
      'pays what the line pays, whatever was asked',
      plan({ lines: [{ ...line, amount: 50 }] }),
      [claimant('a', 10), claimant('b', null), claimant('c', 1)],
      ['pilots 50', 'pilots 50', 'budget'],
    ],
    [
      'passes over whoever has not said what it costs',
      plan(),
      [claimant('a', null), claimant('b', 1)],
      ['cost-unknown', 'pilots 1'],
    ],
    ['takes whole budgets', plan(), [claimant('a', 100), claimant('b', 0)], ['pilots 100', 'pilots 0']],
    [
      'gives no more than there are places',
      plan({ lines: [{ ...line, places: 1 }] }),
      [claimant('a', 1), claimant('b', 1)],
      ['pilots 1', 'places'],
    ],
    [
      'gives an organisation as many as it may win',
      plan({ winsPerOrganisation: 1 }),
      [
        claimant('a', 1, { organisationId: 'one' }),
        claimant('b', 1, { organisationId: 'one' }),
        claimant('c', 1),
      ],
      ['pilots 1', 'cap', 'pilots 1'],
    ],
    [
      'passes over what cannot be hosted',
      plan(),
      [claimant('a', 1, { isHostable: false }), claimant('b', 1)],
      ['host', 'pilots 1'],
    ],
    [
      'goes on with the next line, and counts no money where there is none',
      plan({
        lines: [
          { ...line, places: 1 },
          { id: 'second', kind: 'award', places: 1, amount: null, budgetId: null },
        ],
      }),
      [claimant('a', 90), claimant('b', 90), claimant('c', 90)],
      ['pilots 90', 'second 90', 'places'],
    ],
    [
      'leaves mentions to the jury',
      plan({ lines: [{ ...line, kind: 'mention' }] }),
      [claimant('a', 1)],
      ['places'],
    ],
    ['has nothing to give without a ranking', plan(), [], []],
  ])('%s', (_, given, claimants, expected) => {
    expect(said(given, claimants)).toEqual(expected)
  })
})

const anyPlan = fc
  .record({
    budgets: fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 3 }),
    lines: fc.array(
      fc.record({
        places: fc.integer({ min: 1, max: 4 }),
        amount: fc.option(fc.nat({ max: 120 })),
        budget: fc.option(fc.nat({ max: 2 })),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    rule: fc.constantFrom(...budgetRules),
    winsPerOrganisation: fc.option(fc.integer({ min: 1, max: 2 })),
  })
  .map(({ budgets, lines, ...rules }): AwardPlan => ({
    ...rules,
    budgets: budgets.map((amount, index) => ({ id: `b${index}`, amount })),
    lines: lines.map(({ places, amount, budget }, index) => ({
      ...{ id: `l${index}`, kind: 'award', places, amount },
      budgetId: budget === null || budget >= budgets.length ? null : `b${budget}`,
    })),
  }))
const anyClaimants = fc
  .array(
    fc.record({
      cost: fc.option(fc.nat({ max: 150 })),
      organisation: fc.nat({ max: 4 }),
      isHostable: fc.boolean(),
    }),
    {
      maxLength: 15,
    },
  )
  .map((given) =>
    given.map(({ cost, organisation, isHostable }, index): Claimant => ({
      ...{ proposalId: `p${index}`, cost, isHostable, organisationId: `o${organisation}` },
    })),
  )

describe('whatever the plan and the claims', () => {
  it('pays no budget line more than it holds, fills no line beyond its places, and keeps the cap', () => {
    fc.assert(
      fc.property(anyPlan, anyClaimants, (given, claimants) => {
        const allotted = allot(given, claimants)
        for (const { id, amount } of given.budgets) {
          const ids = given.lines.filter(({ budgetId }) => budgetId === id).map((each) => each.id)
          const paid = allotted.filter(({ lineId }) => lineId !== null && ids.includes(lineId))
          expect(paid.reduce((sum, each) => sum + (each.amount ?? 0), 0)).toBeLessThanOrEqual(amount)
        }
        for (const { id, places } of given.lines) {
          expect(allotted.filter(({ lineId }) => lineId === id).length).toBeLessThanOrEqual(places)
        }
        const winners = claimants.filter((_, index) => allotted[index]?.lineId !== null)
        for (const { organisationId } of winners) {
          const own = winners.filter((each) => each.organisationId === organisationId).length
          expect(own).toBeLessThanOrEqual(given.winsPerOrganisation ?? Infinity)
        }
      }),
    )
  })

  it('says of everybody in the order of the ranking what they take, or why nothing', () => {
    fc.assert(
      fc.property(anyPlan, anyClaimants, (given, claimants) => {
        const allotted = allot(given, claimants)
        expect(allotted.map(({ proposalId }) => proposalId)).toEqual(
          claimants.map(({ proposalId }) => proposalId),
        )
        expect(allotted.every(({ lineId, skipped }) => (lineId === null) === (skipped !== null))).toBe(true)
      }),
    )
  })

  it('is the same for the first of the ranking whoever comes after them', () => {
    fc.assert(
      fc.property(anyPlan, anyClaimants, fc.nat({ max: 15 }), (given, claimants, count) => {
        expect(allot(given, claimants.slice(0, count))).toEqual(allot(given, claimants).slice(0, count))
      }),
    )
  })
})
