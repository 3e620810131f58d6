import { stringify } from 'csv-stringify/sync'
import { openText } from '#app/http/machine-answers.server.ts'

/** A table as CSV (RFC 4180, UTF-8, a heading first), which any site may read. A cell never begins a formula. */
export function openTable(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  name: string,
): Response {
  const body = stringify([[...columns], ...rows.map((row) => [...row])], {
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  return openText(body, {
    type: 'text/csv; charset=utf-8; header=present',
    headers: { 'content-disposition': `inline; filename="${name}"` },
  })
}
