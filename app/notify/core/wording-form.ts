/** What the page of a notice's words posts. */
import { z } from 'zod'

export const wordingSchema = z.object({
  intent: z.enum(['preview', 'save', 'test', 'reset']),
  /** One line; whatever breaks it was pasted. */
  subject: z
    .string()
    .max(200)
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim()),
  body: z
    .string()
    .max(5000)
    .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim()),
  /** The version whoever writes has before them. */
  seen: z.coerce.number().int().nonnegative(),
})
