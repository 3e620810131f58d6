import type { Locale } from './i18n.ts'

/**
 * The file that a page's script begins with, next to the whole site's route list: the list of that page alone, and its texts
 * in one language. `/assets/manifest-1a2b.js`, `apply/pages/start` and `fi` give `/assets/manifest-1a2b.apply.pages.start.fi.js`;
 * `texts` is the mark of all texts, so that a changed sentence changes the name.
 */
export function listOfPage(
  manifest: string,
  { page, locale, texts }: { page: string; locale: Locale; texts: string },
): string {
  return manifest.replace(/\.js$/, `-${texts}.${page.replaceAll('/', '.')}.${locale}.js`)
}
