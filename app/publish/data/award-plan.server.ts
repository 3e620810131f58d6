import { asc, eq, inArray } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { awardLines, awardLineTexts, awardRules, budgetLines, pubAwardLines } from '#db/schema/index.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import type { AwardPlan, AwardPlanWithNames, Names } from '../core/award-plan.ts'
import { textIn } from '../core/text-in.ts'

/** The awards of a challenge as they are set up, or null where it has no award lines. Three queries. */
export async function awardPlanWithNames(
  db: Executor,
  challengeId: string,
): Promise<AwardPlanWithNames | null> {
  return (await awardPlansWithNames(db, [challengeId])).get(challengeId) ?? null
}

/** The same of several challenges, in as many queries; those without award lines are not in it. */
export async function awardPlansWithNames(
  db: Executor,
  challengeIds: readonly string[],
): Promise<Map<string, AwardPlanWithNames>> {
  const plans = await awardRows(db, challengeIds)
  return new Map(
    [...plans].map(([id, { rules, budgets, lines }]) => [
      id,
      {
        currency: rules.currency,
        rule: rules.budgetRule,
        winsPerOrganisation: rules.winsPerOrganisation,
        budgets: budgets.map(({ name, amount }) => ({ name, amount })),
        lines: lines.map(({ kind, places, amount, budgetLineId, names }) => ({
          ...{ kind, places, amount, names },
          budget:
            budgetLineId === null ? null : 1 + budgets.findIndex((budget) => budget.id === budgetLineId),
        })),
      },
    ]),
  )
}

/** The awards as the brief will show them, before it is public; none where no awards are named. */
export function awardLinesBefore(plan: AwardPlanWithNames | null, lang: Locale) {
  if (!plan) return []
  return plan.lines.flatMap(({ kind, places, amount, budget, names }, index) => {
    const written = locales.flatMap((locale) => (names[locale] ? [{ locale, name: names[locale] }] : []))
    const text = textIn(written, lang)
    const from = budget === null ? undefined : plan.budgets[budget - 1]
    if (!text) return []
    return [
      {
        ...{ position: index + 1, kind, places, amount, ...text },
        ...{ currency: plan.currency, budgetRule: plan.rule, winsPerOrganisation: plan.winsPerOrganisation },
        ...{ budgetName: from?.name ?? null, budgetAmount: from?.amount ?? null },
      },
    ]
  })
}

export type DecidingPlan = AwardPlan & {
  readonly currency: string | null
  /** What a reader calls each line and budget line, by id. */
  readonly names: Readonly<Record<string, string>>
}

/** The same for those who decide, by ids, with names in the reader's language; null where there are no award lines. */
export async function decidingPlan(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<DecidingPlan | null> {
  const rows = (await awardRows(db, [challengeId])).get(challengeId)
  if (!rows || rows.lines.length === 0) return null
  const { rules, budgets, lines } = rows
  return {
    currency: rules.currency,
    rule: rules.budgetRule,
    winsPerOrganisation: rules.winsPerOrganisation,
    budgets: budgets.map(({ id, amount }) => ({ id, amount })),
    lines: lines.map(({ id, kind, places, amount, budgetLineId: budgetId }) => ({
      ...{ id, kind, places, amount, budgetId },
    })),
    names: Object.fromEntries([
      ...budgets.map(({ id, name }) => [id, name]),
      ...lines.map(({ id, names }) => [id, nameIn(names, lang)]),
    ]),
  }
}

function nameIn(names: Names, lang: Locale): string {
  return names[lang] ?? names.en ?? Object.values(names)[0] ?? ''
}

async function awardRows(db: Executor, challengeIds: readonly string[]) {
  const ids = [...challengeIds]
  const rules = await db.select().from(awardRules).where(inArray(awardRules.challengeId, ids))
  const budgets = await db
    .select()
    .from(budgetLines)
    .where(inArray(budgetLines.challengeId, ids))
    .orderBy(asc(budgetLines.position))
  const found = await db
    .select({ line: awardLines, text: awardLineTexts })
    .from(awardLines)
    .innerJoin(awardLineTexts, eq(awardLineTexts.awardLineId, awardLines.id))
    .where(inArray(awardLines.challengeId, ids))
    .orderBy(asc(awardLines.position))
  const lines = [...new Map(found.map(({ line }) => [line.id, line])).values()].map((line) => ({
    ...line,
    names: Object.fromEntries(
      found.flatMap(({ text }) => (text.awardLineId === line.id ? [[text.locale, text.name]] : [])),
    ) as Names,
  }))
  return new Map(
    rules.map((own) => {
      const isOwn = ({ challengeId }: { challengeId: string }) => challengeId === own.challengeId
      return [own.challengeId, { rules: own, budgets: budgets.filter(isOwn), lines: lines.filter(isOwn) }]
    }),
  )
}

/** Writes the awards of a challenge in place of those it has. The challenge must be locked and not yet open. */
export async function replaceAwardPlan(tx: Tx, challengeId: string, plan: AwardPlanWithNames): Promise<void> {
  await tx.delete(awardLines).where(eq(awardLines.challengeId, challengeId))
  await tx.delete(awardRules).where(eq(awardRules.challengeId, challengeId))
  if (plan.lines.length === 0) return
  const { currency, rule: budgetRule, winsPerOrganisation } = plan
  await tx.insert(awardRules).values({ challengeId, currency, budgetRule, winsPerOrganisation })
  const budgets =
    plan.budgets.length === 0
      ? []
      : await tx
          .insert(budgetLines)
          .values(plan.budgets.map((budget, index) => ({ ...budget, challengeId, position: index + 1 })))
          .returning({ id: budgetLines.id, position: budgetLines.position })
  for (const [index, { kind, places, amount, budget, names }] of plan.lines.entries()) {
    const budgetLineId = budgets.find(({ position }) => position === budget)?.id ?? null
    const [made] = await tx
      .insert(awardLines)
      .values({ ...{ challengeId, kind, places, amount, budgetLineId }, position: index + 1 })
      .returning({ id: awardLines.id })
    if (!made) throw new Error('an award line was not inserted')
    await tx.insert(awardLineTexts).values(
      locales.flatMap((locale) => {
        const name = names[locale]
        return name === undefined ? [] : [{ awardLineId: made.id, locale, name }]
      }),
    )
  }
}

/** The version of the awards as one person saw them. */
export function versionOfAwardPlan(plan: AwardPlanWithNames | null): string {
  return sha256(canonicalJson(plan)).slice(0, 16)
}

/** The awards as the public reads them, of a challenge that is public, each in the reader's language. One query. */
export async function publicAwardLines(db: Executor, challengeId: string, lang: Locale) {
  const rows = await db
    .select()
    .from(pubAwardLines)
    .where(eq(pubAwardLines.challengeId, challengeId))
    .orderBy(asc(pubAwardLines.position))
  return [...new Set(rows.map(({ position }) => position))].flatMap((position) => {
    const text = textIn(
      rows.filter((row) => row.position === position),
      lang,
    )
    return text ? [text] : []
  })
}
