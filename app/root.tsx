import { json, type LinksFunction } from '@remix-run/node'
import { Links, Outlet, Scripts, useLocation, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import sansFont from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url'
import serifFont from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import { areasOf } from '#app/desks/core/areas.ts'
import { demoBarProps } from '#app/desks/parts/demo-bar-props.ts'
import { DemoBar } from '#app/desks/parts/demo-bar.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs, RequestContext } from '#app/http/context.ts'
import { ErrorPage, useErrorTitle } from '#app/http/error-page.tsx'
import { defaultLocale, hreflangs, htmlLangs, pathInLocale } from '#app/platform/i18n.ts'
import { usePageLanguages } from '#app/ui/page-languages.ts'
import { useNonce } from './ui/nonce.tsx'
import { useOrigin } from './ui/origin.tsx'
import { PageMeta } from './ui/page-meta.tsx'
import { useSite, type SiteViewer } from './ui/site.ts'
import stylesheet from './ui/styles/app.css?url'
import { Toast } from './ui/toast.tsx'

export const access = { loader: { who: 'anyone' } } satisfies Access

/** What every page's frame needs. All of it can be read in the page source, so there is nothing else in it. */
export function loader({ context }: LoaderArgs) {
  const { lang, viewer, isDemo, now } = context
  return json({
    lang,
    viewer: viewer
      ? ({
          name: viewer.name,
          areas: areasOf(viewer),
          mailTrouble: viewer.mailTrouble ?? null,
        } satisfies SiteViewer)
      : null,
    demo: isDemo ? demoBarProps({ viewer, now, t: context.t('ui') }) : null,
    toast: toastText(context),
  })
}

export const links: LinksFunction = () => [
  { rel: 'preload', as: 'font', type: 'font/woff2', href: sansFont, crossOrigin: 'anonymous' },
  { rel: 'preload', as: 'font', type: 'font/woff2', href: serifFont, crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
]

/** The document around pages and error pages alike. */
export function Layout({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  const nonce = useNonce()
  const errorTitle = useErrorTitle()
  const isHydrated = useMatches().some(({ handle }) => has(handle, 'hydrate')) && errorTitle === undefined
  return (
    <html lang={htmlLangs[lang]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {errorTitle === undefined ? (
          <>
            <PageMeta />
            <LanguageLinks />
          </>
        ) : (
          <ErrorHead title={errorTitle} />
        )}
        <Links />
        {isHydrated ? null : <script type="module" src="/elements.js" />}
      </head>
      <body>
        <a className="skip-link" href="#content">
          {t('skip-link')}
        </a>
        {children}
        {isHydrated ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

export default function App() {
  const isEmbedded = useMatches().some(({ handle }) => has(handle, 'embedded'))
  const data = useRouteLoaderData<typeof loader>('root')
  if (isEmbedded) return <Outlet />
  return (
    <>
      {data?.demo ? <DemoBar demo={data.demo} /> : null}
      {data?.toast ? <Toast text={data.toast} /> : null}
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}

function ErrorHead({ title }: { title: string }) {
  return (
    <>
      <title>{`${title} – Haaste`}</title>
      <meta name="robots" content="noindex" />
    </>
  )
}

/** Every language the page is written in links to every other and to itself, as search engines ask. */
function LanguageLinks() {
  const { pathname } = useLocation()
  const origin = useOrigin()
  const languages = usePageLanguages()
  return (
    <>
      {languages.map((locale) => (
        <link
          key={locale}
          rel="alternate"
          hrefLang={hreflangs[locale]}
          href={origin + pathInLocale(pathname, locale)}
        />
      ))}
      <link
        rel="alternate"
        hrefLang="x-default"
        href={
          origin +
          pathInLocale(
            pathname,
            languages.includes(defaultLocale) ? defaultLocale : (languages[0] ?? defaultLocale),
          )
        }
      />
    </>
  )
}

/** What a route says of itself in its `handle`. */
function has(handle: unknown, name: 'hydrate' | 'embedded'): boolean {
  return typeof handle === 'object' && handle !== null && (handle as Record<string, unknown>)[name] === true
}

/** The flash message is a text key: under `toasts` of this namespace, or with its own (`apply:toasts.submitted`). */
function toastText({ toast, t }: RequestContext): string | null {
  if (!toast || !/^[a-z-]+(:[a-z.-]+)?$/.test(toast)) return null
  const key = toast.includes(':') ? toast : `ui:toasts.${toast}`
  const look = t('ui') as unknown as (key: string, options: { defaultValue: string }) => string
  return look(key, { defaultValue: '' }) || null
}
