/** The awards of a challenge as they are announced: how many of which, what each pays, from which money, by which rule. */
import type { Locale } from '#app/platform/i18n.ts'

export const budgetRules = ['next-affordable', 'stop'] as const
/**
 * What happens when the next in the ranking costs more than is left in a budget line. `next-affordable`: it is skipped, and
 * the next that fits is taken. `stop`: nothing more is awarded from that budget line.
 */
export type BudgetRule = (typeof budgetRules)[number]

export type AwardLine = {
  readonly id: string
  /** `award` is won; `mention` is an honourable mention, which has neither a reserve nor an answer. */
  readonly kind: 'award' | 'mention'
  readonly places: number
  /** What each award of the line pays, in whole units; null where it pays what was asked, or nothing. */
  readonly amount: number | null
  /** The budget line it is paid from; null where no money is counted. */
  readonly budgetId: string | null
}

export type AwardPlan = {
  /** In the order in which a proposal is offered them. */
  readonly lines: readonly AwardLine[]
  readonly budgets: readonly { readonly id: string; readonly amount: number }[]
  readonly rule: BudgetRule
  /** How many awards one organisation may win; null for any number. */
  readonly winsPerOrganisation: number | null
}

/** What an award is called, by language. */
export type Names = Readonly<Partial<Record<Locale, string>>>
export type AwardPlanWithNames = AwardPlanInWords<Names>

/** The awards of a challenge with their words, as they are set up. `name`s by language. */
export type AwardPlanInWords<Names> = {
  /** ISO 4217; null where no money is counted. */
  readonly currency: string | null
  readonly rule: BudgetRule
  readonly winsPerOrganisation: number | null
  readonly budgets: readonly { readonly name: string; readonly amount: number }[]
  readonly lines: readonly {
    readonly kind: AwardLine['kind']
    readonly places: number
    readonly amount: number | null
    /** Place of its budget line, from 1; null for none. */
    readonly budget: number | null
    readonly names: Names
  }[]
}

export type AwardPlanRefusal =
  | { readonly code: 'award-nameless' }
  | { readonly code: 'award-currency-missing' }
  | { readonly code: 'award-budget-unknown'; readonly number: number }
  | { readonly code: 'awards-too-many'; readonly count: number }
  /** A budget line that cannot pay the awards that are promised from it. */
  | {
      readonly code: 'award-over-budget'
      readonly name: string
      readonly promised: number
      readonly amount: number
    }
  | { readonly code: 'award-missing' }

/** As many awards as a challenge offers pilots at most. */
const mostAwards = 50

/**
 * The first thing that keeps awards from being set up like this, or null. What is promised with a fixed sum must be there:
 * places times amount of all its lines, within the budget line.
 */
export function awardPlanRefusal(
  plan: AwardPlanInWords<Readonly<Record<string, string>>>,
): AwardPlanRefusal | null {
  if (plan.lines.some(({ names }) => Object.keys(names).length === 0)) return { code: 'award-nameless' }
  const awards = plan.lines.filter(({ kind }) => kind === 'award')
  if (plan.lines.length > 0 && awards.length === 0) return { code: 'award-missing' }
  const count = awards.reduce((sum, { places }) => sum + places, 0)
  if (count > mostAwards) return { code: 'awards-too-many', count }
  const isMoney = plan.budgets.length > 0 || plan.lines.some(({ amount }) => amount !== null)
  if (isMoney && plan.currency === null) return { code: 'award-currency-missing' }
  const stray = plan.lines.find(({ budget }) => budget !== null && budget > plan.budgets.length)
  if (stray) return { code: 'award-budget-unknown', number: stray.budget ?? 0 }
  for (const [index, { name, amount }] of plan.budgets.entries()) {
    const promised = plan.lines
      .filter(({ budget }) => budget === index + 1)
      .reduce((sum, line) => sum + line.places * (line.amount ?? 0), 0)
    if (promised > amount) return { code: 'award-over-budget', name, promised, amount }
  }
  return null
}
