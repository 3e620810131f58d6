/** When and where a jury meets: what may be said of it. */
import type { DeliberationRefusal } from './refusals.ts'

export type MeetingTimes = {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly link: string
}

/** Null when a meeting can be held then and there. */
export function conveningRefusal(
  { startsAt, endsAt, place, link }: MeetingTimes,
  now: Date,
): DeliberationRefusal | null {
  if (endsAt <= startsAt) return { code: 'slot-times' }
  if (startsAt <= now) return { code: 'slot-past' }
  return place.trim() === '' && link.trim() === '' ? { code: 'slot-nowhere' } : null
}
