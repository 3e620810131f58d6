/**
 * Languages people write in, which are many more than the four of the interface. Tags are BCP 47; the names come from
 * `Intl.DisplayNames`, so that no list of names has to be kept.
 */
import { htmlLangs, isLocale } from './i18n.ts'

/** The four of the interface first; then the languages of Europe, of the north, and the most widely written ones. */
export const contentLanguages = [
  'en',
  'fi',
  'sv',
  'zh-CN',
  'ar',
  'bg',
  'bn',
  'bs',
  'ca',
  'cs',
  'cy',
  'da',
  'de',
  'el',
  'es',
  'et',
  'eu',
  'fa',
  'fo',
  'fr',
  'ga',
  'gl',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'is',
  'it',
  'ja',
  'ka',
  'kk',
  'kl',
  'ko',
  'lb',
  'lt',
  'lv',
  'mk',
  'ms',
  'mt',
  'nb',
  'nl',
  'nn',
  'pl',
  'pt',
  'ro',
  'ru',
  'se',
  'sk',
  'sl',
  'smn',
  'sms',
  'so',
  'sq',
  'sr',
  'sw',
  'ta',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',

  'zh-Hant',
] as const

/** A language a text may be written in. Every interface language is one. */
export type ContentLanguage = (typeof contentLanguages)[number]

export function isContentLanguage(value: unknown): value is ContentLanguage {
  return typeof value === 'string' && (contentLanguages as readonly string[]).includes(value)
}

/** What goes into `lang=""` for a text in that language. */
export function htmlLangOf(language: ContentLanguage): string {
  return isLocale(language) ? htmlLangs[language] : language
}

/** What goes into `dir=""`: Arabic, Hebrew, Persian and Urdu are written from right to left. */
export function directionOf(language: ContentLanguage): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** True where a character says about as much as two letters do: Chinese and Japanese. */
export function isWrittenDensely(language: ContentLanguage): boolean {
  return ['zh', 'ja'].includes(language.split('-')[0] ?? '')
}
