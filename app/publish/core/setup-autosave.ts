/** What the browser and the server say to each other while a part of a challenge is written. */
import * as z from 'zod/mini'

export const autosavedParts = ['brief', 'facts', 'criteria', 'addendum', 'form'] as const

/** Which part is sent; its own schema reads the rest. */
export const autosavePartSchema = z.object({
  part: z.enum(autosavedParts),
  version: z._default(z.string().check(z.maxLength(64)), ''),
})

/**
 * `changed`: somebody else saved meanwhile, and nothing is overwritten until one of the two is chosen. `refused` will not
 * change by itself; `unreadable` may, with the next word.
 */
export type SetupAutosaveAnswer =
  | {
      readonly result: 'saved'
      readonly version: string
      readonly savedAtIso: string
      /** Ids of rows in their order, where rows have them. */
      readonly ids?: readonly string[]
    }
  | {
      readonly result: 'changed'
      readonly version: string
      readonly by: string | null
      /** What is saved now, where it differs from what was sent: by the label of its field. */
      readonly theirs: readonly { readonly label: string; readonly text: string }[]
    }
  | { readonly result: 'unreadable' | 'refused'; readonly sentence: string }

/** Saves that follow each other this closely are one entry in the record. */
export const oneEditMs = 15 * 60_000
