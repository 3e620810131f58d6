import type { Readable } from 'node:stream'
import type { ServerBuild } from '@remix-run/node'
import { matchPath } from 'react-router-dom'
import type { ReadBytes } from './body.server.ts'
import { frameworkByBranch } from './branches.server.ts'
import { directActionsOf } from './direct-actions.server.ts'
import { clearToast, toastOf } from './toast.server.ts'
import { addressesForAnywhere, guardBuild, type RequestSeed, type Services } from './gate.server.ts'
import { isFromOurPages } from './origin.ts'
import { wrongOrigin } from './responses.server.ts'

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

export type RequestIds = {
  readonly requestId: string
  readonly nonce: string
  readonly clientAddress: string
  /** Where the body is, when the request has none of its own. */
  readonly readBytes?: ReadBytes
  /** The same body as it arrives, for the few handlers that read it so. */
  readonly openBody?: () => Readable
}

/** `isPublic`: only handlers for anyone, with the public database role, took part; the same for every visitor. */
export type Answer = { readonly response: Response; readonly isPublic: boolean }

/**
 * The whole application as one function from request to response: origin test, gate, framework (none for the few
 * direct actions), cache headers. Used by the server and, unchanged, by tests that send a `Request` through the real gate.
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
  const guarded = guardBuild(build, services)
  const direct = directActionsOf(guarded)
  const handle = frameworkByBranch(guarded, mode)
  const forAnywhere = addressesForAnywhere(build)
  const isForAnywhere = (url: string) => {
    const { pathname } = new URL(url)
    return forAnywhere.some((pattern) => matchPath(pattern, pathname) !== null)
  }
  return async (request: Request, ids: RequestIds): Promise<Answer> => {
    const { requestId, nonce, clientAddress, readBytes, openBody } = ids
    const isFromElsewhere = changing.has(request.method) && !isFromOurPages(request.headers, origins)
    if (isFromElsewhere && !isForAnywhere(request.url)) {
      return { response: finished(wrongOrigin(), requestId, false), isPublic: false }
    }
    const toast = toastOf(request.headers)
    const isPublic = request.method === 'GET'
    const seed: RequestSeed = {
      requestId,
      nonce,
      toast,
      clientAddress,
      isFromElsewhere,
      readBytes,
      openBody,
      isPublic,
    }
    const answer = direct(request)
    const response = await (answer ? answer(seed) : handle(request, seed as never))
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
    return {
      response: finished(response, requestId, toast !== null && isPage && response.status < 400),
      isPublic: seed.isPublic && isKeepable(response.headers.get('content-type') ?? ''),
    }
  }
}

/** Pages, data, feeds, calendars and pictures: whole texts that are the same for everybody. */
function isKeepable(type: string): boolean {
  return /^(text\/(html|plain|calendar)|application\/([a-z]+\+)?(json|xml)|image\/png)\b/.test(type)
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
