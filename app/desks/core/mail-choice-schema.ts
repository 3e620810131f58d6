/** What the pages about one's own mail send. */
import { z } from 'zod/mini'
import { quietFromHours, quietUntilHours } from '#app/notify/core/moments.ts'
import { refusalScopes } from '#app/notify/core/refusals-of-mail.ts'

/** Ticked kinds, and ticked refusals (ids) that are taken back. A box that is not ticked is not sent. */
export const mailChoiceSchema = z.object({
  wanted: z._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200)), []),
  heardAgain: z._default(z.array(z.uuid()).check(z.maxLength(500)), []),
  quietFrom: z.optional(hourOf(quietFromHours)),
  quietUntil: z.optional(hourOf(quietUntilHours)),
})

/** One of the hours that are offered, as a whole number. */
function hourOf(hours: readonly number[]) {
  return z.pipe(z.enum(hours.map(String) as [string, ...string[]]), z.transform(Number))
}

export const refusalSchema = z.object({
  scope: z.enum(refusalScopes, { error: 'notify:errors.scope' }),
})
