import { startTransition, StrictMode, type ComponentType } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { defaultLocale, localeOfPath } from '#app/platform/i18n.ts'
import { createTextReader } from '#app/platform/text-reader.ts'
import type { TextTree } from '#app/platform/texts.ts'
import { PageAsSent } from '#app/ui/page-as-sent.tsx'

declare global {
  interface Window {
    /** By room: what the page's own half needs, written beside its route list when it was built. */
    __haasteTexts?: Record<string, TextTree>
  }
}

/** While developing there is no list of the page, and every room is asked for. */
const files = import.meta.env.DEV ? import.meta.glob<TextTree>('./*/texts/*.json', { import: 'default' }) : {}

async function textsOfPage(lang: string): Promise<Record<string, TextTree>> {
  if (window.__haasteTexts) return window.__haasteTexts
  const loaded = await Promise.all(
    Object.entries(files).flatMap(([path, load]) => {
      const [, room = '', locale] = /^\.\/(\w+)\/texts\/([\w-]+)\.json$/.exec(path) ?? []
      return locale === lang ? [load().then((texts) => [room, texts] as const)] : []
    }),
  )
  return Object.fromEntries(loaded)
}

/** The framework's own browser half is there while developing, where it takes changes in without a reload. */
async function pageComponent(): Promise<ComponentType> {
  if (import.meta.env.DEV) return (await import('@remix-run/react')).RemixBrowser
  return PageAsSent
}

async function hydrate() {
  const lang = localeOfPath(window.location.pathname) ?? defaultLocale
  const Page = await pageComponent()
  const i18n = createTextReader(lang, await textsOfPage(lang))
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <Page />
        </I18nextProvider>
      </StrictMode>,
    )
  })
  loadElements()
}

/** The custom elements rewrite their own text, so they wait until React has found everything as the server wrote it. */
function loadElements() {
  requestIdleCallback(() => {
    const script = document.createElement('script')
    script.type = 'module'
    script.src = '/elements.js'
    document.head.append(script)
  })
}

void hydrate()
