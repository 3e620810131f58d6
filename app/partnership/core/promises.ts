/** Action items of a committee: what a party promised at a session, and what was reported at the next one. */

export const promiseStandings = ['done', 'late', 'open'] as const
export type PromiseStanding = (typeof promiseStandings)[number]

/** Done once somebody said so; late the day after it was due; else open. ISO days. */
export function standingOfPromise(
  { dueOn, isDone }: { readonly dueOn: string; readonly isDone: boolean },
  today: string,
): PromiseStanding {
  if (isDone) return 'done'
  return dueOn < today ? 'late' : 'open'
}

export type PromiseCounts = Readonly<Record<PromiseStanding, number>>

/** How many are done, late and open. */
export function countPromises(
  promises: readonly { readonly dueOn: string; readonly isDone: boolean }[],
  today: string,
): PromiseCounts {
  const standings = promises.map((promise) => standingOfPromise(promise, today))
  const count = (standing: PromiseStanding) => standings.filter((each) => each === standing).length
  return { done: count('done'), late: count('late'), open: count('open') }
}

/** Late ones first, then open ones, each by the day they are due; done ones last. */
export function inOrderOfNeed<Some extends { readonly dueOn: string; readonly isDone: boolean }>(
  promises: readonly Some[],
  today: string,
): Some[] {
  const rank = { late: 0, open: 1, done: 2 } as const
  return [...promises].sort(
    (a, b) =>
      rank[standingOfPromise(a, today)] - rank[standingOfPromise(b, today)] || a.dueOn.localeCompare(b.dueOn),
  )
}
