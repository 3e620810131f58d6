/** When an intake takes applications, and until when an offered place is held. All by the instant that is given. */
import { zonedAt } from '#app/lifecycle/calendar.ts'

export type IntakeWindow =
  { readonly kind: 'rolling' } | { readonly kind: 'batch'; readonly opensAt: Date; readonly closesAt: Date }

export type IntakeStanding = 'open' | 'not-yet' | 'closed'

/**
 * An application is in time from the opening instant on and before the closing one: at the closing instant itself it is
 * late, by a millisecond as by a day. There is no grace.
 */
export function intakeStanding(window: IntakeWindow, now: Date): IntakeStanding {
  if (window.kind === 'rolling') return 'open'
  if (now < window.opensAt) return 'not-yet'
  return now < window.closesAt ? 'open' : 'closed'
}

/** The window of a row, whose instants stand with `batch` alone. */
export function windowOf(row: {
  readonly kind: 'rolling' | 'batch'
  readonly opensAt: Date | null
  readonly closesAt: Date | null
}): IntakeWindow {
  const { kind, opensAt, closesAt } = row
  if (kind === 'rolling') return { kind }
  if (opensAt === null || closesAt === null) throw new Error('a batch intake without its instants')
  return { kind, opensAt, closesAt }
}

/** The last minute of the day so many days after today, on the wall of the zone. */
export function answerByOf(now: Date, days: number, zone: string): Date {
  const day = zonedAt(now, zone).toPlainDate().add({ days })
  const end = day.toZonedDateTime({ timeZone: zone, plainTime: '23:59' })
  return new Date(end.epochMilliseconds)
}
