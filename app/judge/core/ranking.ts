/**
 * The order the final scorecards give by the rule of the challenge. Equal exact totals share a place: the tie-break list
 * only says in which order they are read, and where it has nothing left to say the tie is open, for people to decide.
 *
 * Where there are finalists, they come first, by all criteria; the others stand behind them, by the criteria that were
 * asked of everybody. Where the rule says so, who stays below a minimum stands behind those who reach theirs, within each
 * of the two.
 */
import type { BallotTieRule } from './ballots/placing.ts'
import {
  aggregate,
  type Aggregation,
  type Sheet,
  type WeighedCriterion,
} from '#app/publish/core/aggregation.ts'
import type { JudgingRule } from '#app/publish/core/judging-rule.ts'
import { settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { compare, mean, subtract, type Fraction } from '#app/platform/fraction.ts'
import {
  criteriaAskedOf,
  jurorTotal,
  weighed,
  type Criterion,
  type Points,
  type RankedCriterion,
} from './scoring.ts'

export type { RankedCriterion } from './scoring.ts'

/** One final scorecard. */
export type FinalScorecard = {
  readonly jurorId: string
  readonly proposalId: string
  readonly points: Points
}

/** A proposal that takes part; `reference` gives an open tie an order that says nothing. */
export type RankedProposal = { readonly proposalId: string; readonly reference: string }

/** What separated a proposal from the next one with the same total: a criterion, the spread, or nothing. */
export type TieBreak =
  | { readonly by: 'criterion'; readonly criterionId: string }
  | { readonly by: 'spread' }
  | { readonly by: 'nothing' }

/** The same where a challenge is judged by scorecards or by ballots. */
export type ToldApart = TieBreak | { readonly by: BallotTieRule }

/** What is looked at, in this order, to say which of two with the same total is read first. */
export type TieRule = Exclude<TieBreak, { by: 'nothing' }>

/**
 * A proposal with the final scores of its jurors. `factors` are weights of its own, by criterion id; `asked` are the
 * criteria it was to be scored in, when not all.
 */
export type Contender = RankedProposal & {
  readonly sheets: readonly Sheet[]
  readonly factors?: Readonly<Record<string, Fraction>>
  readonly asked?: readonly string[]
  readonly isFinalist?: boolean
}

export type RankingRow = RankedProposal & {
  /** From 1; equal totals share it, and the next place is counted on (1, 2, 2, 4). Null without a total. */
  readonly place: number | null
  /** Exact, or as the rule rounds it; 0 to 100 where shares are counted. */
  readonly total: Fraction | null
  /** How many scorecards the total is made of. */
  readonly reviews: number
  /** The panel's points per criterion id; null where nobody could judge. */
  readonly criterionMeans: Readonly<Record<string, Fraction | null>>
  /** The criteria in which it stays below their minimum. */
  readonly belowMinimum: readonly string[]
  /** Its total stays below the minimum of the whole. */
  readonly isBelowTotal: boolean
  /** It stays below a minimum, and the rule says that it then ranks behind and cannot win. */
  readonly isBehind: boolean
  readonly isFinalist: boolean
  /** The distance between the highest and the lowest juror total. */
  readonly spread: Fraction | null
  readonly isTied: boolean
  /** For a tied proposal: what puts it before the next one of the same place. Null at the end of the tie. */
  readonly tieBreak: TieBreak | null
}

/** How a proposal stands by its sheets, before it has a place. */
export type Standing = Omit<RankingRow, 'place' | 'isTied' | 'tieBreak'>

/** All that a ranking is made of. */
export type RankingFacts = {
  readonly criteria: readonly Criterion[]
  readonly rule: JudgingRule
  readonly proposals: readonly RankedProposal[]
  readonly scorecards: readonly FinalScorecard[]
  /** The proposals of the shortlist; empty where there is none. */
  readonly finalists: ReadonlySet<string>
}

/** All proposals in their order by the rule of the challenge. The order of what comes in changes nothing. */
export function rankProposals(facts: RankingFacts): RankingRow[] {
  return rankContenders({ ...ruleOf(facts), contenders: contendersOf(facts) })
}

/** The rule by which contenders are ranked: what makes a total, what is asked of it, and what parts equal ones. */
export type RankingRule = {
  readonly criteria: readonly RankedCriterion[]
  readonly rule: Aggregation
  readonly tieBreak: readonly TieRule[]
  /** The total a proposal has to reach. */
  readonly minimum?: Fraction | null
  readonly belowMinimum?: JudgingRule['belowMinimum']
}

/** The rule of a challenge as its contenders are ranked by it. */
export function ruleOf({ criteria, rule }: Pick<RankingFacts, 'criteria' | 'rule'>): RankingRule {
  return {
    ...{ rule, belowMinimum: rule.belowMinimum, tieBreak: tieRulesOf(rule, criteria) },
    minimum: rule.minimum === null ? null : settled(rule.minimum),
    criteria: criteria.map(weighed),
  }
}

/** The proposals with their sheets, and who wrote each, in the order of the sheets. */
export function contendersOf({
  criteria,
  proposals,
  scorecards,
  finalists,
}: RankingFacts): (Contender & { readonly jurors: readonly string[] })[] {
  const byProposal = groupBy(scorecards, ({ proposalId }) => proposalId)
  return proposals.map((proposal) => {
    const isFinalist = finalists.has(proposal.proposalId)
    const cards = byProposal.get(proposal.proposalId) ?? []
    return {
      ...proposal,
      isFinalist,
      asked: criteriaAskedOf(criteria, { isFinalist }).map(({ id }) => id),
      sheets: cards.map(({ points }) => points),
      jurors: cards.map(({ jurorId }) => jurorId),
    }
  })
}

/** The tie-break list of a rule with the criteria it names; the usual one where it names none. */
export function tieRulesOf(
  { tieBreak }: Pick<JudgingRule, 'tieBreak'>,
  criteria: readonly Pick<Criterion, 'id' | 'position' | 'weight'>[],
): TieRule[] {
  if (tieBreak === null) {
    const heavierFirst = criteriaByWeight(criteria)
    return [
      ...heavierFirst.map(({ id }) => ({ by: 'criterion', criterionId: id }) as const),
      { by: 'spread' },
    ]
  }
  return tieBreak.flatMap((step): TieRule[] => {
    if (step.by === 'spread') return [step]
    const criterion = criteria.find(({ position }) => position === step.position)
    return criterion ? [{ by: 'criterion', criterionId: criterion.id }] : []
  })
}

/** All contenders in their order, those without a total last. */
export function rankContenders({
  contenders,
  ...rule
}: RankingRule & { readonly contenders: readonly Contender[] }): RankingRow[] {
  const tieBreakBetween = tieBreaker(rule)
  const standings = contenders
    .map((contender) => standingOf(contender, rule))
    .sort((a, b) => byStanding(a, b) || tieBreakBetween(a, b).order || byReference(a, b))
  let place = 0
  return standings.map((standing, index) => {
    if (standing.total === null) return { ...standing, place: null, isTied: false, tieBreak: null }
    const isEqual = (other: Standing | undefined) => other !== undefined && byStanding(standing, other) === 0
    const [before, next] = [standings[index - 1], standings[index + 1]]
    if (!isEqual(before)) place = index + 1
    return {
      ...standing,
      place,
      isTied: isEqual(before) || isEqual(next),
      tieBreak: next && isEqual(next) ? tieBreakBetween(standing, next).tieBreak : null,
    }
  })
}

/** The criteria in the order in which they break a tie: heavier first, then as in the brief. */
export function criteriaByWeight<Some extends Pick<Criterion, 'weight' | 'position'>>(
  criteria: readonly Some[],
): Some[] {
  return [...criteria].sort((a, b) => b.weight - a.weight || a.position - b.position)
}

export type Severity = {
  readonly jurorId: string
  /** Own totals minus the mean of the others' on the same proposals, averaged: below zero is stricter. Null when alone. */
  readonly difference: Fraction | null
  /** On how many proposals somebody else gave a total too. */
  readonly shared: number
}

/** How strict each juror is beside those who read the same proposals, strictest first. */
export function jurorSeverities({
  criteria,
  rule,
  scorecards,
  finalists,
}: Omit<RankingFacts, 'proposals'>): Severity[] {
  const cards = scorecards.flatMap((card) => {
    const asked = criteriaAskedOf(criteria, { isFinalist: finalists.has(card.proposalId) })
    const total = jurorTotal(asked, rule, card.points)
    return total === null ? [] : [{ ...card, total }]
  })
  const byProposal = groupBy(cards, ({ proposalId }) => proposalId)
  return [...groupBy(cards, ({ jurorId }) => jurorId)]
    .map(([jurorId, own]) => {
      const differences = own.flatMap(({ proposalId, total }) => {
        const others = (byProposal.get(proposalId) ?? []).filter((card) => card.jurorId !== jurorId)
        const average = mean(others.map((card) => card.total))
        return average === null ? [] : [subtract(total, average)]
      })
      return { jurorId, difference: mean(differences), shared: differences.length }
    })
    .sort((a, b) => nullsLast(a.difference, b.difference, 'rising') || (a.jurorId < b.jurorId ? -1 : 1))
}

/** What the sheets of one contender come to by the rule. */
export function standingOf(
  { proposalId, reference, sheets, factors = {}, asked, isFinalist = false }: Contender,
  { criteria, rule, minimum = null, belowMinimum = 'marked' }: RankingRule,
): Standing {
  const own = criteria
    .filter(({ id }) => asked?.includes(id) ?? true)
    .map((criterion) => ({ ...criterion, weight: factors[criterion.id] ?? criterion.weight }))
  const { total, criteria: means, jurorTotals } = aggregate(own, rule, sheets)
  const [lowest, highest] = [jurorTotals[0], jurorTotals.at(-1)]
  const below = own.flatMap((criterion) => {
    const points = means[criterion.id] ?? null
    if (criterion.minimum === null || points === null) return []
    return compareIn(criterion, points, criterion.minimum) < 0 ? [criterion.id] : []
  })
  const isBelowTotal = minimum !== null && total !== null && compare(total, minimum) < 0
  return {
    ...{ proposalId, reference, total, reviews: jurorTotals.length, criterionMeans: means, isFinalist },
    ...{ belowMinimum: below, isBelowTotal },
    isBehind: belowMinimum === 'behind' && (below.length > 0 || isBelowTotal),
    spread: lowest && highest ? subtract(highest, lowest) : null,
  }
}

/** What the tie-break list says of two that stand alike; an order of 0 where it leaves them to people. */
export function tieBreaker({ criteria, tieBreak }: Pick<RankingRule, 'criteria' | 'tieBreak'>) {
  return (a: Standing, b: Standing): { order: number; tieBreak: TieBreak } => {
    for (const rule of tieBreak) {
      const order = rule.by === 'spread' ? bySpread(a, b) : byCriterion(rule.criterionId, a, b)
      if (order !== 0) return { order, tieBreak: rule }
    }
    return { order: 0, tieBreak: { by: 'nothing' } }
  }

  function byCriterion(criterionId: string, a: Standing, b: Standing): number {
    const [one, other] = [a.criterionMeans[criterionId] ?? null, b.criterionMeans[criterionId] ?? null]
    const criterion = criteria.find(({ id }) => id === criterionId)
    if (one === null || other === null || criterion === undefined) return nullsLast(one, other, 'falling')
    return compareIn(criterion, other, one)
  }
}

/** What jurors agree on more is read first. */
function bySpread(a: Standing, b: Standing): number {
  return a.spread && b.spread ? compare(a.spread, b.spread) : 0
}

/** Like `compare`, where more is better; the other way round where less is. */
function compareIn({ worst, best }: WeighedCriterion, a: Fraction, b: Fraction): number {
  return compare(best, worst) > 0 ? compare(a, b) : compare(b, a)
}

/** Finalists first, then whoever reaches the minimums, then the higher total; without a total at the end. */
export function byStanding(a: Standing, b: Standing): number {
  return (
    Number(a.total === null) - Number(b.total === null) ||
    Number(b.isFinalist) - Number(a.isFinalist) ||
    Number(a.isBehind) - Number(b.isBehind) ||
    nullsLast(a.total, b.total, 'falling')
  )
}

/** What is missing stands at the end, whichever way the rest runs. */
function nullsLast(a: Fraction | null, b: Fraction | null, direction: 'rising' | 'falling'): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return direction === 'rising' ? compare(a, b) : compare(b, a)
}

function byReference(a: RankedProposal, b: RankedProposal): number {
  return a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
