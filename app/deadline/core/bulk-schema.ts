/** What the list of proposals sends about several of them at once. */
import * as z from 'zod/mini'

/** One ticked proposal: its id and the submitted version that stood in the list, `id:version`. */
const ticked = z.pipe(
  z.string().check(z.regex(/^[0-9a-f-]{36}:[0-9]{1,4}$/)),
  z.transform((text) => {
    const [id = '', version = ''] = text.split(':')
    return { id, version: Number(version) }
  }),
)

export const bulkSchema = z.object({
  proposal: z._default(z.array(ticked).check(z.maxLength(200)), []),
  /** Everything the list has, on all its pages. */
  everything: z.optional(z.literal('yes')),
  /** When the list was made: what came in later was not in it. */
  seenAt: z.iso.datetime(),
})
export type Bulk = z.infer<typeof bulkSchema>
