/** Real worker processes side by side, each behind doors of its own, killed with signal 9 when it is their turn. */
import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { systemVariables } from '#app/platform/env.server.ts'
import { ensureBuild, programs } from '#scripts/start/build.ts'
import { databaseDoor, mailDoor, type Door, type Moment } from './doors.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))

export type Workers = {
  /**
   * Kills the worker that reaches `moment` next (any of them, at once, when it is null). False: none did in time. Several
   * may be asked for at the same time.
   */
  killAt(moment: Moment | null, withinMs: number): Promise<boolean>
  /** Starts anew whatever has died. */
  stop(): Promise<void>
  /** Deaths that nobody had asked for. */
  crashes(): number
}

type Place = { child: ChildProcess | null; isReady: boolean; doors: Door[] }

export async function startWorkers(
  count: number,
  {
    databaseUrl,
    serviceUrl,
    leaseSeconds,
    areWatched = true,
  }: {
    databaseUrl: string
    serviceUrl: string
    leaseSeconds: number
    /** False: they go to database and service without doors, at full speed, and nobody can be killed at a moment. */
    areWatched?: boolean
  },
): Promise<Workers> {
  await ensureBuild({ project, report: (line) => console.error(line), signal: new AbortController().signal })
  let isStopping = false
  let crashes = 0
  /** Those who wait for a worker to reach a moment. */
  const waiting = new Set<{ moment: Moment; reached: () => void }>()
  const places: Place[] = []

  async function open(place: Place): Promise<NodeJS.ProcessEnv> {
    const guard = (moment: Moment) => {
      const first = [...waiting].find((one) => one.moment === moment)
      if (!first || !place.child) return false
      waiting.delete(first)
      kill(place)
      first.reached()
      return true
    }
    if (!areWatched) return variablesOf(databaseUrl, serviceUrl)
    const database = new URL(databaseUrl)
    const toDatabase = await databaseDoor({ host: database.hostname, port: Number(database.port) }, guard)
    const toService = await mailDoor(serviceUrl, guard)
    place.doors = [toDatabase, toService]
    database.hostname = '127.0.0.1'
    database.port = String(toDatabase.port)
    return variablesOf(database.href, `http://127.0.0.1:${toService.port}`)
  }

  function variablesOf(database: string, service: string): NodeJS.ProcessEnv {
    return {
      ...systemVariables(),
      NODE_ENV: 'production',
      DATABASE_URL: database,
      PUBLIC_ORIGIN: 'http://localhost:3000',
      SESSION_SECRET: 'the trial signs its links with a secret of its own',
      RESEND_API_KEY: 'none',
      RESEND_BASE_URL: service,
      MAIL_FROM: 'Trial <trial@haaste.example>',
      MAIL_LEASE_SECONDS: String(leaseSeconds),
      LOG_LEVEL: 'fatal',
    }
  }

  function launch(place: Place, variables: NodeJS.ProcessEnv): void {
    const child = spawn(process.execPath, [programs.worker], {
      cwd: project,
      env: variables,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    place.child = child
    place.isReady = false
    child.on('message', () => (place.isReady = true))
    child.on('exit', (code, signal) => {
      if (isStopping) return
      if (signal !== 'SIGKILL') {
        crashes += 1
        console.error(`a worker ended by itself (${signal ?? `code ${code}`})`)
      }
      launch(place, variables)
    })
  }

  function kill(place: Place): void {
    place.child?.kill('SIGKILL')
    place.child = null
  }

  for (let number = 0; number < count; number += 1) {
    const place: Place = { child: null, isReady: false, doors: [] }
    places.push(place)
    launch(place, await open(place))
  }

  return {
    crashes: () => crashes,
    killAt(moment, withinMs) {
      if (moment === null) {
        const alive = places.filter(({ child, isReady }) => child !== null && isReady)
        const place = alive[Math.floor(Math.random() * alive.length)]
        if (place) kill(place)
        return Promise.resolve(place !== undefined)
      }
      return new Promise((resolve) => {
        const one = {
          moment,
          reached: () => {
            clearTimeout(giveUp)
            resolve(true)
          },
        }
        const giveUp = setTimeout(() => {
          waiting.delete(one)
          resolve(false)
        }, withinMs)
        waiting.add(one)
      })
    },
    async stop() {
      isStopping = true
      await Promise.all(
        places.map(async ({ child, doors }) => {
          if (child && child.exitCode === null && child.signalCode === null) {
            const gone = new Promise((resolve) => child.once('exit', resolve))
            child.kill('SIGTERM')
            const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
            await gone
            clearTimeout(force)
          }
          for (const door of doors) door.close()
        }),
      )
    },
  }
}
