/** What the address of the list of proposals asks for: words, filters, order, and where the last page ended. */
import { isContentLanguage, type ContentLanguage } from '#app/platform/languages.ts'
import { applicantKinds, type ApplicantKind } from '#app/publish/core/eligibility.ts'

/** Where a proposal stands on the desk; `all` is what is in, which what was withdrawn is not. */
export const deskStandings = [
  'unscreened',
  'eligible',
  'ineligible',
  'duplicate',
  'asked',
  'withdrawn',
] as const
export type DeskStanding = (typeof deskStandings)[number]
export const shows = ['all', ...deskStandings] as const
export type Show = (typeof shows)[number]

/** `todo`: what is not screened first, then by reference. */
export const orders = ['todo', 'received', 'title', 'organisation'] as const
export type Order = (typeof orders)[number]

export type ProposalFilters = {
  readonly words: string
  readonly show: Show
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  readonly kind: ApplicantKind | null
  /** The language the proposal is written in. */
  readonly language: ContentLanguage | null
  /** Only what was handed in anew after it had been screened. */
  readonly isChanged: boolean
  /** Only where no mail reaches the lead. */
  readonly isUnreachable: boolean
}

export type ProposalQuery = ProposalFilters & {
  readonly order: Order
  readonly after: ProposalCursor | null
}

/**
 * The last row of the page before, by its reference. In the order `todo` also whether it was done when it was listed:
 * whoever screens it in between still gets the next page, and skips nothing.
 */
export type ProposalCursor = { readonly reference: string; readonly wasDone: boolean }

/** Anything that is not understood counts as not asked. */
export function readProposalQuery(search: URLSearchParams): ProposalQuery {
  const one = <Value extends string>(name: string, known: readonly Value[]) =>
    known.find((value) => value === search.get(name)) ?? null
  const country = search.get('country') ?? ''
  const language = search.get('language')
  return {
    words: (search.get('q') ?? '')
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim()
      .slice(0, 120),
    show: one('show', shows) ?? 'all',
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    kind: one('kind', applicantKinds),
    language: isContentLanguage(language) ? language : null,
    isChanged: search.get('changed') === 'yes',
    isUnreachable: search.get('unreachable') === 'yes',
    order: one('order', orders) ?? 'todo',
    after: readCursor(search.get('after') ?? ''),
  }
}

/** The query string of a list, shortest form, without the question mark; empty for the whole list. */
export function writeProposalQuery(query: ProposalQuery): string {
  const asked = new URLSearchParams()
  if (query.words !== '') asked.set('q', query.words)
  if (query.show !== 'all') asked.set('show', query.show)
  for (const name of ['country', 'kind', 'language'] as const) {
    const value = query[name]
    if (value !== null) asked.set(name, value)
  }
  if (query.isChanged) asked.set('changed', 'yes')
  if (query.isUnreachable) asked.set('unreachable', 'yes')
  if (query.order !== 'todo') asked.set('order', query.order)
  if (query.after) asked.set('after', `${query.after.wasDone ? '1' : '0'}_${query.after.reference}`)
  return asked.toString()
}

/** Whether anything but the standing and the order narrows the list. */
export function isNarrowed(filters: ProposalFilters): boolean {
  const { words, country, kind, language, isChanged, isUnreachable } = filters
  return (
    words !== '' || isChanged || isUnreachable || [country, kind, language].some((value) => value !== null)
  )
}

function readCursor(text: string): ProposalCursor | null {
  const [, done, reference] = /^([01])_([A-Za-z0-9-]{1,60})$/.exec(text) ?? []
  return reference ? { reference, wasDone: done === '1' } : null
}

/** Proposals that are alike for every filter, counted together. */
export type ProposalGroup = {
  readonly standing: DeskStanding
  readonly country: string
  readonly kind: ApplicantKind
  readonly language: ContentLanguage
  readonly isChanged: boolean
  /** Of the reader's own team: it stands in no list but the whole one, so that no number tells how it stands. */
  readonly isOwn: boolean
  readonly count: number
}

export type ProposalNumbers = {
  /** By standing, under all other filters. */
  readonly show: Readonly<Record<Show, number>>
  readonly country: Readonly<Partial<Record<string, number>>>
  readonly kind: Readonly<Partial<Record<string, number>>>
  readonly language: Readonly<Partial<Record<string, number>>>
  readonly changed: number
  /** How many the list as it is asked for has. */
  readonly total: number
}

/** How many each filter would leave, all others staying as they are. */
export function countProposals(groups: readonly ProposalGroup[], filters: ProposalFilters): ProposalNumbers {
  const fits = {
    show: (group: ProposalGroup) => isShown(group, filters.show),
    country: ({ country }: ProposalGroup) => filters.country === null || country === filters.country,
    kind: ({ kind }: ProposalGroup) => filters.kind === null || kind === filters.kind,
    language: ({ language }: ProposalGroup) => filters.language === null || language === filters.language,
    changed: ({ isChanged, isOwn }: ProposalGroup) => !filters.isChanged || (isChanged && !isOwn),
  }
  type Filter = keyof typeof fits
  const under = (free: Filter | null) =>
    groups.filter((group) =>
      (Object.keys(fits) as Filter[]).every((name) => name === free || fits[name](group)),
    )
  const sum = (some: readonly ProposalGroup[]) => some.reduce((total, { count }) => total + count, 0)
  const by = (name: 'country' | 'kind' | 'language') => {
    const counts: Record<string, number> = {}
    for (const group of under(name)) counts[group[name]] = (counts[group[name]] ?? 0) + group.count
    return counts
  }
  return {
    show: Object.fromEntries(
      shows.map((show) => [show, sum(under('show').filter((group) => isShown(group, show)))]),
    ) as Record<Show, number>,
    country: by('country'),
    kind: by('kind'),
    language: by('language'),
    changed: sum(under('changed').filter(({ isChanged, isOwn }) => isChanged && !isOwn)),
    total: sum(under(null)),
  }
}

function isShown({ standing, isOwn }: ProposalGroup, show: Show): boolean {
  if (show === 'all') return standing !== 'withdrawn'
  return standing === show && !isOwn
}
