/** What the form of the dates sends: one zone, four moments on its wall. Which instants they are is for the calendar to say. */
import * as z from 'zod/mini'

const wall = z.object({ date: z.string().check(z.maxLength(20)), time: z.string().check(z.maxLength(20)) })

export const calendarSchema = z.object({
  version: z.coerce.number().check(z.int(), z.minimum(1)),
  zone: z.string().check(z.maxLength(60)),
  opensAt: wall,
  closesAt: wall,
  judgingEndsAt: wall,
  announcesAt: wall,
})
