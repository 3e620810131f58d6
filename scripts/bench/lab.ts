import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '#db/client.server.ts'
import { settleInstallation } from '#db/installation.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { freePort } from '#app/platform/embedded-postgres/cluster.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { type Env, readEnv, systemVariables } from '#app/platform/env.server.ts'
import { ensureBuild, programs } from '#scripts/start/build.ts'
import { launch, type Program } from './program.ts'
import { buildSmallestRemix, type SmallestRemix } from './smallest-remix.ts'
import { makeWorld, type World } from './world.ts'

export const project = fileURLToPath(new URL('../..', import.meta.url))

/**
 * What the entries measure with, each thing made when it is first needed: a durable PostgreSQL with a small world in
 * it, the production build, our server as a real installation, and the smallest Remix app. All of it is in a folder of
 * its own and gone afterwards.
 */
export type Lab = {
  readonly database: () => Promise<Database & { url: string }>
  readonly world: () => Promise<World>
  /** Our web process, running. */
  readonly site: () => Promise<Program>
  /** One more of it, as `npm start` starts it, on a port of its own; the caller stops it. */
  readonly launchSite: () => Promise<Program>
  /** A second installation on the same PostgreSQL: an empty database of that name and, on request, a server over it. */
  readonly installation: (name: string) => Promise<Installation>
  readonly smallestRemix: () => Promise<SmallestRemix>
  readonly folder: () => string
  readonly close: () => Promise<void>
}

export type Installation = Database & {
  readonly url: string
  /** Starts our web process over it; it answers `path` before this resolves. */
  readonly launchSite: (path: string) => Promise<Program>
}

/** The page that most entries ask for. */
export const publicPage = ({ slug }: World) => `/en/challenges/${slug}`

export function openLab(report: (line: string) => void): Lab {
  const closing: (() => Promise<void> | void)[] = []

  const folder = once(() => {
    const path = mkdtempSync(join(tmpdir(), 'haaste-bench-'))
    // As root the database runs as another user, who must be able to walk in.
    chmodSync(path, 0o755)
    closing.push(() => rmSync(path, { recursive: true, force: true }))
    return path
  })

  const build = once(async () => {
    await ensureBuild({ project, report, signal: new AbortController().signal })
  })

  const database = once(async () => {
    report('Starting a PostgreSQL of its own, with fsync')
    const server = await startEmbeddedPostgres({ directory: folder() })
    closing.push(async () => {
      await server.stop()
      rmSync(server.home, { recursive: true, force: true })
    })
    await migrateDatabase(server.url)
    await settleInstallation(server.url, 'real')
    const opened = openDatabase(server.url, { max: 5, applicationName: 'haaste bench' })
    closing.push(() => opened.close())
    return { ...opened, url: server.url }
  })

  const world = once(async () => makeWorld((await database()).db))

  const launchSite = async () => {
    await build()
    const [{ url }, made, port] = [await database(), await world(), await freePort()]
    return launch({
      name: 'Our web process',
      args: [programs.web],
      cwd: project,
      variables: { ...systemVariables(), ...variablesOf(siteEnv(url, port), url) },
      port,
      path: publicPage(made),
      isExpected: ({ status, body }) => status === 200 && body.includes(made.title),
    })
  }

  const installation = async (name: string): Promise<Installation> => {
    await build()
    const server = await database()
    await server.pool.query(`create database ${name}`)
    const url = new URL(server.url)
    url.pathname = `/${name}`
    await migrateDatabase(url.href)
    await settleInstallation(url.href, 'real')
    const opened = openDatabase(url.href, { max: 5, applicationName: 'haaste bench' })
    closing.push(() => opened.close())
    return {
      ...opened,
      url: url.href,
      async launchSite(path) {
        const port = await freePort()
        const program = await launch({
          name: 'Our web process',
          args: [programs.web],
          cwd: project,
          variables: { ...systemVariables(), ...variablesOf(siteEnv(url.href, port), url.href) },
          ...{ port, path },
          isExpected: ({ status }) => status === 200,
        })
        closing.push(() => program.stop())
        return program
      },
    }
  }

  const site = once(async () => {
    const program = await launchSite()
    closing.push(() => program.stop())
    return program
  })

  return {
    database,
    world,
    site,
    launchSite,
    installation,
    folder,
    smallestRemix: once(async () => {
      report('Building the smallest Remix app')
      return buildSmallestRemix({ project, folder: join(folder(), 'smallest-remix') })
    }),
    async close() {
      for (const close of closing.splice(0).reverse()) await close()
    },
  }
}

/** The environment of our web process: a real installation that is never asked to send a mail. */
export function siteEnv(databaseUrl: string, port: number): Env {
  return readEnv({
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PUBLIC_ORIGIN: `http://localhost:${port}`,
    SESSION_SECRET: 'the bench signs sessions with a secret of its own',
    RESEND_API_KEY: 'none',
    MAIL_FROM: 'Bench <bench@haaste.example>',
    LOG_LEVEL: 'error',
  })
}

function variablesOf(env: Env, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PUBLIC_ORIGIN: env.publicOrigin,
    SESSION_SECRET: env.sessionSecret,
    RESEND_API_KEY: 'none',
    MAIL_FROM: env.mail?.from,
    LOG_LEVEL: env.logLevel,
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
