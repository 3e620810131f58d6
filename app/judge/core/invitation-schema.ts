/** The form that asks somebody to judge. */
import { z } from 'zod'
import { locales } from '#app/platform/i18n.ts'

export const invitationSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254),
  locale: z.enum(locales),
  maximumLoad: z.coerce.number().int().min(1).max(500),
  isChair: z.literal('yes').optional(),
})
