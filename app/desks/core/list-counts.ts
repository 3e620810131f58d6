/** How many challenges each value of each filter would leave, from groups of challenges that are alike. */
import { isLocale, type Locale } from '#app/platform/i18n.ts'
import type { ListFilters, Show } from './challenge-list.ts'

/** Challenges that no filter can tell apart, and how many they are. */
export type ListGroup = Standing & Facets & { readonly count: number }

type Standing = {
  readonly isOpen: boolean
  readonly isSoon: boolean
  readonly isAnnounced: boolean
}

type Facets = {
  readonly theme: string
  readonly kinds: readonly string[]
  /** Empty for anywhere. */
  readonly countries: readonly string[]
  readonly locales: readonly Locale[]
}

/** A group as the database tells it: what the filters ask for as one text, parts and values each by their sign. */
export type CountedFacets = Standing & { readonly facets: string; readonly count: number }

export function groupOf({ facets, ...rest }: CountedFacets): ListGroup {
  const [theme = '', ...lists] = facets.split('|')
  const [kinds = [], countries = [], locales = []] = lists.map((list) => list.split(',').filter(Boolean))
  return { ...rest, theme, kinds, countries, locales: locales.filter(isLocale) }
}

type Counts = Readonly<Record<string, number>>

export type ListCounts = {
  /** Challenges that pass all filters. */
  readonly total: number
  readonly show: Counts
  readonly theme: Counts
  readonly kind: Counts
  readonly language: Counts
  /** By country an applicant may come from; only those that some challenge names. */
  readonly country: Counts
}

/** Each filter is counted under all the others, so that a number says what choosing it would show. */
export function countGroups(groups: readonly ListGroup[], filters: ListFilters): ListCounts {
  const counts = {
    ...{ show: {}, theme: {}, kind: {}, language: {}, country: {} },
  } as Record<keyof ListFilters, Record<string, number>>
  const named = new Set(groups.flatMap(({ countries }) => countries))
  let total = 0
  for (const group of groups) {
    const fits = fitsOf(group, filters)
    const values = {
      ...valuesOf(group),
      country: group.countries.length === 0 ? [...named] : group.countries,
    }
    const failed = names.filter((name) => !fits[name])
    if (failed.length === 0) total += group.count
    for (const name of names) {
      if (failed.some((other) => other !== name)) continue
      for (const value of values[name]) counts[name][value] = (counts[name][value] ?? 0) + group.count
    }
  }
  return { total, ...counts }
}

const names = ['show', 'theme', 'kind', 'language', 'country'] as const

function valuesOf({ isOpen, isSoon, isAnnounced, theme, kinds, locales }: ListGroup) {
  const show: Show[] = [
    'all',
    isOpen ? 'open' : 'closed',
    ...(isSoon ? (['soon'] as const) : []),
    ...(isAnnounced ? (['announced'] as const) : []),
  ]
  return { show, theme: [theme], kind: kinds, language: locales }
}

function fitsOf(group: ListGroup, filters: ListFilters): Record<(typeof names)[number], boolean> {
  const { show, theme, kind, language } = valuesOf(group)
  const has = (values: readonly string[], wanted: string | null) => wanted === null || values.includes(wanted)
  return {
    show: has(show, filters.show),
    theme: has(theme, filters.theme),
    kind: has(kind, filters.kind),
    language: has(language, filters.language),
    country: group.countries.length === 0 || has(group.countries, filters.country),
  }
}
