/**
 * A panel that never met, reckoned through by the rule of a challenge: what five jurors would have to give, and what comes
 * out of it step by step. It uses what ranks proposals, so that it cannot say anything else.
 */
import {
  add,
  compare,
  divide,
  fraction,
  multiply,
  subtract,
  toFixedHalfUp,
  type Fraction,
} from '#app/platform/fraction.ts'
import { decimalText, round } from '#app/platform/rounding.ts'
import { aggregate, combine, countedOf, totalOf, type Aggregation } from './aggregation.ts'
import { isBetween, mostDecimals, settled } from './rubrics/decimal-schema.ts'
import { shapeOf, type Rubric } from './rubrics/index.ts'
import type { Shape } from './rubrics/rubric-type.ts'

export type ExampleCriterion = {
  /** From 1, in the order of the brief. */
  readonly position: number
  /** As it is kept: hundredths. */
  readonly weight: number
  readonly rubric: Rubric
}

export type ExampleCell = {
  readonly position: number
  /** The panel's figure before and after its rounding, and what it comes to times its weight, rounded where the rule says so. */
  readonly combined: Fraction
  readonly rounded: Fraction
  readonly weighted: Fraction
}

export type WorkedExample = {
  readonly jurors: readonly {
    /** By the number of the criterion: the answer as the form sends it. */
    readonly answers: Readonly<Record<number, string>>
    /** Null where the rule makes no totals of single jurors. */
    readonly total: Fraction | null
    /** The rule leaves this total out as one of the highest or lowest. */
    readonly isLeftOut: boolean
  }[]
  /** Where criteria are combined first: each with the figure of the panel. Empty otherwise. */
  readonly criteria: readonly ExampleCell[]
  /** Before the total is rounded, and as it is compared. */
  readonly exact: Fraction
  readonly total: Fraction
}

/** How much of the way from the worst to the best each juror of the example goes: the last is far off, so that rules differ. */
const ways = [
  [95, 80, 85, 70],
  [80, 75, 90, 65],
  [75, 90, 60, 80],
  [70, 60, 75, 85],
  [20, 45, 10, 30],
] as const

/** The example for these criteria by this rule; null where there is nothing to reckon with. */
export function workedExample(
  criteria: readonly ExampleCriterion[],
  rule: Aggregation,
): WorkedExample | null {
  const asked = criteria.map(({ position, weight, rubric }) => {
    const shape = shapeOf(rubric)
    return {
      ...{ id: String(position), position, shape, weight: fraction(weight, 100) },
      ...{ worst: shape.worst, best: shape.best },
    }
  })
  const sheets = ways.map((way) =>
    Object.fromEntries(
      asked.map(({ id, shape }, at) => [id, answerAt(shape, way[at % way.length] ?? way[0])] as const),
    ),
  )
  const { total } = aggregate(asked, rule, sheets)
  if (total === null) return null
  const jurorTotals = sheets.map((sheet) => {
    const own = rule.first === 'jurors' ? totalOf(asked, rule, ({ id }) => sheet[id] ?? null) : null
    return own && round(own, rule.rounding.panel)
  })
  const leftOut = indicesLeftOut(jurorTotals, rule)
  const cells = rule.first === 'criteria' ? asked.flatMap(cellOf) : []
  const exact =
    rule.first === 'jurors'
      ? combine(
          jurorTotals.filter((each) => each !== null),
          rule.panel,
        )
      : totalOf(
          asked,
          rule,
          ({ id }) => cells.find(({ position }) => String(position) === id)?.rounded ?? null,
        )
  if (exact === null) return null
  return {
    jurors: sheets.map((sheet, index) => ({
      answers: Object.fromEntries(
        asked.map(({ id, position, shape }) => {
          const given = sheet[id]
          return [position, given ? shape.say(given) : '']
        }),
      ),
      total: jurorTotals[index] ?? null,
      isLeftOut: leftOut.has(index),
    })),
    criteria: cells,
    ...{ exact, total },
  }

  function cellOf(criterion: (typeof asked)[number]): ExampleCell[] {
    const { id, position, weight } = criterion
    const combined = combine(
      sheets.flatMap((sheet) => sheet[id] ?? []),
      rule.panel,
    )
    if (combined === null) return []
    const rounded = round(combined, rule.rounding.panel)
    const weighted = round(
      multiply(countedOf(criterion, rule, rounded), weight),
      rule.weights === 'sum' ? rule.rounding.weighted : null,
    )
    return [{ position, combined, rounded, weighted }]
  }
}

