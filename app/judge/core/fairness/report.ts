/**
 * The fairness report of a challenge: what the ranking rests on, and which of its lines would be others had something gone
 * otherwise. It replaces nothing: places are those of the ranking, computed exactly; what is here says how firm they are.
 */
import type { Aggregation, WeighedCriterion } from '#app/publish/core/aggregation.ts'
import type { RankingRow, RankingRule } from '../ranking.ts'
import { jurorsWhoMove, type JudgedContender } from '../without-juror.ts'
import { agreementOf, disagreements, type Agreement, type Disagreement } from './agreement.ts'
import { linesHeld, linesOf, sameTotal, type Line } from './lines.ts'
import { nextReviews, type NextReview } from './next-review.ts'
import { quickJurorTotals, quickSheets, quotient } from './quick-total.ts'
import { compareLists, type JurorScore } from './score-table.ts'
import { jurorSeverity, type SeverityReport } from './severity.ts'
import { redrawn, reweighed, type Entrant, type Field } from './stability.ts'
import { fewestReviews, nextReviewCount, redraws, safeShare, weightDraws, weightMove } from './thresholds.ts'

/** Why a line is contested. */
export type Contest =
  | { readonly by: 'tie' }
  | { readonly by: 'few-reviews' }
  /** No juror has read one above and one below, so nobody has compared them. */
  | { readonly by: 'no-overlap' }
  /** Those without whom it would not hold. */
  | { readonly by: 'jurors'; readonly jurors: readonly string[] }
  | { readonly by: 'redraws'; readonly share: number }
  | {
      readonly by: 'weights'
      readonly share: number
      /** Criteria that break it alone. */
      readonly criteria: readonly { readonly criterionId: string; readonly direction: 'more' | 'less' }[]
    }
  | { readonly by: 'severity' }

export type JudgedLine = Line & {
  readonly verdict: 'safe' | 'contested'
  /** Empty when it is safe. */
  readonly contests: readonly Contest[]
  /** In which share of the redraws, and of the moved weights, it holds; null for weights with a single criterion. */
  readonly heldInRedraws: number
  readonly heldInWeights: number | null
}

export type FairRow = {
  readonly proposalId: string
  readonly place: number
  readonly total: number
  /** Without the strictness of its jurors. */
  readonly adjustedPlace: number
  readonly adjustedTotal: number
  readonly reviews: number
  /** Chances of the places from 1 on, as deep as the lines go. */
  readonly places: readonly number[]
  /** The chance of an award; those tied at the last place share what is left. */
  readonly award: number
  readonly disagreement: Pick<Disagreement, 'deviation' | 'range'> | null
}

export type FairnessReport = {
  readonly jurors: number
  readonly scores: number
  /** Proposals with a single total, and those without any. */
  readonly single: number
  readonly without: number
  /** How many pilots are awarded; at least one is looked at. */
  readonly pilots: number
  readonly severity: Pick<SeverityReport, 'withheld' | 'jurors'>
  /** Of the fitted model: between proposals, between jurors, and the rest. Null where nothing was fitted. */
  readonly variances: { readonly proposal: number; readonly juror: number; readonly rest: number } | null
  readonly agreement: Agreement | null
  readonly lines: readonly JudgedLine[]
  readonly rows: readonly FairRow[]
  readonly next: readonly NextReview[]
}

/** The rule the ranking was made by, and what it was made of. */
export type FairnessFacts = RankingRule & {
  readonly contenders: readonly JudgedContender[]
  /** The exact ranking of those contenders. */
  readonly ranking: readonly RankingRow[]
  readonly pilots: number
}

/** All of it. Deterministic: the order of what comes in and what anybody is called change nothing. */
export function fairnessReport({ contenders, ranking, pilots, ...ranked }: FairnessFacts): FairnessReport {
  const { rule } = ranked
  const criteria = inOwnOrder(ranked.criteria, contenders)
  const byId = new Map(contenders.map((contender) => [contender.proposalId, contender]))
  const found = ranking.flatMap((row) => {
    const contender = byId.get(row.proposalId)
    if (row.place === null || row.total === null || contender === undefined) return []
    const sheets = quickSheets(contender, criteria, rule)
    return [{ ...row, place: row.place, total: quotient(row.total), sheets, jurors: contender.jurors }]
  })
  // More than any total can make up for.
  const step = 1 + 2 * Math.max(0, ...found.map(({ sheets }) => largestOf(quickJurorTotals(sheets, rule))))
  const front = Math.min(...found.map(behind))
  const placed = found.map((entrant) => ({ ...entrant, lead: step * (front - behind(entrant)) }))
  const scores = placed.flatMap((entrant) => scoresOf(entrant, rule))
  const severity = jurorSeverity(scores)
  const lines = linesOf(placed, pilots)
  const adjusted = Float64Array.from(
    placed,
    ({ proposalId, total, lead }) => lead + total - severity.shiftOf(proposalId),
  )
  const field: Field = { entrants: placed, rule, lines }
  const deepest = Math.max(1, ...lines.map(({ place }) => place))
  const chances = redrawn(field, redraws, deepest, Math.max(1, pilots))
  const disagreement = new Map(
    (severity.fit ? disagreements(severity.fit.table) : []).map((one) => [one.proposal, one]),
  )
  const adjustedPlaces = placesOf(adjusted)
  return {
    jurors: new Set(scores.map(({ juror }) => juror)).size,
    scores: scores.length,
    single: placed.filter(({ reviews }) => reviews < 2).length,
    without: ranking.length - placed.length,
    pilots: Math.max(1, pilots),
    severity: { withheld: severity.withheld, jurors: severity.jurors },
    variances: severity.fit?.fit.variances ?? null,
    agreement: severity.fit
      ? agreementOf(severity.fit.table, severity.withheld === null ? severity.fit.fit.variances : null)
      : null,
    lines: judged(field, {
      moving: jurorsWhoMove({ ...ranked, contenders }, lines),
      chances,
      adjusted,
      criteria,
      reviews: placed.map(({ reviews }) => reviews),
      order: ranked.criteria.map(({ id }) => id),
    }),
    rows: placed.map(({ proposalId, place, total, reviews }, index) => ({
      ...{ proposalId, place, total, reviews },
      ...{ adjustedPlace: adjustedPlaces[index]!, adjustedTotal: total - severity.shiftOf(proposalId) },
      places: [...(chances.places.get(proposalId) ?? new Float64Array(deepest))],
      award: chances.awards.get(proposalId) ?? 0,
      disagreement: disagreement.get(proposalId) ?? null,
    })),
    next: severity.fit
      ? nextReviews(severity.fit, {
          among: new Set(placed.filter(({ lead }) => lead === 0).map(({ proposalId }) => proposalId)),
          places: Math.max(1, pilots),
          count: nextReviewCount,
        })
      : [],
  }
}

