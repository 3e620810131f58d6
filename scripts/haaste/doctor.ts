import { withConnection } from '#db/connection.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import type { Command } from './command.ts'
import { runningDemo, withServer } from './database.ts'
import { type Finding, fine, problem } from './doctor/finding.ts'
import { buildFinding, diskFinding, nodeFinding } from './doctor/machine.ts'
import {
  kindFinding,
  mailFinding,
  migrationFinding,
  tellingsFinding,
  workerFinding,
} from './doctor/database-findings.ts'

/** Looks at everything the house stands on, says what is wrong and how to mend it. Changes nothing. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Looks at Node, configuration, build, disk, database, worker and mail, and says how to mend them',
  details: ['Exit code 1 when something needs mending. What is merely worth knowing is no problem.'],
  async run(_, { env: readEnv }) {
    const findings = [nodeFinding(process.versions.node)]
    const env = configuration(readEnv, findings)
    if (env) {
      findings.push(buildFinding(), diskFinding(env.dataDir))
      findings.push(...(await databaseFindings(env)))
    }
    const problems = findings.filter(({ state }) => state === 'problem').length
    const widest = Math.max(...findings.map(({ about }) => about.length))
    return {
      data: { findings },
      hasProblem: problems > 0,
      lines: [
        ...findings.flatMap(({ about, state, says, mend }) => [
          `${marks[state]} ${about.padEnd(widest)}  ${says}`,
          ...(mend === undefined ? [] : [`${' '.repeat(widest + 10)}${mend}`]),
        ]),
        '',
        problems === 0 ? 'All is well.' : `${problems} to mend.`,
      ],
    }
  },
}

/** Words and not colours: they survive a pipe, a log and a screen reader. */
const marks = { fine: 'fine   ', note: 'note   ', problem: 'PROBLEM' } as const

function configuration(readEnv: () => Env, findings: Finding[]): Env | null {
  try {
    const env = readEnv()
    const where = env.mode === 'real' ? 'database of DATABASE_URL' : `data in ${env.dataDir}`
    findings.push(fine('configuration', `${env.mode}, ${env.publicOrigin}, ${where}`))
    return env
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error
    findings.push(problem('configuration', error.message, 'Set these variables as the server has them.'))
    return null
  }
}

async function databaseFindings(env: Env): Promise<Finding[]> {
  try {
    return await withServer(env, ({ url, wasRunning }) =>
      withConnection(url, async (client) => {
        const { rows } = await client.query<{ version: string }>(
          `select current_setting('server_version') as version`,
        )
        const how = wasRunning ? 'answers' : 'started for this look'
        const found = fine('database', `PostgreSQL ${rows[0]?.version.split(' ')[0]}, ${how}`)
        const migrated = await migrationFinding(client, env.mode)
        if (migrated.state !== 'fine') return [found, migrated]
        const isServed = env.mode === 'real' || runningDemo(env) !== undefined
        return [
          found,
          migrated,
          await kindFinding(client, env.mode),
          await workerFinding(client, isServed),
          await mailFinding(client, env),
          ...tellingsFinding(env),
        ]
      }),
    )
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error
    return [problem('database', error.message)]
  }
}
