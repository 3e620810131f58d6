/** What the page of the score sheet sends: a file to look at, or what of it is to be saved. */
import * as z from 'zod/mini'
import type { SheetChange } from './returned-sheet.ts'

/** Bytes of the largest table that is taken: 2 MB. */
export const largestSheet = 2_000_000

const cell = z.object({
  assignmentId: z.uuid(),
  field: z.union([z.literal('comment'), z.literal('note'), z.object({ criterionId: z.uuid() })]),
  sheet: z.string(),
  seen: z.int().check(z.minimum(0)),
  isConflict: z.boolean(),
})
const cells = z.array(cell).check(z.maxLength(10_000))
export type SheetCellToSave = z.output<typeof cell>

export const scoreSheetSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('look') }),
  z.object({
    intent: z.literal('save'),
    cells: z.string(),
    /** `cell` and its place in the list: which of the two stands where both have changed. */
    chosen: z._default(z.record(z.string(), z.enum(['page', 'sheet'])), {}),
  }),
])

/** What travels through the browser between looking and saving. */
export function cellsAsText(changes: readonly SheetChange[]): string {
  return JSON.stringify(
    changes.map(({ assignmentId, field, sheet, seen, isConflict }) => ({
      ...{ assignmentId, field, sheet, seen, isConflict },
    })),
  )
}

/** The cells to be saved: those that only the table has changed, and of the others those it was chosen for. Null for what is no such text. */
export function cellsToSave(
  text: string,
  chosen: Readonly<Record<string, 'page' | 'sheet'>>,
): SheetCellToSave[] | null {
  try {
    const read = cells.safeParse(JSON.parse(text))
    if (!read.success) return null
    return read.data.filter(({ isConflict }, index) => !isConflict || chosen[`cell${index}`] === 'sheet')
  } catch {
    return null
  }
}
