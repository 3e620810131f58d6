import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { pilotColumns, pilotTable } from '../core/open-tables.ts'
import { openPilots } from '../data/open-results.server.ts'
import { openTable } from './open-table.server.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

/** Every public pilot with what was measured. */
export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, env } = context
  const pilots = await openPilots(db, { lang, now, origin: env.publicOrigin })
  return openTable(pilotColumns, pilotTable(pilots), 'pilots.csv')
}
