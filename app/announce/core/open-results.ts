/** What stays behind a released decision for anybody to count with: told so that nobody can be recognised in it. */
import type { JudgingRule } from '#app/publish/core/judging-rule.ts'
import type { ToldAppeals } from './told-appeals.ts'
import { toldBands, toldCounts, type Band, type ToldCounts } from './small-cells.ts'

/** The way of a challenge in numbers, in this order. `finalists` is null where nobody made a shortlist. */
export const funnelSteps = [
  'followers',
  'begun',
  'submitted',
  'eligible',
  'judged',
  'finalists',
  'winners',
  'mentions',
] as const

export type FunnelStep = (typeof funnelSteps)[number]

export type OpenResults = {
  readonly funnel: Readonly<Record<FunnelStep, number | null>>
  /** Proposals that took part, by the country (ISO 3166-1 alpha-2) of the organisation that leads. */
  readonly countries: ToldCounts
  /** The same, by the kind of organisation. */
  readonly kinds: ToldCounts
  /** Totals of the jury from 0 to 100 in tens; null where they have no such ends, or are too few to tell. */
  readonly totals: readonly Band[] | null
}

export type ResultFacts = {
  readonly funnel: OpenResults['funnel']
  readonly countries: Readonly<Record<string, number>>
  readonly kinds: Readonly<Record<string, number>>
  /** Of the ranking as it was decided on, exact ("200/3"); null where a proposal has none. */
  readonly totals: readonly (string | null)[]
  readonly rule: Pick<JudgingRule, 'counts' | 'weights'>
  /** True where places come from ballots: their figures are no totals. */
  readonly isByBallot: boolean
}

/** The published form of these facts. */
export function openResults({
  funnel,
  countries,
  kinds,
  totals,
  rule,
  isByBallot,
}: ResultFacts): OpenResults {
  const isOutOfHundred = !isByBallot && rule.counts === 'share' && rule.weights === 'mean'
  const values = totals.flatMap((total) => (total === null ? [] : [numberOf(total)]))
  return {
    funnel,
    countries: toldCounts(countries),
    kinds: toldCounts(kinds),
    totals: isOutOfHundred ? toldBands(values, { width: 10, end: 100 }) : null,
  }
}

/** Close enough to say in which ten it lies: whole tens come out exactly. */
function numberOf(total: string): number {
  const [above, below = '1'] = total.split('/')
  return Number(above) / Number(below)
}

/** One row of the table that programs read: a count, or null where there is none to tell. */
export type ResultRow = {
  readonly dataset: 'funnel' | 'country' | 'kind' | 'total' | 'appeal'
  /** The step, the country, the kind, `made` or the outcome of appeals; `others` for the small ones together; empty for a band. */
  readonly item: string
  readonly from: number | null
  readonly to: number | null
  readonly count: number
}

/** All that is told of one challenge, row by row. Appeals stand in it where they are none, or five and more. */
export function resultRows(
  { funnel, countries, kinds, totals }: OpenResults,
  appeals: ToldAppeals,
): ResultRow[] {
  const row = (dataset: ResultRow['dataset'], item: string, count: number): ResultRow => ({
    ...{ dataset, item, from: null, to: null, count },
  })
  const counted = (dataset: 'country' | 'kind' | 'appeal', { cells, others }: ToldCounts) => [
    ...cells.map(({ item, count }) => row(dataset, item, count)),
    ...(others === null ? [] : [row(dataset, 'others', others)]),
  ]
  return [
    ...funnelSteps.flatMap((step) => {
      const count = funnel[step]
      return count === null ? [] : [row('funnel', step, count)]
    }),
    ...counted('country', countries),
    ...counted('kind', kinds),
    ...(totals ?? []).map((band): ResultRow => ({ dataset: 'total', item: '', ...band })),
    ...(appeals.made === null ? [] : [row('appeal', 'made', appeals.made)]),
    ...(appeals.outcomes ? counted('appeal', appeals.outcomes) : []),
  ]
}
