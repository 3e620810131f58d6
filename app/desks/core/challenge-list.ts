/** What the address of the list of challenges asks for: words, filters, and where the last page ended. */
import { isLocale, type Locale } from '#app/platform/i18n.ts'
import { applicantKinds, type ApplicantKind } from '#app/publish/core/eligibility.ts'

export const shows = ['all', 'open', 'soon', 'closed', 'announced'] as const
export type Show = (typeof shows)[number]

export const themes = ['city', 'wave', 'leaf', 'circuit'] as const
export type Theme = (typeof themes)[number]

/** Filters beside the words; each is one value or none. */
export type ListFilters = {
  readonly show: Show
  readonly theme: Theme | null
  /** ISO 3166-1 alpha-2: where an applicant comes from. */
  readonly country: string | null
  /** A language the brief is written in. */
  readonly language: Locale | null
  readonly kind: ApplicantKind | null
}

export type ListQuery = ListFilters & { readonly words: string; readonly after: ListCursor | null }

/**
 * Where a page ended. Open challenges come first, by their deadline; then the others, the last deadline first; found
 * ones by how well they match. `at` is in microseconds of the epoch, as text: it is compared by the database alone.
 */
export type ListCursor =
  | { readonly in: 'open' | 'past'; readonly at: string; readonly slug: string }
  | { readonly in: 'found'; readonly rank: string; readonly slug: string }

const slugPattern = '[a-z0-9]+(?:-[a-z0-9]+)*'
const timedCursor = new RegExp(`^(open|past)_(\\d{1,17})_(${slugPattern})$`)
const foundCursor = new RegExp(`^found_(\\d(?:\\.\\d{1,17})?(?:e-\\d{1,3})?)_(${slugPattern})$`)

/** Anything that is not understood counts as not asked. */
export function readListQuery(search: URLSearchParams): ListQuery {
  const one = <Value extends string>(name: string, known: readonly Value[]) =>
    known.find((value) => value === search.get(name)) ?? null
  const country = search.get('country') ?? ''
  const language = search.get('language')
  return {
    words: (search.get('q') ?? '')
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 120),
    show: one('show', shows) ?? 'all',
    theme: one('theme', themes),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    language: isLocale(language) ? language : null,
    kind: one('kind', applicantKinds),
    after: readCursor(search.get('after') ?? ''),
  }
}

/** The query string of a list, shortest form, without the question mark; empty for the whole list. */
export function writeListQuery({ words, show, theme, country, language, kind, after }: ListQuery): string {
  const asked = new URLSearchParams()
  if (words !== '') asked.set('q', words)
  if (show !== 'all') asked.set('show', show)
  for (const [name, value] of Object.entries({ theme, country, language, kind })) {
    if (value !== null) asked.set(name, value)
  }
  if (after !== null) asked.set('after', writeCursor(after))
  return asked.toString()
}

export function isFiltered({ words, show, theme, country, language, kind }: ListQuery): boolean {
  return words !== '' || show !== 'all' || [theme, country, language, kind].some((value) => value !== null)
}

export function writeCursor(cursor: ListCursor): string {
  return `${cursor.in}_${cursor.in === 'found' ? cursor.rank : cursor.at}_${cursor.slug}`
}

export function readCursor(text: string): ListCursor | null {
  if (text.length > 130) return null
  const [, where, at, slug] = timedCursor.exec(text) ?? []
  if (where && at && slug) return { in: where as 'open' | 'past', at, slug }
  const [, rank, found] = foundCursor.exec(text) ?? []
  return rank && found ? { in: 'found', rank, slug: found } : null
}
