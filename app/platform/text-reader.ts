import type { i18n } from 'i18next'
import type { Locale } from './i18n.ts'
import type { TextTree } from './texts.ts'

type Variables = Readonly<Record<string, unknown>>

/**
 * What `useTranslation` needs in the browser, and no more: nested keys, `room:key`, `{{variables}}`, plural forms and
 * `$t(other)` of one loaded locale. It stands in for i18next there, which would weigh ten times as much; a test holds every text
 * of the site against i18next itself.
 */
export function createTextReader(locale: Locale, texts: Readonly<Record<string, TextTree>>): i18n {
  const rules = new Intl.PluralRules(locale)

  const translate = (namespace: string, asked: string, variables: Variables = {}): string => {
    const colon = asked.indexOf(':')
    const room = colon > 0 ? asked.slice(0, colon) : namespace
    const key = asked.slice(colon + 1)
    const text =
      (typeof variables.count === 'number'
        ? find(texts[room], `${key}_${rules.select(variables.count)}`)
        : undefined) ??
      find(texts[room], key) ??
      variables.defaultValue
    if (typeof text !== 'string') return key
    // Other texts are drawn in before variables are, so that nothing a person typed is ever read as a key.
    const whole = text.replaceAll(/\$t\(([^)]+)\)/g, (_, other: string) =>
      translate(room, fill(other, variables), variables),
    )
    return fill(whole, variables)
  }

  const reader = {
    language: locale,
    languages: [locale],
    isInitialized: true,
    options: { defaultNS: 'ui', react: { useSuspense: false, bindI18n: '', bindI18nStore: '' } },
    hasLoadedNamespace: () => true,
    getFixedT: (_: unknown, namespace: string) => (key: string, variables?: Variables) =>
      translate(namespace, key, variables),
    t: (key: string, variables?: Variables) => translate('ui', key, variables),
    on: () => undefined,
    off: () => undefined,
  }
  return reader as unknown as i18n
}

function find(tree: TextTree | undefined, key: string): string | undefined {
  let place: TextTree | string | undefined = tree
  for (const step of key.split('.')) place = typeof place === 'object' ? place[step] : undefined
  return typeof place === 'string' ? place : undefined
}

function fill(text: string, variables: Variables): string {
  return text.replaceAll(/\{\{\s*-?\s*([\w-]+)\s*\}\}/g, (_, name: string) => String(variables[name] ?? ''))
}
