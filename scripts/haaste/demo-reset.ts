import { settleInstallation } from '#db/installation.server.ts'
import { withConnection } from '#db/connection.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { seedDemo } from '#scripts/seed.ts'
import type { Command } from './command.ts'
import { runningDemo, withServer } from './database.ts'
import { replaceDatabase } from './replace-database.ts'

/**
 * Begins the demo anew. The new one is made beside the old and takes its place when it is whole: a running demo goes
 * on meanwhile, and a reset that is interrupted changes nothing.
 */
export const demoReset: Command = {
  name: 'demo:reset',
  summary: 'Begins the demo anew, with its clock at the start',
  details: [
    'Everything that was done in the demo is gone afterwards. A demo that runs goes on and shows the new beginning;',
    'whoever was signed in chooses a role again.',
  ],
  async run(_, { env, report }) {
    const settings = env()
    if (settings.databaseUrl !== undefined) {
      throw new StartupProblem('DATABASE_URL names a real installation: there is no demo to begin anew.')
    }
    const startedMs = performance.now()
    await withServer(settings, async ({ url }) => {
      await refuseReal(url)
      await replaceDatabase(url, async (next) => {
        report('Making the database')
        await migrateDatabase(next)
        await settleInstallation(next, 'demo')
        await seedDemo({ databaseUrl: next, report })
      })
    })
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10
    return {
      data: { seconds, isRunning: runningDemo(settings) !== undefined },
      lines: [`The demo begins anew (${seconds} s)`, ...whereToSeeIt(settings)],
    }
  },
}

function whereToSeeIt(env: Env): string[] {
  const running = runningDemo(env)
  return [running ? `It is shown at ${running.note}` : 'npm start shows it']
}

/** The folder's database could have been named by DATABASE_URL once, and then it is not ours to throw away. */
async function refuseReal(url: string): Promise<void> {
  const isReal = await withConnection(url, async (client) => {
    const { rows: tables } = await client.query<{ has: boolean }>(
      `select to_regclass('public.installation') is not null as has`,
    )
    if (!tables[0]?.has) return false
    const { rowCount } = await client.query(`select from installation where kind = 'real'`)
    return rowCount !== 0
  })
  if (isReal) throw new StartupProblem('This database belongs to a real installation: it is left as it is.')
}
