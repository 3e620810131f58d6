/**
 * A plan that allows so many mails a day (UTC): mandatory mail comes first, and enough is kept back for the mandatory
 * mail that the coming day is known to need.
 */

export type QuotaFacts = {
  /** Mails a day; null: no limit is known. */
  readonly daily: number | null
  readonly usedToday: number
  /** Mandatory messages planned for what is left of the day. */
  readonly mandatoryAhead: number
}

/** How many mandatory and how many other messages may begin to go now. */
export function allowance({ daily, usedToday, mandatoryAhead }: QuotaFacts): {
  mandatory: number
  others: number
} {
  if (daily === null) return { mandatory: Infinity, others: Infinity }
  const left = Math.max(0, daily - usedToday)
  return { mandatory: left, others: Math.max(0, left - mandatoryAhead) }
}

/** How many days a wave of `mails` takes; 1 when it fits into one day. */
export function daysForWave(mails: number, daily: number | null): number {
  return daily === null || daily <= 0 ? 1 : Math.max(1, Math.ceil(mails / daily))
}
