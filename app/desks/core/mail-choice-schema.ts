/** What the pages about one's own mail send. */
import { z } from 'zod/mini'
import { refusalScopes } from '#app/notify/core/refusals-of-mail.ts'

/** Ticked kinds, and ticked refusals (ids) that are taken back. A box that is not ticked is not sent. */
export const mailChoiceSchema = z.object({
  wanted: z._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200)), []),
  heardAgain: z._default(z.array(z.uuid()).check(z.maxLength(500)), []),
})

export const refusalSchema = z.object({
  scope: z.enum(refusalScopes, { error: 'notify:errors.scope' }),
})
