/**
 * Whether the lines hold when something is changed that might have been otherwise: who happened to judge, which sheets
 * happened to be there, how the criteria are weighed.
 */
import type { Aggregation } from '#app/publish/core/aggregation.ts'
import { bestOf, linesHeld, type Line } from './lines.ts'
import {
  createReweighing,
  isAsked,
  quickJurorTotals,
  quickPanel,
  quickTotal,
  type QuickSheets,
} from './quick-total.ts'
import { createDraw, hashOfNumbers } from './random.ts'
import { compareLists } from './score-table.ts'

/** A proposal with a place, in the order of the ranking. */
export type Entrant = {
  readonly proposalId: string
  readonly sheets: QuickSheets
  /** Who wrote each sheet. */
  readonly jurors: readonly string[]
  /** Added to each total: below zero for those who stand behind others whatever they have. */
  readonly lead: number
}

export type Field = {
  readonly entrants: readonly Entrant[]
  readonly rule: Aggregation
  readonly lines: readonly Line[]
}

export type Redrawn = {
  /** By line, in which share of the redraws it holds. */
  readonly held: number[]
  /** By proposal id: the chances of the places 1 to `deepest`; absent where there are none. */
  readonly places: ReadonlyMap<string, Float64Array>
  /** By proposal id: the chance to be among the first `awards`; those tied at the last of them share what is left. */
  readonly awards: ReadonlyMap<string, number>
}

/**
 * The bootstrap: each proposal's sheets are drawn anew from its own, with replacement, as many as it has. Proposals with the
 * same sheets share what they get, so that names decide nothing. One that can never come near is not drawn.
 */
export function redrawn(
  { entrants, rule, lines }: Field,
  draws: number,
  deepest: number,
  awards: number,
): Redrawn {
  const pools = entrants.map((entrant, index) => poolOf(entrant, index, rule))
  const depth = Math.max(deepest, ...lines.map(({ above }) => above))
  const reach = [...pools.map(({ lowest }) => lowest)].sort((a, b) => b - a)[
    Math.min(depth, pools.length) - 1
  ]
  const drawn = pools
    .filter(({ highest }) => reach === undefined || Number.isNaN(highest) || highest >= reach - 1e-9)
    .sort((a, b) => b.lead - a.lead || compareLists(a.key, b.key))
  const draw = createDraw(hashOfNumbers(drawn.map(({ key }) => key)))
  const totals = new Float64Array(entrants.length).fill(-Infinity)
  const { held, chances } = countedTurns({ lines, draws, deepest, awards }, () => {
    for (const pool of drawn) totals[pool.index] = pool.redraw(draw)
    return totals
  })
  for (const group of sameKey(drawn))
    shareChances(
      group.map(({ index }) => index),
      chances,
      deepest + 1,
    )
  const known = [...chances].map(([index, own]) => [entrants[index]!.proposalId, own] as const)
  return {
    held,
    places: new Map(known.map(([id, own]) => [id, own.subarray(0, deepest)])),
    awards: new Map(known.map(([id, own]) => [id, own[deepest]!])),
  }
}

/**
 * What comes of many turns, each with totals of its own in the order of the ranking: in which share of them each line
 * holds, and by index the chances of the places 1 to `deepest` and, last, of an award.
 */
export function countedTurns(
  asked: {
    readonly lines: readonly Line[]
    readonly draws: number
    readonly deepest: number
    readonly awards: number
  },
  totalsOfTurn: () => Float64Array,
): { held: number[]; chances: Map<number, Float64Array> } {
  const { lines, draws, deepest, awards } = asked
  const held = lines.map(() => 0)
  const chances = new Map<number, Float64Array>()
  for (let turn = 0; turn < draws; turn += 1) {
    const totals = totalsOfTurn()
    for (const [line, isHeld] of linesHeld(lines, totals).entries()) if (isHeld) held[line]! += 1
    const best = bestOf(totals, deepest)
    for (const { index, place } of best) {
      const own = chances.get(index) ?? new Float64Array(deepest + 1)
      own[place - 1]! += 1
      if (place <= awards) own[deepest]! += shareOfAward(place, best, awards)
      chances.set(index, own)
    }
  }
  for (const own of chances.values()) for (let at = 0; at <= deepest; at += 1) own[at]! /= draws
  return { held: held.map((count) => count / draws), chances }
}

function shareOfAward(place: number, best: readonly { readonly place: number }[], awards: number): number {
  const tied = best.filter((one) => one.place === place).length
  return Math.min(1, (awards - place + 1) / tied)
}

type Pool = {
  readonly index: number
  readonly lead: number
  /** What is drawn from, in an order that names do not decide. */
  readonly key: Float64Array
  /** No redraw can come out below or above; NaN where that is not known. */
  readonly lowest: number
  readonly highest: number
  readonly redraw: (draw: () => number) => number
}