/** The example as a page carries it: figures are decimals as text, with a point. */
export type ExampleInFigures = {
  readonly jurors: readonly {
    readonly answers: Readonly<Record<number, string>>
    readonly total: string | null
    readonly isLeftOut: boolean
  }[]
  readonly criteria: readonly {
    readonly position: number
    readonly combined: string
    readonly rounded: string
    readonly weighted: string
  }[]
  readonly exact: string
  /** With as many decimals as the rule rounds to, else two. */
  readonly total: string
}

/** Figures of the example have at most so many decimals; the reckoning goes on with all of them. */
const shown = 4

/** The example for these criteria, without those for finalists alone; null where there is nothing to reckon with. */
export function exampleInFigures(
  criteria: readonly (ExampleCriterion & { readonly isForFinalists: boolean })[],
  rule: Aggregation,
): ExampleInFigures | null {
  const example = workedExample(
    criteria.filter(({ isForFinalists }) => !isForFinalists),
    rule,
  )
  if (example === null) return null
  const figure = (value: Fraction) => decimalText(value, shown)
  return {
    jurors: example.jurors.map((juror) => ({ ...juror, total: juror.total && figure(juror.total) })),
    criteria: example.criteria.map(({ position, combined, rounded, weighted }) => ({
      ...{ position, combined: figure(combined), rounded: figure(rounded), weighted: figure(weighted) },
    })),
    exact: figure(example.exact),
    total: toFixedHalfUp(example.total, rule.rounding.total?.digits ?? 2),
  }
}

/** The answer nearest to so much of the way, one that the criterion takes. */
function answerAt({ worst, best, answers, range, read }: Shape, percent: number): Fraction {
  const wanted = add(worst, multiply(subtract(best, worst), fraction(percent, 100)))
  if (answers) {
    const values = answers.flatMap((answer) => read(answer) ?? [])
    return values.reduce((near, each) => (isNearer(each, near, wanted) ? each : near), values[0] ?? worst)
  }
  if (range?.step) {
    const step = settled(range.step)
    return add(
      worst,
      multiply(round(divide(subtract(wanted, worst), step), { digits: 0, mode: 'half-up' }), step),
    )
  }
  const [low, high] = compare(worst, best) < 0 ? [worst, best] : [best, worst]
  const short = round(wanted, { digits: 1, mode: 'half-up' })
  return isBetween(low, short, high) ? short : round(wanted, { digits: mostDecimals, mode: 'half-up' })
}

function isNearer(each: Fraction, near: Fraction, wanted: Fraction): boolean {
  return compare(distance(each, wanted), distance(near, wanted)) < 0
}

function distance(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) < 0 ? subtract(b, a) : subtract(a, b)
}

/** Which of the totals a trimmed panel does without: none where there are no more than it leaves out. */
function indicesLeftOut(totals: readonly (Fraction | null)[], { panel, first }: Aggregation): Set<number> {
  if (panel.by !== 'trimmed' || first !== 'jurors') return new Set()
  const rising = totals
    .flatMap((total, index) => (total === null ? [] : [{ total, index }]))
    .sort((a, b) => compare(a.total, b.total))
  if (rising.length <= panel.lowest + panel.highest) return new Set()
  const out = [...rising.slice(0, panel.lowest), ...rising.slice(rising.length - panel.highest)]
  return new Set(out.map(({ index }) => index))
}
