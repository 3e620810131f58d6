import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubCatalogueEntries, pubIntroductions, pubOpenIntroductions } from '#db/schema/index.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { entriesPerPage, type EntryKind } from '../core/entry.ts'
import { toldIntroductions, type ToldIntroductions } from '../core/told-introductions.ts'

export type CatalogueFilters = {
  readonly words: string
  readonly kind: EntryKind | null
  readonly theme: string
  readonly country: string
  /** From 1. */
  readonly page: number
}

/** A page of what the public reads of a catalogue, needs before profiles before offers, each by title. Two queries. */
export async function publicCatalogue(
  db: Executor,
  programmeId: string,
  { words, kind, theme, country, page }: CatalogueFilters,
) {
  const found = and(
    eq(pubCatalogueEntries.programmeId, programmeId),
    kind === null ? undefined : eq(pubCatalogueEntries.kind, kind),
    theme === '' ? undefined : sql`${theme} = any(${pubCatalogueEntries.themes})`,
    country === '' ? undefined : eq(pubCatalogueEntries.country, country),
    ...wordsIn(words),
  )
  const [count] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(pubCatalogueEntries)
    .where(found)
  const rows = await db
    .select()
    .from(pubCatalogueEntries)
    .where(found)
    .orderBy(
      asc(sql`array_position(array['need', 'profile', 'offer'], ${pubCatalogueEntries.kind})`),
      asc(pubCatalogueEntries.title),
      asc(pubCatalogueEntries.id),
    )
    .limit(entriesPerPage)
    .offset((page - 1) * entriesPerPage)
  return { count: count?.count ?? 0, entries: rows.map(shownEntry) }
}

/**
 * Every word is found, in whichever form of it: by its stem in English, Finnish or Swedish, by pairs of Chinese characters, as
 * challenges are; or as a part of a word, in those that languages join together.
 */
function wordsIn(words: string): SQL[] {
  return words
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)
    .map((word) => {
      const pattern = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
      const { title, body, organisation, themes, site } = pubCatalogueEntries
      const isPart = sql`concat_ws(' ', ${title}, ${body}, ${organisation}, ${site}, array_to_string(${themes}, ' ')) ilike ${pattern}`
      return sql`(${pubCatalogueEntries.terms} @@ (select search_query(${word})) or ${isPart})`
    })
}

function shownEntry({
  programmeId: _,
  terms: __,
  language,
  ...entry
}: typeof pubCatalogueEntries.$inferSelect) {
  return { ...entry, language, lang: htmlLangOf(language) }
}

export type PublicEntry = ReturnType<typeof shownEntry>

/** What one can narrow a catalogue down by: the themes and countries that stand in it. One query. */
export async function catalogueChoices(db: Executor, programmeId: string) {
  const [row] = await db
    .select({
      themes: sql<string[]>`coalesce(array_agg(distinct theme order by theme), '{}')`,
      countries: sql<string[]>`coalesce(array_agg(distinct ${pubCatalogueEntries.country}), '{}')`,
    })
    .from(sql`${pubCatalogueEntries} cross join lateral unnest(${pubCatalogueEntries.themes}) theme`)
    .where(eq(pubCatalogueEntries.programmeId, programmeId))
  return row ?? { themes: [], countries: [] }
}

/** One entry the public reads, or null: of another programme, not checked, taken back or over are all the same. */
export async function publicEntry(db: Executor, { programmeId, id }: { programmeId: string; id: string }) {
  if (!isUuid(id)) return null
  const [row] = await db
    .select()
    .from(pubCatalogueEntries)
    .where(and(eq(pubCatalogueEntries.programmeId, programmeId), eq(pubCatalogueEntries.id, id)))
  return row ? shownEntry(row) : null
}

/** Whether a piece of an address can be an identity at all. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** What the public learns of introductions: how many, told so that nobody is recognised, and those both sides show. */
export async function publicIntroductions(db: Executor, programmeId: string) {
  const [told] = await db
    .select({ body: pubOpenIntroductions.body })
    .from(pubOpenIntroductions)
    .where(eq(pubOpenIntroductions.programmeId, programmeId))
  const shown = await db
    .select()
    .from(pubIntroductions)
    .where(eq(pubIntroductions.programmeId, programmeId))
    .orderBy(desc(pubIntroductions.happenedOn), desc(pubIntroductions.number))
  const counts: ToldIntroductions = told?.body ?? toldIntroductions([])
  return {
    counts,
    shown: shown.map(({ programmeId: _, firstLanguage, secondLanguage, ...row }) => ({
      ...row,
      firstLang: htmlLangOf(firstLanguage),
      secondLang: htmlLangOf(secondLanguage),
    })),
  }
}

export type ShownIntroduction = Awaited<ReturnType<typeof publicIntroductions>>['shown'][number]
