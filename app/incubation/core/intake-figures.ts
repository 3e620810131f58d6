/**
 * What the public learns in figures of an intake and its cohorts: how many applied, joined and graduated, and from where.
 * Small cells are suppressed as everywhere in the house.
 */
import { toldCounts, type ToldCounts } from '#app/announce/core/small-cells.ts'
import type { IntakeState } from './intake-states.ts'

export type CountedApplication = {
  readonly state: IntakeState
  readonly country: string | null
  /** Null while it holds no place. */
  readonly cohort: number | null
  readonly hasJoined: boolean
}

export type IntakeFigures = {
  /** Of all that were sent: how many joined a cohort, how many not (yet). Null where it would tell of somebody. */
  readonly applied: number | null
  readonly joined: number | null
  readonly graduated: number | null
  readonly countries: ToldCounts
  /** Graduates by cohort number. */
  readonly graduatesByCohort: ToldCounts
}

/**
 * The figures of everything that was sent. A funnel is told as its steps (sent and not taken in, taken in and not graduated,
 * graduated): each step is a cell, and what can be reckoned from two told sums is a cell as well.
 */
export function intakeFigures(applications: readonly CountedApplication[]): IntakeFigures {
  const sent = applications.filter(({ state }) => state !== 'draft')
  const joined = sent.filter(({ hasJoined }) => hasJoined)
  const graduated = joined.filter(({ state }) => state === 'graduated')
  const {
    applied,
    joined: toldJoined,
    graduated: toldGraduated,
  } = toldFunnel({
    applied: sent.length,
    joined: joined.length,
    graduated: graduated.length,
  })
  return {
    applied,
    joined: toldJoined,
    graduated: toldGraduated,
    countries: toldWithin(
      applied,
      countsBy(sent, ({ country }) => country),
    ),
    graduatesByCohort: toldWithin(
      toldGraduated,
      countsBy(graduated, ({ cohort }) => (cohort === null ? null : String(cohort))),
    ),
  }
}

const least = 5

/** A sum is told when it is 0 or at least five, and when what lies between it and the one before is so too. */
function toldFunnel({ applied, joined, graduated }: Record<'applied' | 'joined' | 'graduated', number>) {
  const isTold = (count: number) => count === 0 || count >= least
  const told = {
    applied: isTold(applied) ? applied : null,
    joined: isTold(joined) && isTold(applied - joined) ? joined : null,
    graduated: isTold(graduated) ? graduated : null,
  }
  const above = told.joined ?? told.applied
  const isApart = above === null || isTold(above - graduated)
  return isApart ? told : { ...told, graduated: null }
}

/** Countries of a sum that is not told would tell it. */
function toldWithin(sum: number | null, counts: Readonly<Record<string, number>>): ToldCounts {
  return sum === null ? { cells: [], others: null } : toldCounts(counts)
}

function countsBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null) {
  const counts: Record<string, number> = {}
  for (const item of items) {
    const key = keyOf(item)
    if (key !== null) counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}
