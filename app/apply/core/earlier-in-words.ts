import type { Locale } from '#app/platform/i18n.ts'
import { titleIn } from './proposal-frame.ts'

/** An earlier proposal in one line: "Heat store · HEL-2026-K7QF-3 · Northern Heat Oy · Warm homes". */
export function earlierInWords(
  earlier: {
    readonly title: string
    readonly reference: string
    readonly organisation: string
    readonly challengeTitles: Partial<Record<Locale, string>>
  },
  lang: Locale,
): string {
  const { title, reference, organisation, challengeTitles } = earlier
  return [title, reference, organisation, titleIn(challengeTitles, lang).title]
    .filter((part) => part !== '')
    .join(' · ')
}
