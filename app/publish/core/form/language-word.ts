import { languageName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** The language a proposal is written in, as a reader calls it: "Chinese", not "Chinese (China)". */
export function languageWord(lang: Locale, language: string): string {
  return languageName(lang, language === 'zh-CN' ? 'zh' : language)
}
