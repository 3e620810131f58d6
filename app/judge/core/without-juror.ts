/**
 * Which places hang on one juror: the ranking made anew with each juror left out, for the ranking and for the fairness
 * report alike. Where totals are equal without a juror, the tie-break list of the rule parts them; where it has nothing
 * left to say, each of them takes every place of the tie, and a line through it does not hold. A proposal that would be
 * left without a total keeps its own.
 */
import {
  byStanding,
  contendersOf,
  ruleOf,
  standingOf,
  tieBreaker,
  type Contender,
  type RankingFacts,
  type RankingRule,
  type Standing,
} from './ranking.ts'

/** A contender whose sheets have names: `jurors` says who wrote each, in their order. */
export type JudgedContender = Contender & { readonly jurors: readonly string[] }

/** From the best to the worst place a proposal takes. */
export type PlaceSpan = readonly [best: number, worst: number]

/** The places a proposal takes when each juror in turn is left out; null without a place. */
export type RankBand = PlaceSpan | null

type JudgedField = RankingRule & { readonly contenders: readonly JudgedContender[] }

/**
 * How far a place depends on any one juror. A band of one number is safe, one of several is contested; a place that is
 * shared with everybody counted takes all that are shared.
 */
export function rankBands(facts: RankingFacts): Record<string, RankBand> {
  const field = { ...ruleOf(facts), contenders: contendersOf(facts) }
  const { whole, turns } = withoutEach(field)
  const bands = spansOf(whole, byStanding).map(([best, worst]) => [best, worst] as [number, number])
  for (const { spans } of turns())
    for (const [index, [best, worst]] of spans.entries()) {
      const band = bands[index]!
      if (best < band[0]) band[0] = best
      if (worst > band[1]) band[1] = worst
    }
  const byId = new Map(whole.map(({ proposalId }, index) => [proposalId, bands[index]!]))
  return Object.fromEntries(
    field.contenders.map(({ proposalId }) => [proposalId, byId.get(proposalId) ?? null]),
  )
}

/** For each line, the jurors without whom others would stand above it, in the order of their ids. */
export function jurorsWhoMove(field: JudgedField, lines: readonly { readonly above: number }[]): string[][] {
  const { whole, turns } = withoutEach(field)
  const moving = lines.map((): string[] => [])
  for (const { jurorId, spans } of turns()) {
    /** The worst place that any of the first so many takes. */
    const worstOf = new Int32Array(whole.length + 1)
    for (const [index, [, worst]] of spans.entries()) worstOf[index + 1] = Math.max(worstOf[index]!, worst)
    for (const [line, { above }] of lines.entries())
      if (worstOf[Math.min(above, whole.length)]! > above) moving[line]!.push(jurorId)
  }
  return moving.map((jurors) => jurors.sort())
}

/** All with a total in their order, and for each juror the places they take without that one, in the same order. */
function withoutEach(field: JudgedField): {
  readonly whole: readonly Standing[]
  readonly turns: () => Generator<{ readonly jurorId: string; readonly spans: readonly PlaceSpan[] }>
} {
  const tieBreakBetween = tieBreaker(field)
  const inOrder = (a: Standing, b: Standing) => byStanding(a, b) || tieBreakBetween(a, b).order
  const standing = (some: readonly Contender[]) =>
    some
      .map((contender) => standingOf(contender, field))
      .filter(({ total }) => total !== null)
      .sort(inOrder)
  const whole = standing(field.contenders)
  const known = spansOf(whole, inOrder)
  const at = new Map(whole.map(({ proposalId }, index) => [proposalId, index]))

  // Only what a juror has read changes without the juror: the others stand among each other as before, so that they are
  // counted and not compared.
  function* turns() {
    for (const [jurorId, read] of readBy(field.contenders)) {
      const changed = standing(
        read.map(({ sheets, jurors, ...contender }) => ({
          ...contender,
          sheets: sheets.filter((_, sheet) => jurors[sheet] !== jurorId),
        })),
      )
      const indexes = changed.map(({ proposalId }) => at.get(proposalId)!)
      const isChanged = new Uint8Array(whole.length)
      for (const index of indexes) isChanged[index] = 1
      /** How many of those that stay come before that one of `whole`. */
      const staying = new Int32Array(whole.length + 1)
      for (let index = 0; index < whole.length; index += 1)
        staying[index + 1] = staying[index]! + 1 - isChanged[index]!
      const among = changed.map((one) => ({
        // Up to the first they come before it, from the second on behind it; between the two they are its equals.
        before: countBefore(whole, (other) => inOrder(other, one) < 0),
        notBehind: countBefore(whole, (other) => inOrder(other, one) <= 0),
      }))
      const spans = new Array<PlaceSpan>(whole.length)
      for (const [position, [best, worst]] of spansOf(changed, inOrder).entries()) {
        const { before, notBehind } = among[position]!
        spans[indexes[position]!] = [staying[before]! + best, staying[notBehind]! + worst]
      }
      let [passed, notAfter] = [0, 0]
      for (let index = 0; index < whole.length; index += 1) {
        const [best, worst] = known[index]!
        while (passed < among.length && among[passed]!.notBehind < best) passed += 1
        while (notAfter < among.length && among[notAfter]!.before < best) notAfter += 1
        if (isChanged[index] === 0)
          spans[index] = [1 + staying[best - 1]! + passed, staying[worst]! + notAfter]
      }
      yield { jurorId, spans }
    }
  }
  return { whole, turns }
}

/** In a list in order: the places each takes, several where others stand alike. */
function spansOf(
  inOrder: readonly Standing[],
  order: (a: Standing, b: Standing) => number,
): readonly PlaceSpan[] {
  const spans: PlaceSpan[] = []
  for (let start = 0; start < inOrder.length;) {
    let end = start + 1
    while (end < inOrder.length && order(inOrder[start]!, inOrder[end]!) === 0) end += 1
    const span: PlaceSpan = [start + 1, end]
    while (start < end) spans[start++] = span
  }
  return spans
}

/** How many at the beginning of a list fulfil what none behind them does. */
function countBefore(inOrder: readonly Standing[], holds: (standing: Standing) => boolean): number {
  let [low, high] = [0, inOrder.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(inOrder[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

function readBy(contenders: readonly JudgedContender[]): Map<string, JudgedContender[]> {
  const read = new Map<string, JudgedContender[]>()
  for (const contender of contenders)
    for (const jurorId of contender.jurors) {
      const own = read.get(jurorId)
      if (own) own.push(contender)
      else read.set(jurorId, [contender])
    }
  return read
}
