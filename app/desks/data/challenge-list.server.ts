import { sql, type SQL } from 'drizzle-orm'
import type { Db, Executor } from '#db/client.server.ts'
import { pubChallenges, pubProgrammes, pubProgrammeTexts, pubSearch } from '#db/schema/index.ts'
import { keepNothing, type KeepPublic } from '#app/http/keeper.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { alternativesOf, partsOf, queryOf } from '#app/publish/data/search-words.server.ts'
import { soonMs, type ChallengeCardData } from '../core/challenge-card.ts'
import type { ListCursor, ListFilters, ListQuery } from '../core/challenge-list.ts'
import {
  countGroups,
  groupOf,
  type CountedFacets,
  type ListCounts,
  type ListGroup,
} from '../core/list-counts.ts'
import { cardsInOrder } from './public-challenges.server.ts'

export const pageSize = 24

export type ChallengeList = {
  readonly cards: readonly ChallengeCardData[]
  readonly counts: ListCounts
  readonly next: ListCursor | null
  /** The words to mark in the cards: those typed, or what they were taken for. */
  readonly marked: string
  /** Nothing has the words as they are typed; what is listed looks like them. */
  readonly isSimilar: boolean
  readonly programmes: readonly { readonly slug: string; readonly name: string }[]
}

type Reader = { readonly lang: Locale; readonly now: Date; readonly keep?: KeepPublic }

/**
 * One page of the public's challenges, by words and filters. Words are looked for in all languages at once; when
 * nothing has them all, similar words are tried. A constant number of queries, each bounded by a page or by one pass
 * over what is public.
 */
export async function challengeList(
  db: Db,
  query: ListQuery,
  reader: Reader,
  size = pageSize,
): Promise<ChallengeList> {
  const { words } = query
  if (words === '') {
    const [page, groups] = await Promise.all([
      timedPage(db, query, reader.now, size + 1),
      groupsOf(db, reader),
    ])
    return listed(db, query, reader, { page, groups, size })
  }
  const [exact, programmes] = await Promise.all([
    foundPage(db, query, reader.now, { asked: sql`search_query(${words})`, size }),
    programmesNamed(db, words, reader.lang),
  ])
  if (exact.groups.length > 0) return { ...(await listed(db, query, reader, { ...exact, size })), programmes }
  const alternatives = await alternativesOf(db, words)
  const similar = await foundPage(db, query, reader.now, {
    asked: queryOf(alternatives),
    parts: partsOf(words, sql`c.wording`),
    size,
  })
  const list = await listed(db, query, reader, { ...similar, size })
  return {
    ...list,
    marked: alternatives.flat().join(' '),
    isSimilar: list.cards.length > 0,
    programmes,
  }
}

/** The first challenges of one standing, and how many there are. */
export async function challengesByStanding(
  db: Executor,
  { show, limit }: { show: 'open' | 'closed'; limit: number },
  reader: Reader,
): Promise<{ cards: readonly ChallengeCardData[]; total: number }> {
  const query = { ...anything, show, after: null }
  const [page, groups] = await Promise.all([timedPage(db, query, reader.now, limit), groupsOf(db, reader)])
  const slugs = page.map(({ slug }) => slug)
  return { cards: await cardsInOrder(db, slugs, reader), total: countGroups(groups, query).total }
}

type PageRow = { slug: string; kind: ListCursor['in']; at: string }

async function listed(
  db: Executor,
  query: ListQuery,
  reader: Reader,
  { page, groups, size }: { page: readonly PageRow[]; groups: readonly ListGroup[]; size: number },
): Promise<ChallengeList> {
  const shown = page.slice(0, size)
  const last = page.length > size ? shown.at(-1) : undefined
  const slugs = shown.map(({ slug }) => slug)
  return {
    cards: await cardsInOrder(db, slugs, reader),
    counts: countGroups(groups, query),
    next: last ? cursorOf(last) : null,
    marked: query.words,
    isSimilar: false,
    programmes: [],
  }
}

const cursorOf = ({ kind, at, slug }: PageRow): ListCursor =>
  kind === 'found' ? { in: kind, rank: at, slug } : { in: kind, at, slug }

/**
 * Open ones by their deadline, then the others, the last deadline first: read along one index in either direction. What
 * was cancelled before its deadline belongs to the others and is looked up by its state.
 */
async function timedPage(
  db: Executor,
  query: ListFilters & Pick<ListQuery, 'after'>,
  now: Date,
  limit = pageSize + 1,
): Promise<PageRow[]> {
  const { after } = query
  const filters = conditions(query, now)
  const isOver = query.show === 'closed' || query.show === 'announced'
  const isOpen = query.show === 'open' || query.show === 'soon'
  const instant = sql`${now.toISOString()}::timestamptz`
  const beyond = (sign: SQL, where: 'open' | 'past') =>
    after !== null && after.in !== 'found' && after.in === where
      ? sql`(c.closes_at, c.slug) ${sign} (timestamptz 'epoch' + ${after.at}::bigint * interval '1 microsecond', ${after.slug}::text)`
      : sql`true`
  // The planner takes one state of many for rare and would sort all that is open to find a page of it.
  const isOpenNow = sql`c.state <> all('{closed,judging,deciding,announced,piloting,completed,cancelled}')`
  const part = (kind: 'open' | 'past', where: SQL, order: SQL) => sql`(
    select c.slug, ${kind}::text as kind, (extract(epoch from c.closes_at) * 1000000)::bigint::text as at, c.closes_at
    from ${pubChallenges} c where ${where} and ${filters} order by ${order} limit ${limit}::int)`
  const afterPast = beyond(sql`<`, 'past')
  const down = sql`c.closes_at desc, c.slug desc`
  const parts = [
    ...(isOver || after?.in === 'past'
      ? []
      : [
          part(
            'open',
            sql`${isOpenNow} and c.closes_at > ${instant} and ${beyond(sql`>`, 'open')}`,
            sql`c.closes_at, c.slug`,
          ),
        ]),
    ...(isOpen
      ? []
      : [
          part('past', sql`c.state <> 'open' and c.closes_at <= ${instant} and ${afterPast}`, down),
          part(
            'past',
            sql`c.is_ended and c.state = 'cancelled' and c.closes_at > ${instant} and ${afterPast}`,
            down,
          ),
        ]),
  ]
  const { rows } = await db.execute<PageRow>(sql`
    select slug, kind, at from (${sql.join(parts, sql` union all `)}) page
    order by kind, case when kind = 'open' then closes_at end, case when kind = 'open' then slug end,
      closes_at desc, slug desc limit ${limit}::int`)
  return rows
}

