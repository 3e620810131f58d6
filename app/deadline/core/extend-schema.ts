/** What the forms for a later deadline send. Which instants that are, and whether they may be, the calendar says. */
import * as z from 'zod/mini'

const wallTime = z.object({
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'ui:errors.date')),
  time: z.string().check(z.regex(/^\d{2}:\d{2}$/, 'ui:errors.time')),
  zone: z.string().check(z.maxLength(60)),
})

export const extendSchema = z.object({
  closesAt: wallTime,
  judgingEndsAt: wallTime,
  announcesAt: wallTime,
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
  calendarVersion: z.coerce.number().check(z.int(), z.minimum(1)),
})
export type ExtendRequest = z.output<typeof extendSchema>

/** More time for one proposal, by the reference its team quotes. */
export const extendForOneSchema = z.object({
  reference: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  closesAt: wallTime,
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
})
