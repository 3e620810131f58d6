/** A worklist as a file that comes back: a table (CSV) or XLIFF, told apart by how it begins. */
import { csvFile } from '#app/publish/core/csv.ts'
import { rowsOfCsv } from '#app/publish/core/listing-file.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { worklistColumns, type ReturnedUnit, type WorkUnit } from './worklist.ts'
import { unitsOfXliff } from './xliff.ts'

/** Bytes of the largest file that is taken: 5 MB. */
export const largestWorklist = 5_000_000

export type WorklistFileRefusal =
  | { readonly code: 'worklist-too-large'; readonly limit: string }
  | { readonly code: 'worklist-unreadable' }
  | { readonly code: 'worklist-empty' }
  /** A table without one of the columns it is matched by. */
  | { readonly code: 'worklist-column-missing'; readonly column: string }

/** The table that is given out: `target` and `origin` are for whoever translates. */
export function worklistCsv(units: readonly WorkUnit[]): string {
  return csvFile(
    worklistColumns,
    units.map(({ reference, question, from, into, hash, source }) => [
      ...[reference, question, from, into, hash, source],
      ...['', ''],
    ]),
  )
}

/** What a file holds, row by row. Never throws. */
export function unitsOfFile(text: string): Result<readonly ReturnedUnit[], WorklistFileRefusal> {
  if (new TextEncoder().encode(text).length > largestWorklist)
    return refuse('worklist-too-large', { limit: '5 MB' })
  const said = text.replace(/^\uFEFF/, '').trim()
  if (said === '') return refuse('worklist-empty')
  const units = said.startsWith('<') ? unitsOfXliff(said) : said
  if (units === null) return refuse('worklist-unreadable')
  if (typeof units === 'string') return unitsOfTable(units)
  return units.length === 0 ? refuse('worklist-empty') : accept(units)
}

function unitsOfTable(text: string): Result<readonly ReturnedUnit[], WorklistFileRefusal> {
  const rows = rowsOfCsv(text)
  if (rows === null) return refuse('worklist-unreadable')
  const [first] = rows
  if (!first) return refuse('worklist-empty')
  const missing = ['reference', 'question', 'into', 'source_hash', 'target'].find(
    (column) => !(column in first),
  )
  if (missing !== undefined) return refuse('worklist-column-missing', { column: missing })
  return accept(
    rows.map((row) => ({
      reference: row.reference?.trim() ?? '',
      question: row.question?.trim() ?? '',
      into: row.into?.trim() ?? '',
      hash: row.source_hash?.trim() ?? '',
      target: row.target ?? '',
      origin: row.origin ?? '',
    })),
  )
}
