import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import compression from 'compression'
import serveStatic from 'serve-static'
import { openDatabase } from '#db/client.server.ts'
import { createPageCache, pageKey, type KeptPage } from '#app/http/page-cache.server.ts'
import { createHandler, type RequestIds } from '#app/http/request-handler.server.ts'
import { ownOrigins } from '#app/http/origin.ts'
import { permissionsPolicy, securityHeaders, type Middleware } from '#app/http/security-headers.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { createAuth } from '#app/people/auth.server.ts'
import { clientAddress } from '#app/people/core/network.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { env as readEnv } from '#app/platform/env.server.ts'
import { createLog } from '#app/platform/log.server.ts'

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

const isHttps = env.publicOrigin.startsWith('https://')
const origins = ownOrigins(env.publicOrigin, env.port, env.mode === 'real')
const hosts = new Set(origins.map((origin) => new URL(origin).host))
const notices = createNoticesPort(noticeCatalogue)
const ports = { db: app.db, clock: databaseClock, notices }
const services = {
  publicDb: anonymous.db,
  ports,
  auth: createAuth({ ports, env, log }),
  env,
  log,
  isDemo: env.mode === 'demo' || env.mode === 'dev',
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
const headersWithoutNonce = headersFor(null)
const pages = createPageCache()

const listener: RequestListener = (request, response) => {
  if (!hosts.has(request.headers.host ?? '')) {
    response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('This server does not answer for that host.\n')
    return
  }
  const key = isDev ? null : pageKey(request.method, request.url, request.headers.cookie)
  const page = key && pages.fresh(key)
  if (page) return sendPage(page, request, response)
  run([compress, staticFiles], request, response, () => void answer(key, request, response))
}

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
    const asked = createRequest(request, response, { protocol: isHttps ? 'https:' : 'http:' })
    const { page, own } = key
      ? await pages.render(key, () => handle(asked, ids))
      : { page: null, own: (await handle(asked, ids)).response }
    if (page) return sendPage(page, request, response)
    run([headersFor(ids.nonce)], request, response, () => {
      response.setHeader('permissions-policy', permissionsPolicy)
      if (own) void sendResponse(response, own)
    })
  } catch (error) {
    log.error({ err: error, requestId: ids.requestId }, 'request failed')
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('Something went wrong here. Try again in a moment.\n')
  }
}

function sendPage(page: KeptPage, request: IncomingMessage, response: ServerResponse) {
  run([headersWithoutNonce], request, response, () => {
    response.setHeader('permissions-policy', permissionsPolicy)
    for (const [name, value] of page.headers) response.setHeader(name, value)
    response.setHeader('etag', page.etag)
    response.setHeader('vary', 'Accept-Encoding, Cookie')
    if (request.headers['if-none-match'] === page.etag) {
      response.statusCode = 304
      return response.end()
    }
    const isGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    if (isGzip) response.setHeader('content-encoding', 'gzip')
    const body = isGzip ? page.gzip : page.body
    response.setHeader('content-length', body.length)
    return response.end(request.method === 'HEAD' ? undefined : body)
  })
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
  { maxHeaderSize: 16 * 1024, requestTimeout: 30_000, headersTimeout: 15_000 },
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
  server.close()
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 5_000).unref()
  await vite?.close()
  await Promise.allSettled([app.close(), anonymous.close()])
  if (process.connected) process.disconnect()
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
process.on('disconnect', () => void stop())
