import { rowsOfSpreadsheet, type FileProblem } from '#app/judge/core/file-rows.ts'
import { readTextFile } from './text-file.ts'

export const longestBytes = 50_000_000

/** The rows of a CSV file, each by its headings, which are to be among these, or what is wrong with them. */
export async function rowsOfFile(path: string, headings: readonly string[]) {
  return rowsOfSpreadsheet(await readTextFile(path, longestBytes), headings)
}

/** What is said when a file cannot be counted as it stands: each place is named, and nothing is ranked. */
export function unranked(problems: readonly FileProblem[]) {
  return {
    hasProblem: true,
    data: { problems },
    lines: [
      `Nothing is ranked: ${problems.length} ${problems.length === 1 ? 'place' : 'places'} in the file cannot be counted.`,
      ...problems.map(
        ({ row, field, value, reason }) =>
          `  row ${row}, ${field}: ${value === '' ? '' : `${JSON.stringify(value)} `}${reason}`,
      ),
    ],
  }
}
