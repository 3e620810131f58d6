import { asc, eq, type SQL } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { pubRules, ruleTexts } from '#db/schema/index.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { isSetRule, setRulesOf } from '../core/eligibility.ts'
import { firstOwnRule, isGeneralRule, type OwnRule, type RulePlan } from '../core/rules.ts'
import { eligibilityOf } from './eligibility.server.ts'
import { textIn } from '../core/text-in.ts'

type RuleText = { readonly number: number; readonly locale: Locale; readonly text: string }

/** The rules a challenge adds, each in the reader's language where it has one. Empty for most challenges. */
export async function rulesOf(db: Executor, challengeId: string, lang: Locale): Promise<OwnRule[]> {
  return inLanguage(await textsOf(db, eq(ruleTexts.challengeId, challengeId)), lang)
}

/** The same as the public reads it. */
export async function publicRulesOf(db: Executor, challengeId: string, lang: Locale): Promise<OwnRule[]> {
  const rows = await db
    .select()
    .from(pubRules)
    .where(eq(pubRules.challengeId, challengeId))
    .orderBy(asc(pubRules.number))
  return inLanguage(rows as RuleText[], lang)
}

/** Whether a proposal to the challenge can be screened by the rule of this number. */
export async function isRuleOf(db: Executor, challengeId: string, rule: string): Promise<boolean> {
  if (isGeneralRule(rule)) return true
  if (isSetRule(rule)) {
    return setRulesOf(await eligibilityOf(db, challengeId)).some((each) => each.rule === rule)
  }
  const own = await textsOf(db, eq(ruleTexts.challengeId, challengeId))
  return own.some(({ number }) => String(number) === rule)
}

/** The rules a challenge adds, in their order, each with all its languages: for those who write them. */
export async function rulesWithTexts(db: Executor, challengeId: string): Promise<RulePlan[]> {
  const rows = await textsOf(db, eq(ruleTexts.challengeId, challengeId))
  return plansOf(rows)
}

/** Rows of one challenge, ordered by number, as plans. */
export function plansOf(rows: readonly RuleText[]): RulePlan[] {
  return [...new Set(rows.map(({ number }) => number))].map((number) => ({
    texts: Object.fromEntries(rows.flatMap((row) => (row.number === number ? [[row.locale, row.text]] : []))),
  }))
}

/** Writes the rules of a challenge that has none. */
export async function insertRules(tx: Tx, challengeId: string, plans: readonly RulePlan[]): Promise<void> {
  const rows = plans.flatMap(({ texts }, index) =>
    locales.flatMap((locale) => {
      const text = texts[locale]
      return text ? [{ challengeId, number: firstOwnRule + index, locale, text }] : []
    }),
  )
  if (rows.length > 0) await tx.insert(ruleTexts).values(rows)
}

async function textsOf(db: Executor, where: SQL): Promise<RuleText[]> {
  const { number, locale, text } = ruleTexts
  const rows = await db.select({ number, locale, text }).from(ruleTexts).where(where).orderBy(asc(number))
  return rows as RuleText[]
}

function inLanguage(rows: readonly RuleText[], lang: Locale): OwnRule[] {
  return [...new Set(rows.map(({ number }) => number))].flatMap((number) => {
    const text = textIn(
      rows.filter((row) => row.number === number),
      lang,
    )
    return text ? [{ number, text: text.text, locale: text.locale }] : []
  })
}
