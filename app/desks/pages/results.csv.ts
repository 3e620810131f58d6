import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { resultRows } from '#app/announce/core/open-results.ts'
import { resultColumns, resultTable } from '../core/open-tables.ts'
import { announcedResults } from '../data/open-results.server.ts'
import { openTable } from './open-table.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** Results of every announced challenge, or of the one that is asked for. */
export async function loader({ request, context }: LoaderArgs) {
  const challenge = new URL(request.url).searchParams.get('challenge')
  const results = await announcedResults(context.db, challenge ?? undefined)
  const rows = resultTable(results.map((each) => ({ ...each, rows: resultRows(each.body, each.appeals) })))
  return openTable(resultColumns, rows, 'results.csv')
}
