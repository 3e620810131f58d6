/**
 * The order the final scorecards give. Equal exact totals share a place: the tie-break list only says in which order
 * they are read, and where it has nothing left to say the tie is open, for people to decide.
 */
import { compare, mean, subtract, fraction, type Fraction } from './fraction.ts'
import { proposalTotal, scorecardTotal, type Criterion, type Points } from './scoring.ts'

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

/** All proposals in their order, those without a total last. The order of what comes in changes nothing. */
export function rankProposals(facts: {
  readonly criteria: readonly Criterion[]
  readonly proposals: readonly RankedProposal[]
  readonly scorecards: readonly FinalScorecard[]
}): RankingRow[] {
  const { criteria, proposals, scorecards } = facts
  const byProposal = groupBy(scorecards, ({ proposalId }) => proposalId)
  const inTieOrder = criteriaByWeight(criteria)
  const standings = proposals
    .map((proposal) => standingOf(proposal, criteria, byProposal.get(proposal.proposalId) ?? []))
    .sort((a, b) => byTotal(a, b) || tieBreakBetween(a, b, inTieOrder).order || byReference(a, b))
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
      tieBreak: next && isEqual(next) ? tieBreakBetween(standing, next, inTieOrder).tieBreak : null,
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
  proposal: RankedProposal,
  criteria: readonly Criterion[],
  cards: readonly FinalScorecard[],
): Standing {
  const totals = cards
    .map(({ points }) => scorecardTotal(criteria, points))
    .filter((total) => total !== null)
    .sort(compare)
  const means = criteria.map((criterion) => [criterion, meanPoints(criterion, cards)] as const)
  const [lowest, highest] = [totals[0], totals.at(-1)]
  return {
    ...proposal,
    total: proposalTotal(totals),
    reviews: totals.length,
    criterionMeans: Object.fromEntries(means.map(([{ id }, points]) => [id, points])),
    belowMinimum: means.flatMap(([{ id, minimum }, points]) =>
      minimum !== null && points !== null && compare(points, fraction(minimum)) < 0 ? [id] : [],
    ),
    spread: lowest && highest ? subtract(highest, lowest) : null,
  }
}

function meanPoints({ id }: Criterion, cards: readonly FinalScorecard[]): Fraction | null {
  return mean(
    cards
      .map(({ points }) => points[id])
      .flatMap((given) => (typeof given === 'number' ? [fraction(given)] : [])),
  )
}

function tieBreakBetween(
  a: Standing,
  b: Standing,
  inTieOrder: readonly Criterion[],
): { order: number; tieBreak: TieBreak } {
  for (const { id } of inTieOrder) {
    const order = nullsLast(a.criterionMeans[id] ?? null, b.criterionMeans[id] ?? null, 'falling')
    if (order !== 0) return { order, tieBreak: { by: 'criterion', criterionId: id } }
  }
  const order = a.spread && b.spread ? compare(a.spread, b.spread) : 0
  return { order, tieBreak: order === 0 ? { by: 'nothing' } : { by: 'spread' } }
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
