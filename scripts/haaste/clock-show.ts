import { sql } from 'drizzle-orm'
import { nextWorkAt } from '#app/desks/data/due-work.server.ts'
import type { Command } from './command.ts'
import { withDatabase } from './database.ts'

/** Says what time it is for every rule of the house, and when it acts by itself next. */
export const clockShow: Command = {
  name: 'clock:show',
  summary: 'Shows the clock that decides, and what it does next',
  run: (_, { env }) =>
    withDatabase(env(), async (db) => {
      const { rows } = await db.execute<{ now: string; true_now: string; kind: 'demo' | 'real' | null }>(sql`
        select haaste_now() as now, clock_timestamp() as true_now, (select kind from installation) as kind`)
      const [row] = rows
      if (!row) throw new Error('the database did not say what time it is')
      const [now, trueNow] = [new Date(row.now).toISOString(), new Date(row.true_now).toISOString()]
      const nextAt = (await nextWorkAt(db))?.toISOString() ?? null
      return {
        data: { kind: row.kind, now, trueNow, nextAt },
        lines: [
          `It is ${now}${row.kind === 'demo' ? ' in this demo' : ''}`,
          ...(row.kind === 'demo' ? [`True time ${trueNow}`] : []),
          nextAt === null ? 'Nothing is due by itself' : `Next by itself ${nextAt}`,
        ],
      }
    }),
}
