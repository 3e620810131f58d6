/** A list of challenges from elsewhere as a text: a JSON array, or CSV with a line of headings. */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { cellsOfCsv } from './csv-cells.ts'

/** Bytes of the largest list that is taken from a page: 10 MB. */
export const longestListingFile = 10_000_000

export type ListingFileRefusal =
  | { readonly code: 'listings-too-large'; readonly limit: string }
  | { readonly code: 'listings-unreadable' }
  | { readonly code: 'listings-empty' }

/** The rows of the list, whatever they are; CSV where it does not begin like JSON. Never throws. */
export function readListingFile(text: string): Result<readonly unknown[], ListingFileRefusal> {
  if (new TextEncoder().encode(text).length > longestListingFile)
    return refuse('listings-too-large', { limit: '10 MB' })
  const said = text.replace(/^\uFEFF/, '').trim()
  if (said === '') return refuse('listings-empty')
  const rows = /^[[{]/.test(said) ? jsonRows(said) : rowsOfCsv(said)
  if (rows === null) return refuse('listings-unreadable')
  return rows.length === 0 ? refuse('listings-empty') : accept(rows)
}

function jsonRows(text: string): readonly unknown[] | null {
  try {
    const parsed = JSON.parse(text) as unknown
    return Array.isArray(parsed) ? parsed : null
  } catch {
    return null
  }
}

/**
 * The rows of a CSV text (RFC 4180: commas, quotes doubled within quotes) as objects by the headings of its first line;
 * null when a quote is never closed, or something stands behind the one that closes a cell.
 */
export function rowsOfCsv(text: string): Record<string, string>[] | null {
  const cells = cellsOfCsv(text)
  if (cells === null) return null
  const [headings = [], ...lines] = cells
  return lines
    .filter((line) => line.some((cell) => cell !== ''))
    .map((line) => Object.fromEntries(headings.map((heading, index) => [heading.trim(), line[index] ?? ''])))
}
