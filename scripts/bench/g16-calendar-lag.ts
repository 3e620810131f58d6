import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { challenges } from '#db/schema/index.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { ensureBuild } from '#scripts/start/build.ts'
import { startWorkers } from '#test/trials/mail/workers.ts'
import type { Entry } from './harness.ts'
import { openMailDatabase } from './mail-lab.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const rows = 200
const overMs = 20_000
const startsInMs = 15_000
const givenUpAfterMs = 30_000

/** Challenges that open one after the other, and how long after its instant each has opened. */
export const g16: Entry = {
  id: 'G16',
  title: `Lag of a phase change: due instant to committed transition, ${rows} challenges over ${overMs / 1000} s, a real worker`,
  async run(lab, { report }) {
    const database = await openMailDatabase(lab)
    const { db, url } = database
    const programme = await insertProgramme(db)
    // A build on the way would be counted as lag.
    await ensureBuild({ project, report, signal: new AbortController().signal })
    const beginsMs = Date.now() + startsInMs
    const dueMs = new Map<string, number>()
    for (let number = 0; number < rows; number += 1) {
      const opensAt = new Date(Math.round(beginsMs + (number / rows) * overMs))
      const days = (count: number) => new Date(opensAt.getTime() + count * 86_400_000)
      const { id } = await insertChallenge(db, {
        ...{ programmeId: programme.id, state: 'scheduled', opensAt },
        ...{ closesAt: days(30), judgingEndsAt: days(50), announcesAt: days(60) },
      })
      dueMs.set(id, opensAt.getTime())
    }
    const lags: number[] = []
    const ears = new pg.Client({ connectionString: url })
    await ears.connect()
    ears.on('notification', ({ payload }) => lags.push(Date.now() - dueMs.get(payload ?? '')!))
    // Heard when the transition commits, not before.
    await ears.query(`
      create function bench_opened() returns trigger language plpgsql as
        $$ begin perform pg_notify('bench_opened', new.id::text); return null; end $$;
      create trigger bench_opened after update of state on challenges for each row
        when (old.state = 'scheduled' and new.state = 'open') execute function bench_opened();
      listen bench_opened`)
    const workers = await startWorkers(1, {
      databaseUrl: url,
      serviceUrl: 'http://127.0.0.1:9',
      leaseSeconds: 30,
    })
    report(`Waiting for ${rows} openings`)
    const untilMs = beginsMs + overMs + givenUpAfterMs
    while (lags.length < rows && Date.now() < untilMs) await new Promise((resolve) => setTimeout(resolve, 50))
    await workers.stop()
    await ears.end()
    const open = await db.$count(challenges, sql`state = 'open'`)
    await database.close()
    const sorted = lags.toSorted((a, b) => a - b)
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity
    return {
      comparisons: [],
      counts: [{ name: 'lag, p99', unit: 'ms', value: at(0.99), bar: 250, stretch: 50 }],
      checks: [
        {
          what: 'every challenge has opened, none early',
          holds: open === rows && lags.length === rows && (sorted[0] ?? -1) >= 0,
          says: `${open} of ${rows}; the first after ${sorted[0]} ms, the last after ${sorted.at(-1)} ms`,
        },
      ],
      notes: [`Half of them within ${at(0.5)} ms. Measured from outside, when the commit is heard.`],
    }
  },
}
