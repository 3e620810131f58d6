/** What the list of proposals sends about several of them at once. */
import * as z from 'zod/mini'

/** One ticked proposal: its id and the submitted version that stood in the list, `id:version`. */
export const ticked = z.pipe(
  z.string().check(z.regex(/^[0-9a-f-]{36}:[0-9]{1,4}$/)),
  z.transform((text) => {
    const [id = '', version = ''] = text.split(':')
    return { id, version: Number(version) }
  }),
)

/** So many teams are asked for something at once: each in a transaction of its own, while somebody waits. */
export const mostAsked = 50

/** What an address names as ticked; what it names badly is left out. */
export function readTicked(values: readonly string[]): { id: string; version: number }[] {
  return values.slice(0, mostAsked).flatMap((value) => {
    const read = ticked.safeParse(value)
    return read.success ? [read.data] : []
  })
}

export const bulkSchema = z.object({
  /** `ask`: leads on to where the ticked teams are asked for something. */
  intent: z._default(z.enum(['eligible', 'ask']), 'eligible'),
  proposal: z._default(z.array(ticked).check(z.maxLength(200)), []),
  /** Everything the list has, on all its pages. */
  everything: z.optional(z.literal('yes')),
  /** When the list was made: what came in later was not in it. */
  seenAt: z.iso.datetime(),
})
export type Bulk = z.infer<typeof bulkSchema>