/** Challenges that are alike for every filter, counted together: as many rows as there are kinds of challenge. */
async function groupsOf(db: Executor, { now, keep = keepNothing }: Reader): Promise<ListGroup[]> {
  return keep('groups of challenges', async () => {
    const { rows } = await db.execute<CountedFacets>(
      sql`select ${groupColumns(now)} from ${pubChallenges} c group by 1, 2, 3, 4`,
    )
    return rows.map(groupOf)
  })
}

function groupColumns(now: Date): SQL {
  const soon = new Date(now.getTime() + soonMs).toISOString()
  return sql`c.state = 'open' as "isOpen", c.state = 'open' and c.closes_at <= ${soon}::timestamptz as "isSoon",
    c.state in ('announced', 'piloting', 'completed') as "isAnnounced", c.facets, count(*)::int as count`
}

/**
 * What has the words, the best match first; what is open counts for half as much again. Page and groups come from one
 * reading of the index. What is asked is worked out first: the planner must know it to see how much will be found.
 */
async function foundPage(
  db: Executor,
  query: ListQuery,
  now: Date,
  { asked, parts, size }: { asked: SQL; parts?: SQL; size: number },
): Promise<{ page: PageRow[]; groups: ListGroup[] }> {
  const { rows: known } = await db.execute<{ asked: string | null }>(sql`select (${asked})::text as asked`)
  const terms = known[0]?.asked ?? null
  if (terms === null && !parts) return { page: [], groups: [] }
  const { after } = query
  const isAfter =
    after?.in === 'found' ? sql`(-rank, slug) > (-(${after.rank}::float8), ${after.slug}::text)` : sql`true`
  const { rows } = await db.execute<{ page: PageRow[] | null; groups: CountedFacets[] | null }>(sql`
    with found as materialized (
      select c.slug, c.state, c.closes_at, c.facets, (${conditions(query, now)}) as fits,
        ts_rank('{0.1,0.3,0.6,1}', c.terms, ${terms}::tsquery)::float8
          * case when c.state = 'open' then 1.5::float8 else 1::float8 end as rank
      from ${pubSearch} c where c.terms @@ ${terms}::tsquery ${parts ? sql`or (${parts})` : sql``}
    ), page as (
      select slug, 'found' as kind, rank::text as at, rank from found
      where fits and ${isAfter} order by -rank, slug limit ${size + 1}::int
    ), groups as (
      select ${groupColumns(now)} from found c group by 1, 2, 3, 4
    )
    select (select json_agg(json_build_object('slug', slug, 'kind', kind, 'at', at) order by -rank, slug) from page) as page,
      (select json_agg(groups) from groups) as groups`)
  return { page: rows[0]?.page ?? [], groups: (rows[0]?.groups ?? []).map(groupOf) }
}

function conditions(query: ListFilters, now: Date): SQL {
  const { theme, country, language, kind } = query
  const asked = [
    showCondition(query.show, now),
    theme === null ? null : sql`c.theme = ${theme}`,
    country === null
      ? null
      : sql`(cardinality(c.eligible_countries) = 0 or ${country} = any(c.eligible_countries))`,
    kind === null ? null : sql`${kind} = any(c.eligible_kinds)`,
    language === null ? null : sql`${language} = any(c.locales)`,
  ].filter((condition) => condition !== null)
  return sql.join([sql`true`, ...asked], sql` and `)
}

function showCondition(show: ListFilters['show'], now: Date): SQL | null {
  const soon = new Date(now.getTime() + soonMs).toISOString()
  if (show === 'open') return sql`c.state = 'open'`
  if (show === 'soon') return sql`c.state = 'open' and c.closes_at <= ${soon}::timestamptz`
  if (show === 'closed') return sql`c.state <> 'open'`
  if (show === 'announced') return sql`c.state in ('announced', 'piloting', 'completed')`
  return null
}

const anything: ListFilters = { show: 'all', theme: null, country: null, language: null, kind: null }

/** Up to three programmes whose name or tagline has the words. */
async function programmesNamed(db: Executor, words: string, lang: Locale) {
  const { rows } = await db.execute<{ slug: string; names: { locale: Locale; name: string }[] }>(sql`
    select p.slug, (select json_agg(json_build_object('locale', n.locale, 'name', n.name))
      from ${pubProgrammeTexts} n where n.programme_id = p.id) as names
    from ${pubProgrammes} p
    where p.id in (select t.programme_id from ${pubProgrammeTexts} t
      where search_terms(t.locale, t.name || ' ' || t.tagline) @@ (select search_query(${words})))
    order by p.slug limit 3`)
  return rows.map(({ slug, names }) => ({ slug, name: textIn(names, lang)?.name ?? slug }))
}
