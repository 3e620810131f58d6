import { describe, expect, it } from 'vitest'
import type { OutcomeRow } from './outcomes.ts'
import { planRefusal, strayLine, type DecidedPlan } from './plan-checks.ts'

const plan: DecidedPlan = {
  ...{ currency: 'EUR', rule: 'next-affordable', winsPerOrganisation: 1 },
  budgets: [{ id: 'money', amount: 100 }],
  lines: [
    { id: 'kalasatama', kind: 'award', places: 2, amount: null, budgetId: 'money' },
    { id: 'nansha', kind: 'award', places: 1, amount: 30, budgetId: 'money' },
  ],
}
const won = (proposalId: string, lineId: string | undefined, amount?: number): OutcomeRow => ({
  ...{ proposalId, outcome: 'winner', place: 1, reason: 'Good', feedback: '' },
  ...(lineId !== undefined && { lineId }),
  ...(amount !== undefined && { amount }),
})
const out: OutcomeRow = { proposalId: 'n', outcome: 'not_selected', place: null, reason: 'No', feedback: '' }

describe('what leaves the awards as they were announced', () => {
  it.each<[string, OutcomeRow[], Record<string, string>, string | null]>([
    ['nothing, to the last cent', [won('a', 'kalasatama', 70), won('b', 'nansha'), out], {}, null],
    [
      'one cent too much over two lines',
      [won('a', 'kalasatama', 71), won('b', 'nansha')],
      {},
      'award-budget-exceeded',
    ],
    ['a line given too often', [won('a', 'nansha'), won('b', 'nansha')], {}, 'award-line-full'],
    ['no amount where one is needed', [won('a', 'kalasatama')], {}, 'award-amount-missing'],
    ['no line', [won('a', undefined)], {}, 'award-line-missing'],
    ['an unknown line', [won('a', 'elsewhere')], {}, 'award-line-missing'],
    ['a line for whoever was not selected', [{ ...out, lineId: 'nansha' }], {}, 'award-line-missing'],
    [
      'one organisation twice',
      [won('a', 'kalasatama', 1), won('b', 'nansha')],
      { a: 'one', b: 'one' },
      'award-cap-exceeded',
    ],
    [
      'two organisations once each',
      [won('a', 'kalasatama', 1), won('b', 'nansha')],
      { a: 'one', b: 'two' },
      null,
    ],
    [
      'money for a mention that pays none',
      [{ ...out, outcome: 'honourable_mention', amount: 5 }],
      {},
      'award-pays-nothing',
    ],
    ['a mention, where none is named', [{ ...out, outcome: 'honourable_mention' }], {}, null],
    [
      'a mention of a line that is won',
      [{ ...out, outcome: 'honourable_mention', lineId: 'nansha' }],
      {},
      'award-line-missing',
    ],
  ])('%s', (_, rows, organisationOf, code) => {
    expect(planRefusal(rows, plan, organisationOf)?.code ?? null).toBe(code)
  })
})

describe('an amount', () => {
  const mention = { id: 'word', kind: 'mention', places: 3, amount: null, budgetId: null } as const
  const own = { ...out, outcome: 'honourable_mention', lineId: 'word' } as const
  it.each<[string, DecidedPlan['lines'][number], string | null, number | undefined, string | null]>([
    ['has no place at a mention of nothing but words', mention, 'EUR', 5, 'award-pays-nothing'],
    ['need not be there', mention, 'EUR', undefined, null],
    ['is what a mention pays that pays something', { ...mention, amount: 5 }, 'EUR', 5, null],
    ['is what a mention pays out of a budget line', { ...mention, budgetId: 'money' }, 'EUR', 5, null],
    ['has no place where no money is counted', { ...mention, amount: 5 }, null, 5, 'award-pays-nothing'],
  ])('%s', (_, line, currency, amount, code) => {
    const rows = [{ ...own, ...(amount !== undefined && { amount }) }]
    expect(planRefusal(rows, { ...plan, currency, lines: [...plan.lines, line] }, {})?.code ?? null).toBe(
      code,
    )
  })
})

it('takes no line and no amount where the challenge has none', () => {
  expect(strayLine([out, won('a', undefined)])).toBeNull()
  expect(strayLine([won('a', 'nansha')])).toMatchObject({ code: 'award-line-missing', proposalIds: ['a'] })
})
