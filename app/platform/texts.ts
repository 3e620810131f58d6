import { locales, type Locale } from './i18n.ts'

/** A file of texts: sentences under nested kebab-case keys. */
export type TextTree = { readonly [key: string]: string | TextTree }

/** Every text of the site: by namespace (the room's name), then by locale. */
export type AllTexts = Readonly<Record<string, Partial<Record<Locale, TextTree>>>>

/**
 * What keeps the locales from saying the same things, one line per problem, empty when all is well: a missing
 * file, a key one locale lacks or has alone, an empty sentence, or other variables than English uses.
 * Plural forms of a key count as one, since languages differ in how many they have.
 */
export function differencesBetweenLocales(texts: AllTexts): string[] {
  return Object.entries(texts).flatMap(([namespace, byLocale]) => {
    const english = byLocale.en
    if (!english) return [`${namespace}: en.json is missing`]
    return locales.flatMap((locale) => {
      const own = byLocale[locale]
      if (!own) return [`${namespace}: ${locale}.json is missing`]
      return compare(
        `${namespace}/${locale}`,
        sentencesByKey(english),
        sentencesByKey(own),
        pluralForms(locale),
      )
    })
  })
}

type Sentence = {
  readonly variables: ReadonlySet<string>
  readonly forms: readonly string[]
  readonly isEmpty: boolean
}

function compare(
  file: string,
  english: ReadonlyMap<string, Sentence>,
  own: ReadonlyMap<string, Sentence>,
  forms: readonly string[],
): string[] {
  const problems: string[] = []
  for (const [key, sentence] of english) {
    const ours = own.get(key)
    if (!ours) {
      problems.push(`${file}: ${key} is missing`)
      continue
    }
    if (ours.isEmpty) problems.push(`${file}: ${key} is empty`)
    const wanted = [...sentence.variables].sort().join(', ')
    const found = [...ours.variables].sort().join(', ')
    if (wanted !== found) problems.push(`${file}: ${key} has variables (${found}), English has (${wanted})`)
    const lacking = sentence.forms.length > 0 ? forms.filter((form) => !ours.forms.includes(form)) : []
    if (lacking.length > 0) problems.push(`${file}: ${key} lacks the plural ${lacking.join(', ')}`)
  }
  for (const key of own.keys()) if (!english.has(key)) problems.push(`${file}: ${key} is not in en.json`)
  return problems
}

const pluralSuffix = /_(zero|one|two|few|many|other)$/

function sentencesByKey(tree: TextTree): Map<string, Sentence> {
  const found = new Map<string, { variables: Set<string>; forms: string[]; isEmpty: boolean }>()
  for (const [path, text] of leaves(tree)) {
    const form = pluralSuffix.exec(path)?.[1]
    const key = path.replace(pluralSuffix, '')
    const sentence = found.get(key) ?? { variables: new Set<string>(), forms: [], isEmpty: false }
    for (const [, variable = ''] of text.matchAll(/\{\{\s*-?\s*([\w.-]+)[^}]*\}\}/g))
      sentence.variables.add(variable)
    if (form) {
      sentence.forms.push(form)
      sentence.variables.add('count')
    }
    if (text.trim() === '') sentence.isEmpty = true
    found.set(key, sentence)
  }
  return found
}

function leaves(tree: TextTree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  )
}

function pluralForms(locale: Locale): readonly string[] {
  return locale === 'zh-CN' ? ['other'] : ['one', 'other']
}
