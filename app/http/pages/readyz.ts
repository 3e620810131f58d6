import { json } from '@remix-run/node'
import { sql } from 'drizzle-orm'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { heartbeats } from '#db/schema/index.ts'

export const access = { loader: { who: 'anyone', database: 'app' } } satisfies Access

/** 200 when the database answers and a worker was seen within two minutes of true time; else 503. No secrets. */
export async function loader({ context }: LoaderArgs) {
  const [row] = await context.db
    .select({
      isWorkerAlive: sql<boolean>`coalesce(max(${heartbeats.trueSeenAt}) > clock_timestamp() - interval '2 minutes', false)`,
    })
    .from(heartbeats)
  const isReady = row?.isWorkerAlive === true
  return json(
    { database: 'ok', worker: isReady ? 'ok' : 'not seen for two minutes' },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
