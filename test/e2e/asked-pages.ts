/*
 * A journey through many pages looks at those alone whose address has one of the words in HAASTE_TEST_PAGES, separated by
 * commas (`/intake,/series`), where that is set: for whoever has changed those pages.
 */
const words = (process.env.HAASTE_TEST_PAGES ?? '').split(',').filter(Boolean)

/** Whether only some pages are asked for, so that there are fewer than a whole journey has. */
export const isPart = words.length > 0

/** Whether this page is looked at. */
export function isAsked(path: string): boolean {
  return !isPart || words.some((word) => path.includes(word))
}
