import helmet from 'helmet'
import type { RequestListener } from 'node:http'

type Next = (error?: unknown) => void
export type Middleware = (...args: [...Parameters<RequestListener>, Next]) => void
type HeaderLines = readonly (readonly [name: string, value: string])[]

/**
 * Headers on every answer, made once for the process: of an answer's own there is only the nonce. Scripts run with that
 * nonce alone, styles and everything else come from this origin, nobody frames a page
 * but those made for it. `same-origin` and not
 * `no-referrer`: with the latter browsers send `Origin: null` on native form posts. Plain http (the demo) must not be
 * told to upgrade.
 */
export function securityHeaders(settings: {
  isHttps: boolean
  isDev: boolean
}): (nonce: string | null, isEmbedded?: boolean) => HeaderLines {
  const withoutNonce = headersSetBy(middleware(settings, null))
  const withNonce = headersSetBy(middleware(settings, nonceMark))
  const embedded = forOtherPages(withoutNonce)
  return (nonce, isEmbedded = false) => {
    if (isEmbedded) return embedded
    if (nonce === null) return withoutNonce
    return withNonce.map(([name, value]) => [name, value.replace(nonceMark, nonce)] as const)
  }
}

/** Addresses whose pages anybody may show within their own: they hold links that open outside, and nothing to press. */
export function isForOtherPages(url: string): boolean {
  return /^\/(en|fi|sv|zh-CN)\/embed\//.test(url)
}

function forOtherPages(lines: HeaderLines): HeaderLines {
  return lines
    .filter(([name]) => name.toLowerCase() !== 'x-frame-options')
    .map(([name, value]) => [name, value.replace("frame-ancestors 'none'", 'frame-ancestors *')] as const)
}

const nonceMark = 'NONCE-OF-THIS-ANSWER'

function middleware({ isHttps, isDev }: { isHttps: boolean; isDev: boolean }, nonce: string | null) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...(nonce ? [`'nonce-${nonce}'`] : [])],
        styleSrc: ["'self'", ...(isDev ? ["'unsafe-inline'"] : [])],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", ...(isDev ? ['data:'] : [])],
        connectSrc: ["'self'", ...(isDev ? ['ws:'] : [])],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        upgradeInsecureRequests: isHttps ? [] : null,
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  }) as unknown as Middleware
}

/** What a middleware of that kind would set, without a request. */
function headersSetBy(step: Middleware): HeaderLines {
  const headers = new Map<string, string>([['permissions-policy', permissionsPolicy]])
  const response = {
    setHeader: (name: string, value: unknown) => headers.set(name, String(value)),
    removeHeader: (name: string) => headers.delete(name),
  }
  step({} as never, response as never, (error) => {
    if (error) throw error
  })
  return [...headers]
}

/** Switched off for every page: nothing here asks for a camera, a place or a payment. */
const permissionsPolicy = 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'
