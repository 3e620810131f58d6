/** The form that asks somebody to judge. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'

export const invitationSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  email: z.email().check(z.maxLength(254)),
  locale: z.enum(locales),
  maximumLoad: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)),
  isChair: z.optional(z.literal('yes')),
})
