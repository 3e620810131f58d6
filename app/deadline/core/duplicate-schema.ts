/** What a screener sends when a proposal repeats another, or does not after all. */
import * as z from 'zod/mini'

const version = z.coerce.number().check(z.int(), z.minimum(1))

export const duplicateSchema = z.object({
  /** The reference of the one that counts, as people quote it. */
  original: z.string().check(z.trim(), z.toUpperCase(), z.minLength(1), z.maxLength(60)),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  /** The reference the person was shown the title of, where it does not look like this one. */
  confirmed: z._default(z.string().check(z.maxLength(60)), ''),
  version,
})

export const notDuplicateSchema = z.object({ version })
