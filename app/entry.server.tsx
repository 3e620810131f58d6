import type { EntryContext, HandleErrorFunction } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { defaultLocale, localeOfPath, type Locale } from '#app/platform/i18n.ts'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { listOfPage } from '#app/platform/list-of-page.ts'
import { readableStack } from '#app/platform/readable-stack.server.ts'
import { createRendered } from './http/rendered.server.ts'
import { NonceProvider } from './ui/nonce.tsx'
import { OriginProvider } from './ui/origin.tsx'
import { ReferenceProvider } from './ui/reference.tsx'

/** What the server puts into the load context for the document itself. */
type DocumentSeed = { nonce?: string; requestId?: string }

/** Renders a page in one piece: no loader defers, and a string is nearly twice as quick as a stream. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: unknown,
) {
  const { nonce, requestId } = loadContext as DocumentSeed
  const { pathname, origin } = new URL(request.url)
  const lang = localeOfPath(pathname) ?? defaultLocale
  const render = () =>
    renderToString(
      <NonceProvider nonce={nonce}>
        <ReferenceProvider reference={requestId}>
          <OriginProvider origin={origin}>
            <I18nextProvider i18n={i18nFor(lang)}>
              <RemixServer context={withOwnList(remixContext, lang)} url={request.url} nonce={nonce} />
            </I18nextProvider>
          </OriginProvider>
        </ReferenceProvider>
      </NonceProvider>,
    )
  const { loaderData } = remixContext.staticHandlerContext
  const html =
    status === 200 && keepsRendered(remixContext)
      ? rendered({ url: request.url, loaderData, nonce }, render)
      : render()
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (!headers.has('Cache-Control')) {
    headers.set('Cache-Control', 'private, no-store')
    headers.append('Vary', 'Cookie')
  }
  return new Response(`<!DOCTYPE html>${html}`, { status, headers })
}

const rendered = createRendered()

/** A page that says so, whole and without an answer to anything that was sent. */
function keepsRendered({ staticHandlerContext, routeModules }: EntryContext): boolean {
  const { matches, errors, actionData } = staticHandlerContext
  const handle = routeModules[matches.at(-1)?.route.id ?? '']?.handle
  return !errors && !actionData && (handle as { keepsRendered?: boolean } | undefined)?.keepsRendered === true
}

/** A built page is sent the route list and the texts of itself alone; while developing there is one for all. */
function withOwnList(context: EntryContext, locale: Locale): EntryContext {
  const page = context.staticHandlerContext.matches.at(-1)?.route.id
  if (import.meta.env.DEV || page === undefined) return context
  const texts = import.meta.env.HAASTE_TEXTS_MARK
  const url = listOfPage(context.manifest.url, { page, locale, texts })
  return { ...context, manifest: { ...context.manifest, url } }
}

/** What went wrong while rendering, with the request's number. The gate has logged its own incidents already. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  const isKnown = error instanceof Error && error.message.startsWith('Incident ')
  // Asked for what is not there, or in a way it is not asked for: answered, and nothing went wrong.
  const isRefused = isRouteErrorResponse(error) && error.status < 500
  if (isKnown || isRefused || request.signal.aborted) return
  const { requestId } = context as DocumentSeed
  const stack = error instanceof Error ? readableStack(error.stack ?? error.message) : String(error)
  process.stderr.write(`${JSON.stringify({ level: 50, msg: 'rendering failed', requestId, stack })}\n`)
}
