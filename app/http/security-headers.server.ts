import helmet from 'helmet'
import type { RequestListener } from 'node:http'

type Next = (error?: unknown) => void
export type Middleware = (...args: [...Parameters<RequestListener>, Next]) => void

/**
 * Headers on every answer. Scripts run with the request's nonce alone, styles and everything else come from this
 * origin, nobody frames a page. `same-origin` and not `no-referrer`: with the latter browsers send `Origin: null` on
 * native form posts. Plain http (the demo) must not be told to upgrade.
 */
export function securityHeaders({ isHttps, isDev }: { isHttps: boolean; isDev: boolean }) {
  return (nonce: string | null): Middleware =>
    helmet({
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

/** Switched off for every page: nothing here asks for a camera, a place or a payment. */
export const permissionsPolicy =
  'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'