/** Finalists stand before the others, and within each who reaches the minimums, where the rule says so. */
const behind = ({ isFinalist, isBehind }: Pick<RankingRow, 'isFinalist' | 'isBehind'>) =>
  (isFinalist ? 0 : 2) + (isBehind ? 1 : 0)

const largestOf = (totals: Float64Array) =>
  totals.reduce((most, total) => (Number.isNaN(total) ? most : Math.max(most, Math.abs(total))), 0)

function scoresOf({ proposalId, sheets, jurors }: Omit<Entrant, 'lead'>, rule: Aggregation): JurorScore[] {
  const totals = quickJurorTotals(sheets, rule)
  return jurors.flatMap((juror, sheet) =>
    Number.isNaN(totals[sheet]!) ? [] : [{ juror, proposal: proposalId, total: totals[sheet]! }],
  )
}

function judged(
  field: Field,
  given: {
    /** By line, the jurors without whom it does not hold. */
    readonly moving: readonly (readonly string[])[]
    readonly chances: ReturnType<typeof redrawn>
    readonly adjusted: Float64Array
    readonly criteria: readonly WeighedCriterion[]
    readonly reviews: readonly number[]
    /** Criterion ids as they are to be named. */
    readonly order: readonly string[]
  },
): JudgedLine[] {
  const weights = reweighed(field, { draws: weightDraws, move: weightMove })
  const heldAdjusted = linesHeld(field.lines, given.adjusted)
  return field.lines.map((line, index): JudgedLine => {
    const [inRedraws, inWeights] = [given.chances.held[index]!, weights?.held[index] ?? null]
    const contests: Contest[] = []
    if (line.isTied) contests.push({ by: 'tie' })
    if (given.reviews.slice(0, line.above + 1).some((count) => count < fewestReviews))
      contests.push({ by: 'few-reviews' })
    if (!isCompared(field.entrants, line.above)) contests.push({ by: 'no-overlap' })
    const jurors = given.moving[index]!
    if (jurors.length > 0) contests.push({ by: 'jurors', jurors })
    if (inRedraws < safeShare.redraws) contests.push({ by: 'redraws', share: inRedraws })
    const criteria = (weights?.moving[index] ?? [])
      .map(({ criterion, direction }) => ({ criterionId: given.criteria[criterion]!.id, direction }))
      .sort((a, b) => given.order.indexOf(a.criterionId) - given.order.indexOf(b.criterionId))
    if (inWeights !== null && inWeights < safeShare.weights)
      contests.push({ by: 'weights', share: inWeights, criteria })
    if (!heldAdjusted[index]) contests.push({ by: 'severity' })
    return {
      ...line,
      verdict: contests.length === 0 ? 'safe' : 'contested',
      ...{ contests, heldInRedraws: inRedraws, heldInWeights: inWeights },
    }
  })
}

function isCompared(entrants: readonly Entrant[], above: number): boolean {
  const readers = new Set(entrants.slice(0, above).flatMap(({ jurors }) => jurors))
  return entrants.slice(above).some(({ jurors }) => jurors.some((juror) => readers.has(juror)))
}

/** Criteria by their weights, scales and scores, so that the order they were named in says nothing. */
function inOwnOrder(
  criteria: readonly WeighedCriterion[],
  contenders: readonly JudgedContender[],
): WeighedCriterion[] {
  const sheets = contenders.flatMap((contender) => contender.sheets)
  return criteria
    .map((criterion) => {
      const scores = Float64Array.from(
        sheets.flatMap((sheet) => {
          const score = sheet[criterion.id] ?? null
          return score === null ? [] : [quotient(score)]
        }),
      ).sort()
      const { weight, worst, best } = criterion
      return { criterion, key: [quotient(weight), quotient(worst), quotient(best), ...scores] }
    })
    .sort((a, b) => compareLists(a.key, b.key))
    .map(({ criterion }) => criterion)
}

/** The place of each total; what differs by less than a billionth shares one. */
function placesOf(totals: Float64Array): number[] {
  const order = [...totals.keys()].sort((a, b) => totals[b]! - totals[a]!)
  const places = new Array<number>(totals.length)
  let place = 0
  for (const [position, index] of order.entries()) {
    const before = order[position - 1]
    if (before === undefined || totals[before]! > totals[index]! + sameTotal) place = position + 1
    places[index] = place
  }
  return places
}
