/** Times at which finalists pitch. The whole jury sits in each, so that no two of them overlap. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { calendarEventId } from '#app/lifecycle/calendar-events.ts'
import type { DeliberationRefusal } from './refusals.ts'

export type SlotTimes = {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly link: string
}

export type Slot = SlotTimes & {
  readonly id: string
  readonly proposalId: string | null
  readonly isCancelled: boolean
}

/** Null when the slot can stand beside the others. One that ends when the next begins does not overlap it. */
export function slotRefusal(
  { startsAt, endsAt, place, link }: SlotTimes,
  others: readonly Slot[],
  now: Date,
): DeliberationRefusal | null {
  if (endsAt <= startsAt) return { code: 'slot-times' }
  if (startsAt <= now) return { code: 'slot-past' }
  if (place.trim() === '' && link.trim() === '') return { code: 'slot-nowhere' }
  const overlaps = others.some(
    (other) => !other.isCancelled && startsAt < other.endsAt && other.startsAt < endsAt,
  )
  return overlaps ? { code: 'slot-overlaps' } : null
}

/** Null when the proposal may have this slot now: it is free and to come, and the proposal has no other. */
export function takeRefusal(
  slotId: string,
  {
    proposalId,
    slots,
    finalists,
    now,
  }: {
    readonly proposalId: string
    readonly slots: readonly Slot[]
    readonly finalists: readonly string[]
    readonly now: Date
  },
): DeliberationRefusal | null {
  const slot = slots.find(({ id }) => id === slotId)
  if (!slot || slot.isCancelled) return { code: 'slot-gone' }
  if (!finalists.includes(proposalId)) return { code: 'finalist-not-eligible' }
  if (slot.startsAt <= now) return { code: 'slot-past' }
  if (slot.proposalId !== null) return { code: 'slot-taken' }
  const hasOne = slots.some((other) => other.proposalId === proposalId && !other.isCancelled)
  return hasOne ? { code: 'slot-chosen-already' } : null
}

export type PitchOnFile = Slot & {
  readonly title: string
  readonly sequence: number
  readonly changedAt: Date
}

/**
 * The pitches a juror sits in, as one iCalendar file (RFC 5545) in UTC. Each keeps its UID; SEQUENCE rises when it moves,
 * and one that was called off stays in the file as cancelled.
 */
export function pitchCalendar(
  pitches: readonly PitchOnFile[],
  { name, host, url, language }: { name: string; host: string; url: string; language: string },
): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Haaste', product: 'Pitches', language: language.toUpperCase() },
    url,
  })
  for (const pitch of pitches) {
    calendar.createEvent({
      id: calendarEventId('pitch', pitch.id, host),
      sequence: pitch.sequence,
      stamp: pitch.changedAt,
      start: pitch.startsAt,
      end: pitch.endsAt,
      summary: pitch.title,
      description: pitch.link === '' ? url : pitch.link,
      ...(pitch.place !== '' && { location: pitch.place }),
      url,
      status: pitch.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}
