/** How proposals came in, day by day, as a figure shows it. */

export type PaceRow = {
  /** First and last calendar day, the same for a single one. */
  readonly from: string
  readonly to: string
  readonly count: number
}

/** From this many days in a row on which nothing came in, they are one row. */
const quietDays = 3

/** The days in order, with long stretches on which nothing came in as one row each. */
export function paceRows(days: readonly { readonly on: string; readonly count: number }[]): PaceRow[] {
  const rows: PaceRow[] = []
  for (let index = 0; index < days.length; index += 1) {
    const { on, count } = days[index]!
    let end = index
    while (count === 0 && days[end + 1]?.count === 0) end += 1
    if (end - index + 1 >= quietDays) {
      rows.push({ from: on, to: days[end]!.on, count })
      index = end
    } else rows.push({ from: on, to: on, count })
  }
  return rows
}
