import { randomBytes, randomUUID } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { createHeaders, createRequest, sendResponse } from '@remix-run/node-fetch-server'
import compression from 'compression'
import serveStatic from 'serve-static'
import { openDatabase } from '#db/client.server.ts'
import { listenTo } from '#db/listen.server.ts'
import { startInterests } from '#app/apply/flows/start-interests.server.ts'
import { bytesOfMessage } from '#app/http/body.server.ts'
import { keepingPublic, keepNothing } from '#app/http/keeper.server.ts'
import { createPageCache, pageKey, type KeptPage } from '#app/http/page-cache.server.ts'
import { askPublicEra, createPublicEras, publicChannel } from '#app/http/public-era.server.ts'
import { createHandler, type RequestIds } from '#app/http/request-handler.server.ts'
import { ownOrigins } from '#app/http/origin.ts'
import { isForOtherPages, securityHeaders, type Middleware } from '#app/http/security-headers.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { createAuth } from '#app/people/auth.server.ts'
import { clientAddress } from '#app/people/core/network.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { env as readEnv } from '#app/platform/env.server.ts'
import { createLog } from '#app/platform/log.server.ts'
import { openFileKeeping } from '#app/platform/storage/open-storage.server.ts'
import { keepPulse } from '#app/platform/pulse.server.ts'

/*
 * The web process: plain node:http. Static files first, then headers, then the application behind its gate. Bundled
 * together with the pages into build/server/web.js; started by scripts/start.ts, or on its own with DATABASE_URL set.
 */

const env = readEnv()
const log = createLog(env, 'web')
const isDev = env.mode === 'dev'

process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'the web process ends'))

if (env.databaseUrl === undefined)
  throw new Error('The web process needs DATABASE_URL; npm start gives it one')
const app = openDatabase(env.databaseUrl, { role: 'haaste_app', max: 12, applicationName: 'haaste web' })
const anonymous = openDatabase(env.databaseUrl, {
  role: 'haaste_public',
  max: 8,
  applicationName: 'haaste public',
})

const eras = createPublicEras({ ask: (known) => askPublicEra(anonymous.db, known) })
const ears = listenTo(publicChannel, {
  url: env.databaseUrl,
  applicationName: 'haaste web ears',
  onNotice: eras.doubt,
  onDeaf: (error) => log.warn({ err: error }, 'the web process does not hear the database'),
})

const endPulse = keepPulse(app.db, log)

const isHttps = env.publicOrigin.startsWith('https://')
const protocol = isHttps ? 'https:' : 'http:'
const origins = ownOrigins(env.publicOrigin, env.port, env.mode === 'real')
const hosts = new Set(origins.map((origin) => new URL(origin).host))
const notices = createNoticesPort(noticeCatalogue)
const ports = { db: app.db, clock: databaseClock, notices }
const services = {
  publicDb: anonymous.db,
  ports,
  auth: createAuth({ ports, env, log, whenProven: (personId) => startInterests(personId, ports) }),
  files: openFileKeeping(env),
  env,
  log,
  isDemo: env.mode === 'demo' || env.mode === 'dev',
  keep: isDev ? keepNothing : keepingPublic(eras),
}

const vite = isDev
  ? await (
      await import('vite')
    ).createServer({ server: { middlewareMode: true, hmr: { server: undefined } }, appType: 'custom' })
  : null

const clientFiles = join(process.cwd(), 'build', 'client')
const staticFiles = vite
  ? (vite.middlewares as unknown as Middleware)
  : (serveStatic(clientFiles, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders(response, path) {
        response.setHeader(
          'cache-control',
          path.includes('/client/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        )
        response.setHeader('x-content-type-options', 'nosniff')
      },
    }) as unknown as Middleware)

async function loadBuild(): Promise<ServerBuild> {
  if (vite) return (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
  return (await import(pathToFileURL(join(process.cwd(), 'build', 'server', 'index.js')).href)) as ServerBuild
}

const mode = isDev ? 'development' : 'production'
let known: { build: ServerBuild; handle: ReturnType<typeof createHandler> } | null = null
async function handlerOfBuild() {
  if (known && !vite) return known.handle
  const build = await loadBuild()
  if (known?.build !== build) known = { build, handle: createHandler({ build, services, origins, mode }) }
  return known.handle
}
await handlerOfBuild()

const compress = compression({ threshold: 1024 }) as unknown as Middleware
const headersFor = securityHeaders({ isHttps, isDev })
const pages = createPageCache({ eras })

const listener: RequestListener = (request, response) => {
  if (!hosts.has(request.headers.host ?? '')) {
    response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('This server does not answer for that host.\n')
    return
  }
  const key = isDev ? null : pageKey(request.method, request.url, request.headers.cookie)
  const page = key && pages.ready(key)
  if (page) return sendPage(page, request, response)
  const canBeFile = vite !== null || isReading(request)
  const steps = canBeFile ? [compress, staticFiles] : []
  run(steps, request, response, () => void answer(key, request, response))
}

const slowestBodyMs = 30_000
const slowestUploadMs = 10 * 60_000

const isReading = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

async function answer(key: string | null, request: IncomingMessage, response: ServerResponse) {
  const ids: RequestIds = {
    requestId: randomUUID(),
    nonce: randomBytes(16).toString('base64'),
    clientAddress: clientAddress(
      request.socket.remoteAddress,
      request.headers['x-forwarded-for']?.toString() ?? null,
      env.trustedProxyHops,
    ),
  }
  try {
    const handle = await handlerOfBuild()
    if (!isReading(request)) {
      const asked = requestWithoutBody(request)
      const { response: own } = await handle(asked, { ...ids, ...bodyOf(request) })
      return await sendChange(own, ids.nonce, request, response)
    }
    const asked = createRequest(request, response, { protocol })
    if (!key) {
      const { response: own } = await handle(asked, ids)
      setSecurityHeaders(response, ids.nonce)
      return await sendResponse(response, own)
    }
    const { page, own } = await pages.render(key, () => handle(asked, ids))
    if (page) return sendPage(page, request, response)
    setSecurityHeaders(response, ids.nonce)
    if (own) await sendResponse(response, own)
  } catch (error) {
    log.error({ err: error, requestId: ids.requestId }, 'request failed')
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('Something went wrong here. Try again in a moment.\n')
  }
}

/** A body comes within half a minute, or within ten where somebody sends a file. */
function bodyOf(request: IncomingMessage) {
  const timer = setTimeout(() => request.destroy(), slowestBodyMs)
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer))
  return {
    readBytes: bytesOfMessage(request),
    openBody: () => {
      clearTimeout(timer)
      return request
    },
  }
}

