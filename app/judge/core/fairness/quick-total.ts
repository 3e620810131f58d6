/**
 * The rule of a ranking in floating point, for figures that repeat it thousands of times. What decides is never this but
 * `aggregation.ts`, exactly; a property holds the two together.
 */
import type { Aggregation, Panel, WeighedCriterion } from '#app/publish/core/aggregation.ts'
import type { Fraction } from '#app/platform/fraction.ts'
import type { Contender } from '../ranking.ts'
import type { Rounding } from '#app/platform/rounding.ts'

export type QuickSheets = {
  /** Points, sheet by sheet in the order of the criteria; NaN for "cannot judge" and not asked. */
  readonly scores: Float64Array
  readonly sheets: number
  /** By criterion; NaN where it was not asked. */
  readonly weights: Float64Array
  /** By criterion: what counts of points is (points - from) × per. */
  readonly from: Float64Array
  readonly per: Float64Array
  /** What was measured beyond an end of the scale counts as that end: 0 or 100. */
  readonly isShare: boolean
}

/** The sheets of a proposal as numbers. */
export function quickSheets(
  { sheets, factors = {}, asked }: Pick<Contender, 'sheets' | 'factors' | 'asked'>,
  criteria: readonly WeighedCriterion[],
  { counts }: Aggregation,
): QuickSheets {
  const width = criteria.length
  const scores = new Float64Array(sheets.length * width).fill(NaN)
  const [weights, from, per] = [
    new Float64Array(width).fill(NaN),
    new Float64Array(width),
    new Float64Array(width).fill(1),
  ]
  for (const [position, { id, weight, worst, best }] of criteria.entries()) {
    if (counts === 'share') {
      from[position] = quotient(worst)
      per[position] = 100 / (quotient(best) - quotient(worst))
    }
    if (asked !== undefined && !asked.includes(id)) continue
    weights[position] = quotient(factors[id] ?? weight)
    for (const [sheet, given] of sheets.entries()) {
      const score = given[id] ?? null
      if (score !== null) scores[sheet * width + position] = quotient(score)
    }
  }
  return { scores, sheets: sheets.length, weights, from, per, isShare: counts === 'share' }
}

/** A fraction as the nearest floating-point number, near enough: for what is repeated, never for what decides. */
export const quotient = ({ numerator, denominator }: Fraction) => Number(numerator) / Number(denominator)

/** Reused from call to call: room for one panel's figures, and for one figure per criterion. */
const room = { figures: new Float64Array(64), criteria: new Float64Array(16) }

/**
 * The total of one proposal from some of its sheets, by their numbers, which may come more than once; NaN without one.
 * `stretch` multiplies each criterion's weight.
 */
export function quickTotal(
  own: QuickSheets,
  rule: Aggregation,
  chosen: ArrayLike<number>,
  stretch?: Float64Array,
): number {
  const { scores, weights } = own
  const width = weights.length
  const { panel, total } = rule.rounding
  if (chosen.length > room.figures.length) room.figures = new Float64Array(chosen.length)
  if (rule.first === 'jurors') {
    const figures = room.figures
    let count = 0
    for (let index = 0; index < chosen.length; index += 1) {
      const figure = weightedTotal(own, scores, chosen[index]! * width, rule, stretch)
      if (!Number.isNaN(figure)) figures[count++] = quickRound(figure, panel)
    }
    return quickRound(combined(figures, count, rule.panel), total)
  }
  if (width > room.criteria.length) room.criteria = new Float64Array(width)
  const inCriteria = room.criteria
  for (let position = 0; position < width; position += 1) {
    let count = 0
    for (let index = 0; index < chosen.length; index += 1) {
      const score = scores[chosen[index]! * width + position]!
      if (!Number.isNaN(score)) room.figures[count++] = score
    }
    inCriteria[position] = quickRound(combined(room.figures, count, rule.panel), panel)
  }
  return quickRound(weightedTotal(own, inCriteria, 0, rule, stretch), total)
}

/**
 * A proposal's total as a function of `stretch`. Where a mean of means has all its scores, each criterion's mean is all it
 * takes.
 */
