/** What the form of the dates sends: one zone, four moments on its wall. Which instants they are is for the calendar to say. */
import * as z from 'zod/mini'

const wall = z.object({ date: z.string().check(z.maxLength(20)), time: z.string().check(z.maxLength(20)) })

/** The bound the table has too. */
export const mostExpectedProposals = 10_000

/** A whole number, or nothing. */
const expected = z.union([
  z.pipe(
    z.literal(''),
    z.transform(() => null),
  ),
  z.coerce.number().check(z.int(), z.minimum(1), z.maximum(mostExpectedProposals)),
])

export const calendarSchema = z.object({
  /** `check` only looks; `save` moves the dates. */
  intent: z.enum(['check', 'save']),
  version: z.coerce.number().check(z.int(), z.minimum(1)),
  zone: z.string().check(z.maxLength(60)),
  opensAt: wall,
  closesAt: wall,
  judgingEndsAt: wall,
  announcesAt: wall,
  expectedProposals: z._default(expected, null),
})

/** Of the calendar that all challenges of a programme share. */
export const programmeCalendarSchema = z.object({
  intent: z.literal('save'),
  /** The calendar the author saw, as one text. */
  version: z.string().check(z.maxLength(300)),
  zone: z.string().check(z.maxLength(60)),
  opensAt: wall,
  closesAt: wall,
  judgingEndsAt: wall,
  announcesAt: wall,
})

/** A challenge gives up its own dates. */
export const followCalendarSchema = z.object({ intent: z.literal('follow'), challengeId: z.uuid() })
