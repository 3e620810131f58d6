/** The numbered rules a challenge adds to those of the house: proposals are screened by both. */
import * as z from 'zod/mini'
import type { Locale } from '#app/platform/i18n.ts'

/** The numbers of the general rules, whose sentences stand in the texts of the applicants' room. */
export const generalRules = ['1', '2', '3', '4', '5', '6'] as const
export type GeneralRule = (typeof generalRules)[number]

/** The bounds the table has too. */
export const firstOwnRule = generalRules.length + 1
export const mostOwnRules = 20
export const longestRule = 1000

/** One own rule in the languages it is written in; its number comes from its place. */
export type RulePlan = { readonly texts: Readonly<Partial<Record<Locale, string>>> }

/** A challenge's own rule as a reader gets it; `locale` is the language it is shown in. */
export type OwnRule = { readonly number: number; readonly text: string; readonly locale: Locale }

export function isGeneralRule(rule: string): rule is GeneralRule {
  return (generalRules as readonly string[]).includes(rule)
}

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')

export const rulesSchema = z.object({
  version: z.string().check(z.maxLength(64)),
  rules: z._default(
    z.record(
      z.string().check(z.regex(/^\d{1,2}$/)),
      z.object({
        /** The number the rule has now; empty for a new one. */
        from: text(4),
        text: text(longestRule),
        isRemoved: z.optional(z.literal('yes')),
      }),
    ),
    {},
  ),
})

export type RuleRow = { readonly from: number | null; readonly text: string }

/** The rules in the order of the rows: those there were and are not taken out, and new ones that say something. */
export function rulesFromForm({ rules }: z.output<typeof rulesSchema>): RuleRow[] {
  return Object.entries(rules)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, each]) => each)
    .filter(({ from, text: said, isRemoved }) => (from === '' ? said !== '' : isRemoved !== 'yes'))
    .slice(0, mostOwnRules)
    .map(({ from, text: said }) => ({ from: from === '' ? null : Number(from), text: said }))
}

/** The rules after an edit in one language; the others keep their words. `null` when one is left without any. */
export function rulesAfter(
  before: readonly RulePlan[],
  rows: readonly RuleRow[],
  locale: Locale,
): readonly RulePlan[] | null {
  const next = rows.map(({ from, text: said }) => {
    const { [locale]: _, ...others } = (from === null ? undefined : before[from - firstOwnRule])?.texts ?? {}
    return { texts: said === '' ? others : { ...others, [locale]: said } }
  })
  return next.some(({ texts }) => Object.keys(texts).length === 0) ? null : next
}
