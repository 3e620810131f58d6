/** What the browser and the server say to each other about one answer. */
import * as z from 'zod/mini'

export const autosaveSchema = z.object({
  question: z.string().check(z.maxLength(60)),
  value: z.string(),
  /** The version of the answer before this one; 0 when there was none. */
  version: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000)),
})
export type AutosaveRequest = z.output<typeof autosaveSchema>

/** `changed`: somebody else was faster; both texts are kept until the person chooses. `refused` will not change by itself. */
export type AutosaveAnswer =
  | { readonly result: 'saved'; readonly version: number; readonly savedAt: string }
  | {
      readonly result: 'changed'
      readonly version: number
      readonly theirs: string
      readonly by: string | null
      /** The person's own, from another window. */
      readonly isOwn: boolean
      readonly changedAt: string
    }
  | { readonly result: 'refused'; readonly code: string; readonly sentence: string }
