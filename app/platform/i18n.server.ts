import { fileURLToPath } from 'node:url'
import { createInstance, type i18n, type Namespace, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next/initReactI18next'
import { isLocale, type Locale } from './i18n.ts'
import type { TextNamespace } from './i18n-types.ts'
import { readTextFiles } from './texts-files.server.ts'
import type { AllTexts, TextTree } from './texts.ts'

const instances = new Map<Locale, i18n>()
let texts: AllTexts | undefined

/** The texts of one locale, all namespaces, ready to render with. Made once per process. */
export function i18nFor(locale: Locale): i18n {
  const known = instances.get(locale)
  if (known) return known
  const made = createFor(locale, (texts ??= allTexts()))
  instances.set(locale, made)
  return made
}

/** The `t` of one namespace in one locale, for loaders, mails and jobs: `translator('fi', 'apply')('task-list.heading')`. */
export function translator<const Name extends TextNamespace>(
  locale: Locale,
  namespace: Name,
): TFunction<[Name]> {
  return i18nFor(locale).getFixedT<[Name]>(locale, [namespace])
}

function createFor(locale: Locale, all: AllTexts): i18n {
  const instance = createInstance()
  const own = Object.fromEntries(
    Object.entries(all).map(([namespace, byLocale]) => [namespace, byLocale[locale] ?? {}]),
  )
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: own },
    ns: Object.keys(own) as Namespace,
    defaultNS: 'ui',
    initImmediate: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  })
  return instance
}

/** Bundled by Vite the texts are part of the build; under tsx (command line) they are read from the tree. */
function allTexts(): AllTexts {
  if (!import.meta.env) return readTextFiles(fileURLToPath(new URL('..', import.meta.url)))
  const files = import.meta.glob<TextTree>('../*/texts/*.json', { eager: true, import: 'default' })
  const texts: Record<string, Partial<Record<Locale, TextTree>>> = {}
  for (const [path, tree] of Object.entries(files)) {
    const [, namespace = '', locale] = /^\.\.\/([\w-]+)\/texts\/([\w-]+)\.json$/.exec(path) ?? []
    if (isLocale(locale)) texts[namespace] = { ...texts[namespace], [locale]: tree }
  }
  return texts
}