/** The gate alone reads bodies, from the message itself: no web stream is made that costs more than a save. */
function requestWithoutBody(request: IncomingMessage): Request {
  return new Request(`${protocol}//${request.headers.host}${request.url}`, {
    method: request.method ?? 'POST',
    headers: createHeaders(request),
  })
}

/** What a script asked for in the background is small and goes out in one piece; a page is compressed. */
async function sendChange(own: Response, nonce: string, request: IncomingMessage, response: ServerResponse) {
  setSecurityHeaders(response, nonce)
  if (!own.headers.get('content-type')?.startsWith('application/json'))
    return run([compress], request, response, () => void sendResponse(response, own))
  const body = await own.text()
  for (const [name, value] of own.headers) response.appendHeader(name, value)
  response.setHeader('content-length', Buffer.byteLength(body))
  response.statusCode = own.status
  response.end(body)
}

function setSecurityHeaders(response: ServerResponse, nonce: string | null) {
  const isEmbedded = isForOtherPages(response.req.url ?? '')
  for (const [name, value] of headersFor(nonce, isEmbedded)) response.setHeader(name, value)
}

function sendPage(page: KeptPage, request: IncomingMessage, response: ServerResponse) {
  const heads = headsOf(page, request.url ?? '')
  if (isKnown(page, request)) {
    response.writeHead(304, heads.known)
    response.end()
    return
  }
  const isPacked = page.gzip !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  response.writeHead(page.status, isPacked ? heads.gzip : heads.plain)
  response.end(request.method === 'HEAD' ? undefined : isPacked ? page.gzip : page.body)
}

type Heads = Record<'known' | 'plain' | 'gzip', OutgoingHttpHeaders>
const headsOfPages = new WeakMap<KeptPage, Heads>()

/** The whole head of a kept page, put together once: a page has one address, and no nonce. */
function headsOf(page: KeptPage, url: string): Heads {
  const made = headsOfPages.get(page)
  if (made) return made
  const lines = [...headersFor(null, isForOtherPages(url)), ...page.headers]
  const known: OutgoingHttpHeaders = {
    ...Object.fromEntries(lines.map(([name, value]) => [name.toLowerCase(), value])),
    etag: page.etag,
    vary: 'Accept-Encoding, Cookie',
  }
  const heads: Heads = {
    known,
    plain: { ...known, 'content-length': page.body.length },
    gzip: { ...known, 'content-encoding': 'gzip', 'content-length': page.gzip?.length ?? 0 },
  }
  headsOfPages.set(page, heads)
  return heads
}

/** The asker has this copy: by its ETag, or, where none was sent, by the time of its last change. */
function isKnown({ etag, headers }: KeptPage, { headers: asked }: IncomingMessage): boolean {
  const known = asked['if-none-match']
  if (known !== undefined) return known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
  const modified = headers.find(([name]) => name === 'last-modified')?.[1]
  const since = Date.parse(asked['if-modified-since'] ?? '')
  return modified !== undefined && since >= Date.parse(modified)
}

function run(
  steps: readonly Middleware[],
  request: IncomingMessage,
  response: ServerResponse,
  done: () => void,
) {
  const [step, ...rest] = steps
  if (!step) return done()
  step(request, response as never, (error) => {
    if (!error) return run(rest, request, response, done)
    log.error({ err: error }, 'middleware failed')
    response.statusCode = 500
    response.end()
  })
}

const server = createServer(
  { maxHeaderSize: 16 * 1024, requestTimeout: slowestUploadMs, headersTimeout: 15_000 },
  listener,
)
server.on('error', (error: NodeJS.ErrnoException) => {
  log.fatal({ err: error }, 'cannot listen')
  process.exitCode = 1
  void stop()
})
server.listen(env.port, env.host, () => {
  log.info({ port: env.port }, 'web listening')
  process.send?.({ type: 'ready' })
})

let isStopping = false
async function stop() {
  if (isStopping) return
  isStopping = true
  endPulse()
  server.close()
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 5_000).unref()
  await vite?.close()
  await Promise.allSettled([ears.close(), app.close(), anonymous.close()])
  if (process.connected) process.disconnect()
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
process.on('disconnect', () => void stop())
