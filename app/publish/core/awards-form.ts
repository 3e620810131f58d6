/** What the form of the awards sends: one row per award line and per budget line, by number; an empty new row is none. */
import * as z from 'zod/mini'
import { budgetRules, type AwardLine, type BudgetRule } from './award-plan.ts'

export const mostAwardLines = 12
export const mostBudgetLines = 6
const mostMoney = 1_000_000_000

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const optionalCount = (most: number) =>
  z.pipe(
    z._default(z.string().check(z.trim(), z.regex(/^([1-9]\d{0,9})?$/, 'publish:errors.whole-number')), ''),
    z.pipe(
      z.transform((typed: string) => (typed === '' ? null : Number(typed))),
      z.nullable(z.number().check(z.maximum(most))),
    ),
  )

const line = z.object({
  /** The place the line has now; empty for a new one. */
  from: text(4),
  name: text(200),
  kind: z.enum(['award', 'mention']),
  places: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(50)),
  amount: optionalCount(mostMoney),
  /** Number of its budget line; empty for none. */
  budget: optionalCount(mostBudgetLines),
  isRemoved: z.optional(z.literal('yes')),
})

const budget = z.object({ name: text(100), amount: optionalCount(mostMoney) })

const byNumber = z.string().check(z.regex(/^\d{1,2}$/))

export const awardsSchema = z.object({
  version: z.string().check(z.maxLength(64)),
  currency: z._default(
    z.string().check(z.trim(), z.toUpperCase(), z.regex(/^([A-Z]{3})?$/, 'publish:errors.currency')),
    '',
  ),
  rule: z._default(z.enum(budgetRules), 'next-affordable'),
  winsPerOrganisation: optionalCount(50),
  lines: z._default(z.record(byNumber, line), {}),
  budgets: z._default(z.record(byNumber, budget), {}),
})

export type AwardsForm = {
  readonly currency: string | null
  readonly rule: BudgetRule
  readonly winsPerOrganisation: number | null
  readonly budgets: readonly { readonly name: string; readonly amount: number }[]
  readonly lines: readonly {
    readonly from: number | null
    readonly name: string
    readonly kind: AwardLine['kind']
    readonly places: number
    readonly amount: number | null
    readonly budget: number | null
  }[]
}

/**
 * The plan as the form says it, or the number of the budget row that has a name without an amount or the other way round.
 * Award lines keep the budget line they name, though an empty row before it is left out.
 */
export function awardsFromForm(sent: z.output<typeof awardsSchema>): AwardsForm | { halfBudget: string } {
  const numbered = Object.entries(sent.budgets).sort(([a], [b]) => Number(a) - Number(b))
  const half = numbered.find(([, { name, amount }]) => (name === '') !== (amount === null))
  if (half) return { halfBudget: half[0] }
  const budgets = numbered.flatMap(([number, { name, amount }]) =>
    name === '' || amount === null ? [] : [{ number: Number(number) + 1, name, amount }],
  )
  const placeOf = (number: number) => {
    const at = budgets.findIndex((each) => each.number === number)
    // One that is not there: refused with its number.
    return at < 0 ? budgets.length + 1 : at + 1
  }
  return {
    currency: sent.currency === '' ? null : sent.currency,
    rule: sent.rule,
    winsPerOrganisation: sent.winsPerOrganisation,
    budgets: budgets.map(({ name, amount }) => ({ name, amount })),
    lines: Object.entries(sent.lines)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, each]) => each)
      .filter(({ from, name, isRemoved }) => (from === '' ? name !== '' : isRemoved !== 'yes'))
      .slice(0, mostAwardLines)
      .map(({ from, isRemoved: _, budget: number, ...each }) => ({
        ...each,
        from: from === '' ? null : Number(from),
        budget: number === null ? null : placeOf(number),
      })),
  }
}
