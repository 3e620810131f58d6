import { describe, expect, it } from 'vitest'
import { awardPlanRefusal, type AwardPlanInWords } from './award-plan.ts'
import { awardsFromForm, awardsSchema } from './awards-form.ts'

type Plan = AwardPlanInWords<Readonly<Record<string, string>>>
const line = { kind: 'award', places: 2, amount: 40_000, budget: 1, names: { en: 'Pilot' } } as const
const plan = (change: Partial<Plan> = {}): Plan => ({
  ...{ currency: 'EUR', rule: 'next-affordable', winsPerOrganisation: null },
  budgets: [{ name: 'Climate fund', amount: 80_000 }],
  lines: [line],
  ...change,
})

describe('awards that can be promised', () => {
  it.each<[string, Plan, string | null]>([
    ['what the money just pays', plan(), null],
    ['no awards at all', plan({ lines: [], budgets: [], currency: null }), null],
    [
      'pilots without money',
      plan({ currency: null, budgets: [], lines: [{ ...line, amount: null, budget: null }] }),
      null,
    ],
    [
      'more than the money pays',
      plan({ budgets: [{ name: 'Climate fund', amount: 79_999 }] }),
      'award-over-budget',
    ],
    ['money without a currency', plan({ currency: null }), 'award-currency-missing'],
    ['a budget line that is not there', plan({ lines: [{ ...line, budget: 2 }] }), 'award-budget-unknown'],
    ['mentions alone', plan({ lines: [{ ...line, kind: 'mention' }] }), 'award-missing'],
    ['an award without a name', plan({ lines: [{ ...line, names: {} }] }), 'award-nameless'],
    [
      'more than fifty',
      plan({
        lines: [
          { ...line, amount: null, places: 50 },
          { ...line, amount: 1, places: 1 },
        ],
      }),
      'awards-too-many',
    ],
  ])('%s', (_, given, code) => {
    expect(awardPlanRefusal(given)?.code ?? null).toBe(code)
  })
})

describe('the form', () => {
  const sent = {
    version: 'v',
    currency: 'eur',
    lines: {
      '0': { from: '', name: 'Pilot', kind: 'award', places: '1', amount: '', budget: '2' },
      '1': { from: '', name: '', kind: 'award', places: '1' },
      '2': { from: '3', name: 'Old', kind: 'mention', places: '1', isRemoved: 'yes' },
    },
    budgets: { '0': { name: '', amount: '' }, '1': { name: 'Climate fund', amount: '5000' } },
  }
  it('leaves empty and removed rows out, and keeps the budget line that is named', () => {
    expect(awardsFromForm(awardsSchema.parse(sent))).toEqual({
      ...{ currency: 'EUR', rule: 'next-affordable', winsPerOrganisation: null },
      budgets: [{ name: 'Climate fund', amount: 5000 }],
      lines: [{ from: null, name: 'Pilot', kind: 'award', places: 1, amount: null, budget: 1 }],
    })
  })

  it('notices half a budget line', () => {
    const half = { ...sent, budgets: { '0': { name: 'Climate fund', amount: '' } } }
    expect(awardsFromForm(awardsSchema.parse(half))).toEqual({ halfBudget: '0' })
  })
})
