/*
 * The long crawls ask everything of every handler. Where the whole has been crawled already and only the runtime or the
 * database differs, HAASTE_TEST_BREADTH=sample makes them take every eighth handler.
 */
const step = process.env.HAASTE_TEST_BREADTH === 'sample' ? 8 : 1

/** What a crawl takes of these: all, or every eighth. */
export function inBreadth<T>(items: readonly T[]): T[] {
  return items.filter((_, index) => index % step === 0)
}

/** How many answers a crawl has at least, when it is the given number where everything is taken. */
export function leastInBreadth(count: number): number {
  return step === 1 ? count : Math.floor(count / (2 * step))
}
