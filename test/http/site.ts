import { randomUUID } from 'node:crypto'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { isRule, type Access, type Rule } from '#app/http/access.ts'
import { keepNothing } from '#app/http/keeper.server.ts'
import { createHandler } from '#app/http/request-handler.server.ts'
import { createAuth, type Auth } from '#app/people/auth.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { readEnv, type MailSettings } from '#app/platform/env.server.ts'
import { ensureBuild } from '#scripts/start/build.ts'
import type { Db } from '#db/client.server.ts'
import type { FileKeeping } from '#app/platform/storage/storage.server.ts'
import { someFileKeeping } from '#test/factories/some-files.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { realNotices } from '#test/factories/a-sender.ts'

/*
 * The site as it is shipped, without a port: requests go through the real handler around the real server build, on a
 * real database. Only TCP, static files and the page cache are missing.
 */

export const project = fileURLToPath(new URL('../..', import.meta.url))
export const origin = 'http://localhost:3000'

/** The server bundle, made anew when the sources have changed since. */
export async function theBuild(): Promise<ServerBuild> {
  process.env.NODE_ENV = 'production'
  await ensureBuild({ project, report: () => undefined, signal: new AbortController().signal })
  const bundle = pathToFileURL(`${project}/build/server/index.js`).href
  return (await import(/* @vite-ignore */ bundle)) as ServerBuild
}

type Databases = { db: Db; publicDb: Db }

export type Ask = {
  path: string
  method?: string
  /** The cookie of a session. */
  as?: string | undefined
  /** Route id: asks for that handler's data alone. */
  data?: string | undefined
  /** Sent URL-encoded, names in order; a string is sent as it is. */
  form?: Readonly<Record<string, string | undefined>> | URLSearchParams | string | undefined
  json?: string | undefined
  /** Sent as multipart, files included. */
  multipart?: FormData
  headers?: Readonly<Record<string, string>>
}

export type Reply = {
  status: number
  /** Where a redirect leads, on both transports. */
  location: string | null
  headers: Headers
  body: string
  /** The body as it was sent, of what is no text. */
  bytes: Uint8Array
}

export type Site = {
  send(ask: Ask): Promise<Reply>
  /** A new session of that person, as a cookie. */
  signIn(personId: string): Promise<string>
  ports: RequestContext['ports']
  auth: Auth
}

/** The site over these databases; a real installation unless told to be a demo. */
export function openSite(
  build: ServerBuild,
  { db, publicDb }: Databases,
  {
    isDemo = false,
    sharedAuth,
    mail,
    files = someFileKeeping(),
  }: { isDemo?: boolean; sharedAuth?: Auth; mail?: MailSettings; files?: FileKeeping } = {},
): Site {
  const ports = { db, clock: databaseClock, notices: realNotices }
  const env = { ...readEnv({ NODE_ENV: 'test' }), mail }
  const auth = sharedAuth ?? createAuth({ ports, env, log: silentLog })
  const handle = createHandler({
    build,
    services: { publicDb, ports, auth, files, env, log: silentLog, isDemo, keep: keepNothing },
    origins: [origin],
    mode: 'production',
  })
  return {
    ports,
    auth,
    async signIn(personId) {
      const { headers } = await auth.openSession(personId, new Headers())
      return headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
    },
    async send(ask) {
      const ids = { requestId: randomUUID(), nonce: 'nonce', clientAddress: '192.0.2.1' }
      const { response } = await handle(requestOf(ask), ids)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return {
        status: response.status,
        location: response.headers.get('location') ?? response.headers.get('x-remix-redirect'),
        headers: response.headers,
        body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
        bytes,
      }
    },
  }
}

function requestOf({ path, method = 'GET', as, data, form, json, multipart, headers }: Ask): Request {
  const url = new URL(path, origin)
  if (data !== undefined) url.searchParams.set('_data', data)
  const sent = new Headers(headers)
  if (as !== undefined) sent.set('cookie', as)
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers: sent })
  if (!sent.has('origin')) sent.set('origin', origin)
  // Every server hears it; the framework compares it with the origin.
  sent.set('host', new URL(origin).host)
  if (multipart) return new Request(url, { method, headers: sent, body: multipart })
  const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json'
  if (!sent.has('content-type')) sent.set('content-type', type)
  const body = json ?? (typeof form === 'string' ? form : queryOf(form ?? {}))
  return new Request(url, { method, headers: sent, body })
}

function queryOf(form: Readonly<Record<string, string | undefined>> | URLSearchParams): string {
  if (form instanceof URLSearchParams) return form.toString()
  const fields = Object.entries(form).filter((field): field is [string, string] => field[1] !== undefined)
  return new URLSearchParams(fields).toString()
}

/** One loader, action or intent of an action, as the built manifest has it. */
export type Handler = {
  routeId: string
  /** As in app/routes.ts, without the language: `/proposals/:proposal/team`. */
  pattern: string
  kind: 'loader' | 'action'
  intent: string | null
  rule: Rule
  isPage: boolean
}

/** Every handler of a build, the layout's and machines' included. */
export function handlersOf(build: ServerBuild): Handler[] {
  return Object.values(build.routes).flatMap((route) => {
    if (!route) return []
    const module = route.module as { access?: Access; default?: unknown; loader?: unknown; action?: unknown }
    const common = { routeId: route.id, pattern: patternOf(build, route.id), isPage: Boolean(module.default) }
    const { loader, action } = module.access ?? {}
    const actions =
      action === undefined ? [] : isRule(action) ? [[null, action] as const] : Object.entries(action)
    return [
      ...(loader ? [{ ...common, kind: 'loader' as const, intent: null, rule: loader }] : []),
      ...actions.map(([intent, rule]) => ({ ...common, kind: 'action' as const, intent, rule })),
    ]
  })
}

function patternOf(build: ServerBuild, id: string): string {
  const steps: string[] = []
  for (let route = build.routes[id]; route; route = route.parentId ? build.routes[route.parentId] : undefined)
    if (route.path) steps.unshift(route.path)
  return id === 'root' ? '(every page)' : `/${steps.join('/')}`
}

/** The part of a build that answers one route: its own modules and those around it. */
export function onlyRoute(build: ServerBuild, routeId: string): ServerBuild {
  const kept = ['root', routeId].map((id) => [id, build.routes[id]])
  return { ...build, routes: Object.fromEntries(kept) } as ServerBuild
}

/** A copy of the build in which one route's module is changed. */
export function withModule(
  build: ServerBuild,
  routeId: string,
  change: (module: Record<string, unknown>) => Record<string, unknown>,
): ServerBuild {
  const route = build.routes[routeId]
  if (!route) throw new Error(`There is no route ${routeId}`)
  const module = change(route.module as unknown as Record<string, unknown>)
  return { ...build, routes: { ...build.routes, [routeId]: { ...route, module } } } as unknown as ServerBuild
}
