import { rowsOfCsv } from '#app/publish/core/listing-file.ts'
import { importListings } from '#app/publish/flows/import-listings.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { type Command, UsageProblem } from './command.ts'
import { portsOver, withDatabase } from './database.ts'
import { findPerson } from './person.ts'
import { readTextFile } from './text-file.ts'

const longestBytes = 50_000_000

/** Challenges of other sites, as listings: what cannot be read is told, never guessed. */
export const listingsImport: Command = {
  name: 'listings:import',
  summary:
    'Takes in challenges published elsewhere, and says of every date, amount and zone that it could not read',
  words: [{ name: 'file' }],
  options: {
    'dry-run': { value: null, about: 'reads and counts, and keeps nothing' },
    source: { value: 'name', about: 'where they were published (else the host in each source_url)' },
    by: { value: 'email', about: 'who imports' },
  },
  details: [
    'The file is a JSON array of objects, or CSV with a line of headings. Fields: id, title, tagline, agency,',
    'submission_start_raw, submission_end_raw, total_prize_raw, description, prizes, rules, judging, how_to_enter,',
    'source_url. A second run imports nothing twice; a changed row is read anew.',
    'Exit code 1 when a row did not arrive at all; what could not be read in a row that did is told all the same.',
  ],
  async run({ words: [path = ''], options }, { env }) {
    const text = await readTextFile(path, longestBytes)
    const rows = rowsOf(path, text)
    if (options.source === '') throw new UsageProblem('--source needs a name, like challenge.gov.')
    return withDatabase(env(), async (db) => {
      const ports = await portsOver(db)
      const by = options.by === undefined ? null : (await findPerson(options.by, ports)).id
      const isDryRun = options['dry-run'] !== undefined
      const done = await importListings({ rows, source: options.source ?? null, by, isDryRun }, ports)
      const { imported, updated, unchanged, left, problems } = done
      return {
        hasProblem: left > 0,
        data: { ...done, isDryRun },
        lines: [
          `${imported} ${isDryRun ? 'would be imported' : 'imported'}, ${updated} read anew, ${unchanged} unchanged, ${left} left out`,
          ...problems.map(
            ({ row, field, value, reason }) => `  row ${row} ${field}: ${reason} ${JSON.stringify(value)}`,
          ),
        ],
      }
    })
  },
}

function rowsOf(path: string, text: string): readonly unknown[] {
  if (/\.csv$/i.test(path)) {
    const rows = rowsOfCsv(text)
    if (rows === null) throw new StartupProblem('A quote in the CSV is never closed.')
    return rows
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new StartupProblem(`${path} is not JSON. A list of listings is an array of objects, or CSV (.csv).`)
  }
  if (!Array.isArray(parsed)) throw new StartupProblem(`${path} is JSON, but not an array of listings.`)
  return parsed
}