export function createReweighing(
  own: QuickSheets,
  rule: Aggregation,
  chosen: ArrayLike<number>,
): (stretch: Float64Array) => number {
  const { panel, weights: kind, rounding } = rule
  const isPlain =
    rule.first === 'jurors' &&
    panel.by === 'mean' &&
    kind === 'mean' &&
    rounding.panel === null &&
    rounding.total === null
  if (!isPlain || own.scores.some((score, at) => Number.isNaN(score) && isAsked(own, at)))
    return (stretch) => quickTotal(own, rule, chosen, stretch)
  const width = own.weights.length
  const means = Float64Array.from({ length: width }, (_, position) => {
    let sum = 0
    for (let sheet = 0; sheet < own.sheets; sheet += 1)
      sum += counted(own, own.scores[sheet * width + position]!, position)
    return sum / own.sheets
  })
  const settled = { ...own, from: new Float64Array(width), per: new Float64Array(width).fill(1) }
  return (stretch) => weightedTotal(settled, means, 0, rule, stretch)
}

/** Whether a cell's criterion was to be scored at all. */
export function isAsked({ weights }: QuickSheets, cell: number): boolean {
  return !Number.isNaN(weights[cell % weights.length]!)
}

/** The totals of single jurors, sheet by sheet; NaN where a sheet has none. */
export function quickJurorTotals(own: QuickSheets, rule: Aggregation): Float64Array {
  const totals = new Float64Array(own.sheets)
  const width = own.weights.length
  for (let sheet = 0; sheet < own.sheets; sheet += 1)
    totals[sheet] = weightedTotal(own, own.scores, sheet * width, rule)
  return totals
}

/** The total from juror totals alone, where the rule combines jurors first. */
export function quickPanel(figures: Float64Array, count: number, { panel, rounding }: Aggregation): number {
  if (rounding.panel !== null)
    for (let index = 0; index < count; index += 1)
      figures[index] = quickRound(figures[index]!, rounding.panel)
  return quickRound(combined(figures, count, panel), rounding.total)
}

function counted({ from, per, isShare }: QuickSheets, points: number, position: number): number {
  const value = (points - from[position]!) * per[position]!
  return isShare ? Math.min(100, Math.max(0, value)) : value
}

function weightedTotal(
  own: QuickSheets,
  scores: Float64Array,
  start: number,
  { weights: kind, rounding }: Aggregation,
  stretch?: Float64Array,
): number {
  const { weights } = own
  let [sum, whole, isWhole] = [0, 0, true]
  for (let position = 0; position < weights.length; position += 1) {
    if (Number.isNaN(weights[position]!)) continue
    const points = scores[start + position]!
    if (Number.isNaN(points)) {
      isWhole = false
      continue
    }
    const score = counted(own, points, position)
    const weight = weights[position]! * (stretch === undefined ? 1 : stretch[position]!)
    sum += kind === 'sum' ? quickRound(score * weight, rounding.weighted) : score * weight
    whole += weight
  }
  if (kind === 'sum') return isWhole && whole > 0 ? sum : NaN
  return whole > 0 ? sum / whole : NaN
}

function combined(figures: Float64Array, count: number, panel: Panel): number {
  if (count === 0) return NaN
  let [from, to] = [0, count]
  if (panel.by === 'median') {
    from = Math.ceil(count / 2) - 1
    to = Math.floor(count / 2) + 1
  } else if (panel.by === 'trimmed' && count > panel.lowest + panel.highest) {
    from = panel.lowest
    to = count - panel.highest
  }
  if (to - from < count) sortFirst(figures, count)
  let sum = 0
  for (let index = from; index < to; index += 1) sum += figures[index]!
  return sum / (to - from)
}

/** By insertion: panels are small, and nothing is made. */
function sortFirst(figures: Float64Array, count: number): void {
  for (let index = 1; index < count; index += 1) {
    const figure = figures[index]!
    let at = index
    for (; at > 0 && figures[at - 1]! > figure; at -= 1) figures[at] = figures[at - 1]!
    figures[at] = figure
  }
}

/** A billionth of a step short of the half still counts as the half: floating point has lost no more. */
const slack = 1e-9

function quickRound(value: number, rounding: Rounding | null): number {
  if (rounding === null || Number.isNaN(value)) return value
  const scale = 10 ** rounding.digits
  const size = Math.abs(value) * scale
  const near = Math.round(size)
  const whole = Math.abs(size - near) < slack ? near : Math.floor(size)
  const rest = whole === near && Math.abs(size - near) < slack ? 0 : size - whole
  return (Math.sign(value) * (whole + (isUp(rest, whole, rounding.mode) ? 1 : 0))) / scale
}

function isUp(rest: number, whole: number, mode: Rounding['mode']): boolean {
  if (rest === 0 || mode === 'down') return false
  if (mode === 'up') return true
  if (Math.abs(rest - 0.5) > slack) return rest > 0.5
  return mode === 'half-up' || (mode === 'half-even' && whole % 2 === 1)
}