function poolOf({ sheets, lead }: Entrant, index: number, rule: Aggregation): Pool {
  if (rule.first === 'jurors') {
    const key = quickJurorTotals(sheets, rule)
      .filter((total) => !Number.isNaN(total))
      .sort()
    const figures = new Float64Array(key.length)
    const of = (value: number) => lead + quickPanel(Float64Array.of(value), 1, rule)
    return {
      ...{ index, lead, key, lowest: of(key[0]!), highest: of(key.at(-1)!) },
      redraw(draw) {
        for (let at = 0; at < key.length; at += 1) figures[at] = key[Math.floor(draw() * key.length)]!
        return lead + quickPanel(figures, key.length, rule)
      },
    }
  }
  const width = sheets.weights.length
  const rows = Array.from({ length: sheets.sheets }, (_, sheet) =>
    sheets.scores.subarray(sheet * width, (sheet + 1) * width),
  )
    .filter((row) => !row.every((score) => Number.isNaN(score)))
    .sort((a, b) => compareLists(a.map(orBelow), b.map(orBelow)))
  const key = Float64Array.from(rows.flatMap((row) => [...row.map(orBelow)]))
  const own: QuickSheets = {
    ...sheets,
    scores: Float64Array.from(rows.flatMap((row) => [...row])),
    sheets: rows.length,
  }
  const chosen = new Int32Array(rows.length)
  const extreme = (sign: number) => {
    const scores = sheets.weights.map((_, position) => {
      const points = rows.map((row) => row[position]!)
      return sheets.per[position]! * sign > 0 ? Math.max(...points) : Math.min(...points)
    })
    return lead + quickTotal({ ...sheets, scores, sheets: 1 }, rule, [0])
  }
  const isFull = own.scores.every((score, cell) => !Number.isNaN(score) || !isAsked(sheets, cell))
  return {
    ...{ index, lead, key, lowest: isFull ? extreme(-1) : NaN, highest: isFull ? extreme(1) : NaN },
    redraw(draw) {
      for (let at = 0; at < chosen.length; at += 1) chosen[at] = Math.floor(draw() * chosen.length)
      const total = quickTotal(own, rule, chosen)
      return Number.isNaN(total) ? -Infinity : lead + total
    },
  }
}

const orBelow = (score: number) => (Number.isNaN(score) ? -1e9 : score)

function sameKey(pools: readonly Pool[]): Pool[][] {
  const groups: Pool[][] = []
  for (const pool of pools) {
    const last = groups.at(-1)
    if (last && last[0]!.lead === pool.lead && compareLists(last[0]!.key, pool.key) === 0) last.push(pool)
    else groups.push([pool])
  }
  return groups.filter(({ length }) => length > 1)
}

/** Those whom nothing tells apart share what they got. */
export function shareChances(
  group: readonly number[],
  chances: Map<number, Float64Array>,
  width: number,
): void {
  const mean = new Float64Array(width)
  for (const index of group)
    for (const [at, chance] of (chances.get(index) ?? new Float64Array(width)).entries())
      mean[at]! += chance / group.length
  if (mean.some((chance) => chance > 0)) for (const index of group) chances.set(index, mean)
}

export type Reweighed = {
  /** By line, in which share of all moved weights it holds. */
  readonly held: number[]
  /** By line, the criteria that break it when they alone weigh more or less. */
  readonly moving: { readonly criterion: number; readonly direction: 'more' | 'less' }[][]
}

/**
 * Weights moved at random within their bounds, and each alone to both ends. Null with a single criterion, which has nothing
 * to be weighed against. What is drawn for a criterion depends on its weight and scores, not on its name or position.
 */
export function reweighed(
  { entrants, rule, lines }: Field,
  { draws, move }: { readonly draws: number; readonly move: number },
): Reweighed | null {
  const width = entrants[0]?.sheets.weights.length ?? 0
  if (width < 2) return null
  const totalsOf = entrants.map((entrant) => createReweighing(entrant.sheets, rule, allOf(entrant)))
  const totals = new Float64Array(entrants.length)
  const heldBy = (stretch: Float64Array) => {
    for (let index = 0; index < totals.length; index += 1) {
      const total = totalsOf[index]!(stretch)
      totals[index] = Number.isNaN(total) ? -Infinity : entrants[index]!.lead + total
    }
    return linesHeld(lines, totals)
  }
  const streams = Array.from({ length: width }, (_, position) =>
    createDraw(hashOfCriterion(entrants, position)),
  )
  const held = lines.map(() => 0)
  const moving: Reweighed['moving'] = lines.map(() => [])
  for (let turn = 0; turn < draws; turn += 1) {
    const stretch = Float64Array.from(streams, (draw) => 1 + move * (2 * draw() - 1))
    for (const [line, isHeld] of heldBy(stretch).entries()) if (isHeld) held[line]! += 1
  }
  for (let criterion = 0; criterion < width; criterion += 1) {
    for (const direction of ['more', 'less'] as const) {
      const stretch = new Float64Array(width).fill(1)
      stretch[criterion] = direction === 'more' ? 1 + move : 1 - move
      for (const [line, isHeld] of heldBy(stretch).entries()) {
        if (isHeld) held[line]! += 1
        else moving[line]!.push({ criterion, direction })
      }
    }
  }
  return { held: held.map((count) => count / (draws + 2 * width)), moving }
}

function hashOfCriterion(entrants: readonly Entrant[], position: number): number {
  const weights = Float64Array.from(entrants, ({ sheets }) => orBelow(sheets.weights[position]!)).sort()
  const scores = entrants.flatMap(({ sheets }) =>
    Array.from({ length: sheets.sheets }, (_, sheet) =>
      orBelow(sheets.scores[sheet * sheets.weights.length + position]!),
    ),
  )
  return hashOfNumbers([weights, Float64Array.from(scores).sort()])
}

const allOf = ({ jurors }: Entrant) => Int32Array.from(jurors.keys())
