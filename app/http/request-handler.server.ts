import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { clearToast, toastOf } from './toast.server.ts'
import { guardBuild, type RequestSeed, type Services } from './gate.server.ts'
import { isFromOurPages } from './origin.ts'
import { isRule, type Access } from './access.ts'
import { wrongOrigin } from './responses.server.ts'

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

export type RequestIds = {
  readonly requestId: string
  readonly nonce: string
  readonly clientAddress: string
}

/** `isPublic`: only handlers for anyone, with the public database role, took part; the same for every visitor. */
export type Answer = { readonly response: Response; readonly isPublic: boolean }

/**
 * The whole application as one function from request to response: origin test, gate, framework, cache headers. Used by
 * the server and, unchanged, by tests that send a `Request` through the real gate.
 */
export function createHandler({
  build,
  services,
  origins,
  mode,
}: {
  build: ServerBuild
  services: Services
  /** Origins our own pages can have; see http/origin.ts. */
  origins: readonly string[]
  mode: 'production' | 'development'
}) {
  const handle = createRequestHandler(guardBuild(build, services), mode)
  const openAddresses = addressesOpenToAll(build)
  return async (request: Request, { requestId, nonce, clientAddress }: RequestIds): Promise<Answer> => {
    const isOpen = request.method === 'POST' && openAddresses.some((open) => open.test(pathOf(request)))
    if (changing.has(request.method) && !isOpen && !isFromOurPages(request.headers, origins)) {
      return { response: finished(wrongOrigin(), requestId, false), isPublic: false }
    }
    const toast = toastOf(request.headers)
    const seed: RequestSeed = { requestId, nonce, toast, clientAddress, isPublic: request.method === 'GET' }
    const response = await handle(request, seed as never)
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
    return {
      response: finished(response, requestId, toast !== null && isPage && response.status < 400),
      isPublic: seed.isPublic && isPage,
    }
  }
}

/** The addresses of actions whose rule says `origin: 'anywhere'`. */
function addressesOpenToAll({ routes }: ServerBuild): RegExp[] {
  return Object.values(routes).flatMap((route) => {
    const action = (route?.module as { access?: Access } | undefined)?.access?.action
    if (!route || !action || !isRule(action) || action.origin !== 'anywhere') return []
    const steps: string[] = []
    for (let at: typeof route | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined)
      if (at.path) steps.unshift(at.path)
    const pattern = steps
      .join('/')
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
    return new RegExp(`^/${pattern}/?$`)
  })
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname
}

/** Private unless the handler has said otherwise; never a framework header that tells what runs here. */
function finished(response: Response, requestId: string, isToastShown: boolean): Response {
  const { headers } = response
  if (!headers.has('cache-control')) {
    headers.set('cache-control', 'private, no-store')
    headers.append('vary', 'Cookie')
  }
  headers.set('x-request-id', requestId)
  if (isToastShown) headers.append('set-cookie', clearToast)
  return response
}
