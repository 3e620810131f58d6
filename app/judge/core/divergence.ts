/** How far the jurors of a proposal lie apart, and from where on they should talk about it. */
import { divide, fraction, subtract, toNumber, compare, type Fraction } from '#app/platform/fraction.ts'
import type { ScoredFacts } from '#app/notify/core/notice.ts'
import { storedRule } from '#app/publish/core/judging-rule.ts'
import { settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { storedRubric } from '#app/publish/core/rubrics/index.ts'
import { criteriaAskedOf, endsOfTotals, jurorTotal, type Criterion } from './scoring.ts'

/** In parts of 100 of what a total can be: a third of the way from the worst to the best. */
export const strongDivergence = 33

/**
 * The distance between the highest and the lowest total of each proposal's final scorecards, in parts of 100 of what a
 * total can be by the rule: 20 and 80 of 100 are 60 apart. By the criteria that are asked of everybody; without fewer
 * than two totals.
 */
export function spreadsOf({ rule: kept, criteria: rows, scorecards }: ScoredFacts): Record<string, number> {
  const rule = storedRule(kept)
  const all: Criterion[] = rows.map(({ type, config, ...row }) => ({
    ...row,
    rubric: storedRubric({ type, config }),
    minimum: null,
  }))
  const asked = criteriaAskedOf(all, { isFinalist: false })
  const { lowest, highest } = endsOfTotals(asked, rule)
  const range = subtract(highest, lowest)
  if (compare(range, fraction(0)) <= 0) return {}
  const totals = new Map<string, Fraction[]>()
  for (const { proposalId, points } of scorecards) {
    const answers = Object.entries(points).map(([id, text]) => [id, text === null ? null : settled(text)])
    const total = jurorTotal(asked, rule, Object.fromEntries(answers))
    if (total) totals.set(proposalId, [...(totals.get(proposalId) ?? []), total])
  }
  return Object.fromEntries(
    [...totals].flatMap(([proposalId, own]) => {
      const inOrder = own.sort(compare)
      const [least, most] = [inOrder[0], inOrder.at(-1)]
      if (!least || !most || own.length < 2) return []
      return [[proposalId, 100 * toNumber(divide(subtract(most, least), range))]]
    }),
  )
}
