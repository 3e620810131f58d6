/**
 * The order the final scorecards give. Equal exact totals share a place: the tie-break list only says in which order
 * they are read, and where it has nothing left to say the tie is open, for people to decide.
 */
import {
  aggregate,
  meanOfJurorMeans,
  type Aggregation,
  type Sheet,
  type WeighedCriterion,
} from './aggregation.ts'
import { compare, mean, subtract, fraction, type Fraction } from './fraction.ts'
import { scorecardTotal, weighed, type Criterion, type Points } from './scoring.ts'

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

/** What is looked at, in this order, to say which of two with the same total is read first. */
export type TieRule = Exclude<TieBreak, { by: 'nothing' }>

export type RankedCriterion = WeighedCriterion & {
  /** The points the panel should reach here, or null. */
  readonly minimum: Fraction | null
}

/**
 * A proposal with the final scores of its jurors. `factors` are weights of its own, by criterion id; `asked` are the
 * criteria it was to be scored in, when not all.
 */
export type Contender = RankedProposal & {
  readonly sheets: readonly Sheet[]
  readonly factors?: Readonly<Record<string, Fraction>>
  readonly asked?: readonly string[]
}

export type RankingRow = RankedProposal & {
  /** From 1; equal totals share it, and the next place is counted on (1, 2, 2, 4). Null without a total. */
  readonly place: number | null
  /** 0 to 100, exact. */
  readonly total: Fraction | null
  /** How many scorecards the total is the mean of. */
  readonly reviews: number
  /** Mean points per criterion id; null where nobody could judge. */
  readonly criterionMeans: Readonly<Record<string, Fraction | null>>
  /** The criteria whose mean stays below their minimum. */
  readonly belowMinimum: readonly string[]
  /** The distance between the highest and the lowest juror total. */
  readonly spread: Fraction | null
  readonly isTied: boolean
  /** For a tied proposal: what puts it before the next one of the same place. Null at the end of the tie. */
  readonly tieBreak: TieBreak | null
}

type Standing = Omit<RankingRow, 'place' | 'isTied' | 'tieBreak'>

/** All proposals in their order by the rule where none is named. The order of what comes in changes nothing. */
export function rankProposals(facts: {
  readonly criteria: readonly Criterion[]
  readonly proposals: readonly RankedProposal[]
  readonly scorecards: readonly FinalScorecard[]
}): RankingRow[] {
  const byProposal = groupBy(facts.scorecards, ({ proposalId }) => proposalId)
  return rankContenders({
    rule: meanOfJurorMeans,
    tieBreak: [
      ...criteriaByWeight(facts.criteria).map(({ id }) => ({ by: 'criterion', criterionId: id }) as const),
      { by: 'spread' },
    ],
    criteria: facts.criteria.map((criterion) => ({
      ...weighed(criterion),
      minimum: criterion.minimum === null ? null : fraction(criterion.minimum),
    })),
    contenders: facts.proposals.map((proposal) => ({
      ...proposal,
      sheets: (byProposal.get(proposal.proposalId) ?? []).map(({ points }) => sheetOf(points)),
    })),
  })
}

/** All contenders in their order, those without a total last. */
export function rankContenders({
  criteria,
  rule,
  tieBreak,
  contenders,
}: {
  readonly criteria: readonly RankedCriterion[]
  readonly rule: Aggregation
  readonly tieBreak: readonly TieRule[]
  readonly contenders: readonly Contender[]
}): RankingRow[] {
  const tieBreakBetween = tieBreaker(criteria, tieBreak)
  const standings = contenders
    .map((contender) => standingOf(contender, criteria, rule))
    .sort((a, b) => byTotal(a, b) || tieBreakBetween(a, b).order || byReference(a, b))
  let place = 0
  return standings.map((standing, index) => {
    if (standing.total === null) return { ...standing, place: null, isTied: false, tieBreak: null }
    const isEqual = (other: Standing | undefined) => other !== undefined && byTotal(standing, other) === 0
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

/** The places a proposal takes when each juror in turn is left out: `[best, worst]`, null without a place. */
export type RankBand = readonly [best: number, worst: number] | null

/**
 * How far a place depends on any one juror. A band of one number is safe; bands that overlap are contested. A juror
 * whose absence leaves a proposal without any total says nothing about its place.
 */
export function rankBands(facts: Parameters<typeof rankProposals>[0]): Record<string, RankBand> {
  const bands: Record<string, RankBand> = {}
  const widen = (rows: readonly RankingRow[]) => {
    for (const { proposalId, place } of rows) {
      const band = bands[proposalId]
      if (place === null) bands[proposalId] ??= null
      else bands[proposalId] = band ? [Math.min(band[0], place), Math.max(band[1], place)] : [place, place]
    }
  }
  widen(rankProposals(facts))
  for (const jurorId of new Set(facts.scorecards.map((card) => card.jurorId))) {
    const scorecards = facts.scorecards.filter((card) => card.jurorId !== jurorId)
    widen(rankProposals({ ...facts, scorecards }).filter(({ place }) => place !== null))
  }
  return bands
}

export type Severity = {
  readonly jurorId: string
  /** Own totals minus the mean of the others' on the same proposals, averaged: below zero is stricter. Null when alone. */
  readonly difference: Fraction | null
  /** On how many proposals somebody else gave a total too. */
  readonly shared: number
}

/** How strict each juror is beside those who read the same proposals, strictest first. */
export function jurorSeverities(
  criteria: readonly Criterion[],
  scorecards: readonly FinalScorecard[],
): Severity[] {
  const cards = scorecards.flatMap((card) => {
    const total = scorecardTotal(criteria, card.points)
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

function standingOf(
  { proposalId, reference, sheets, factors = {}, asked }: Contender,
  criteria: readonly RankedCriterion[],
  rule: Aggregation,
): Standing {
  const own = criteria
    .filter(({ id }) => asked?.includes(id) ?? true)
    .map((criterion) => ({ ...criterion, weight: factors[criterion.id] ?? criterion.weight }))
  const { total, criteria: means, jurorTotals } = aggregate(own, rule, sheets)
  const [lowest, highest] = [jurorTotals[0], jurorTotals.at(-1)]
  return {
    ...{ proposalId, reference, total, reviews: jurorTotals.length, criterionMeans: means },
    belowMinimum: criteria.flatMap((criterion) => {
      const points = means[criterion.id] ?? null
      if (criterion.minimum === null || points === null) return []
      return compareIn(criterion, points, criterion.minimum) < 0 ? [criterion.id] : []
    }),
    spread: lowest && highest ? subtract(highest, lowest) : null,
  }
}

/** "Cannot judge" and not answered leave no trace. */
function sheetOf(points: Points): Sheet {
  return Object.fromEntries(
    Object.entries(points).flatMap(([id, given]) => (given === null ? [] : [[id, fraction(given)]])),
  )
}

function tieBreaker(criteria: readonly RankedCriterion[], rules: readonly TieRule[]) {
  return (a: Standing, b: Standing): { order: number; tieBreak: TieBreak } => {
    for (const rule of rules) {
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

function byTotal(a: Pick<Standing, 'total'>, b: Pick<Standing, 'total'>): number {
  return nullsLast(a.total, b.total, 'falling')
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
