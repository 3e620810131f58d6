import type { ScoreProblem } from '#app/judge/core/score-file.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { rowsOfCsv } from '#app/publish/core/listing-file.ts'
import { readTextFile } from './text-file.ts'

export const longestBytes = 50_000_000

/** The rows of a CSV file, each by its headings. */
export async function rowsOfFile(path: string): Promise<Record<string, string>[]> {
  const rows = rowsOfCsv(await readTextFile(path, longestBytes))
  if (rows === null) throw new StartupProblem(`A quote in ${path} is never closed.`)
  return rows
}

/** What is said when cells cannot be counted: each is named, and nothing is ranked. */
export function unranked(problems: readonly ScoreProblem[]) {
  return {
    hasProblem: true,
    data: { problems },
    lines: [
      `Nothing is ranked: ${problems.length} ${problems.length === 1 ? 'cell says' : 'cells say'} nothing that can be counted.`,
      ...problems.map(
        ({ row, field, value, reason }) => `  row ${row}, ${field}: ${JSON.stringify(value)} ${reason}`,
      ),
    ],
  }
}
