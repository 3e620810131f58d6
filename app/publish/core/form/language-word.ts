import { compareIn, languageName } from '#app/platform/format.ts'
import { isLocale, type Locale } from '#app/platform/i18n.ts'
import { contentLanguages, type ContentLanguage } from '#app/platform/languages.ts'

/** The language a proposal is written in, as a reader calls it: "Chinese", not "Chinese (China)". */
export function languageWord(lang: Locale, language: string): string {
  return languageName(lang, language === 'zh-CN' ? 'zh' : language)
}

/** Every language people write in, named for a reader: those of the interface first, the others by their names. */
export function languageChoices(lang: Locale): { value: ContentLanguage; label: string }[] {
  const named = contentLanguages.map((value) => ({ value, label: languageWord(lang, value) }))
  const compare = compareIn(lang)
  return [
    ...named.filter(({ value }) => isLocale(value)),
    ...named.filter(({ value }) => !isLocale(value)).sort((a, b) => compare(a.label, b.label)),
  ]
}
