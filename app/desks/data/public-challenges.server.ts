import { and, asc, eq, gt, lte, ne, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubBriefTexts, pubChallenges, pubProgrammes, pubProgrammeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import type { ChallengeCardData } from '../core/challenge-card.ts'
import { publicStations, type PublicState } from '../core/public-stations.ts'

export type ListFilter = 'open' | 'soon' | 'closed' | 'all'

export type CardQuery = {
  readonly lang: Locale
  readonly now: Date
  readonly filter?: ListFilter
  /** Words to look for in title, question and tagline, in any language. */
  readonly words?: string
  readonly programmeId?: string
}

/** "Closing soon": the deadline is less than seven days away. */
const soonMs = 7 * 24 * 3_600_000

/**
 * The public's challenges as cards: open ones first, the nearest deadline on top; then what is over, the newest first.
 * One query, however many there are.
 */
export async function publicChallengeCards(db: Executor, query: CardQuery) {
  const rows = await db
    .select({
      slug: pubChallenges.slug,
      state: pubChallenges.state,
      number: pubChallenges.number,
      zone: pubChallenges.zone,
      partnerZones: pubProgrammes.partnerZones,
      opensAt: pubChallenges.opensAt,
      closesAt: pubChallenges.closesAt,
      judgingEndsAt: pubChallenges.judgingEndsAt,
      announcesAt: pubChallenges.announcesAt,
      owner: pubChallenges.ownerName,
      theme: pubProgrammes.theme,
      programmeSlug: pubProgrammes.slug,
      programmeNames: sql<TextRow<'name'>[]>`(
        select coalesce(json_agg(json_build_object('locale', t.locale, 'name', t.name)), '[]'::json)
        from ${pubProgrammeTexts} t where t.programme_id = ${pubProgrammes.id})`,
      texts: sql<TextRow<'title' | 'question' | 'tagline'>[]>`(
        select coalesce(json_agg(json_build_object('locale', t.locale, 'title', t.title, 'question', t.question, 'tagline', t.tagline)), '[]'::json)
        from ${pubBriefTexts} t where t.challenge_id = ${pubChallenges.id})`,
    })
    .from(pubChallenges)
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubChallenges.programmeId))
    .where(and(filterOf(query), wordsOf(query.words), programmeOf(query.programmeId)))
    .orderBy(
      sql`${pubChallenges.state} <> 'open'`,
      sql`case when ${pubChallenges.state} = 'open' then ${pubChallenges.closesAt} end`,
      sql`case when ${pubChallenges.state} <> 'open' then ${pubChallenges.announcesAt} end desc`,
      asc(pubChallenges.number),
    )
    .limit(200)
  return rows.map((row) => cardOf(row, query))
}

type TextRow<Field extends string> = { locale: Locale } & Record<Field, string>

type Row = {
  slug: string
  state: PublicState
  number: number
  zone: string
  partnerZones: string[]
  opensAt: Date
  closesAt: Date
  judgingEndsAt: Date
  announcesAt: Date
  owner: string | null
  theme: 'city' | 'wave' | 'leaf' | 'circuit'
  programmeSlug: string
  programmeNames: TextRow<'name'>[]
  texts: TextRow<'title' | 'question' | 'tagline'>[]
}

function cardOf(row: Row, { lang, now }: CardQuery): ChallengeCardData {
  const text = textIn(row.texts, lang)
  return {
    slug: row.slug,
    state: row.state,
    number: row.number,
    zone: row.zone,
    theme: row.theme,
    owner: row.owner,
    programme: {
      slug: row.programmeSlug,
      name: textIn(row.programmeNames, lang)?.name ?? row.programmeSlug,
    },
    title: text?.title ?? row.slug,
    question: text?.question ?? '',
    tagline: text?.tagline ?? '',
    textLocale: text?.locale ?? lang,
    opensAtIso: row.opensAt.toISOString(),
    closesAtIso: row.closesAt.toISOString(),
    judgingEndsAtIso: row.judgingEndsAt.toISOString(),
    announcesAtIso: row.announcesAt.toISOString(),
    partnerZones: row.partnerZones,
    isClosingSoon: row.state === 'open' && row.closesAt.getTime() - now.getTime() < soonMs,
    stations: publicStations(row.state, row, now),
  }
}

function filterOf({ filter = 'all', now }: CardQuery): SQL | undefined {
  const isOpen = eq(pubChallenges.state, 'open')
  const soon = new Date(now.getTime() + soonMs)
  if (filter === 'open') return isOpen
  if (filter === 'soon')
    return and(isOpen, gt(pubChallenges.closesAt, now), lte(pubChallenges.closesAt, soon))
  if (filter === 'closed') return ne(pubChallenges.state, 'open')
  return undefined
}

/** Every word has to be found somewhere in the texts; no language is preferred, since readers paste what they remember. */
function wordsOf(words = ''): SQL | undefined {
  const patterns = words
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  if (patterns.length === 0) return undefined
  const found = patterns.map(
    (pattern) => sql`exists (select 1 from ${pubBriefTexts} t where t.challenge_id = ${pubChallenges.id}
      and (t.title || ' ' || t.question || ' ' || t.tagline) ilike ${pattern})`,
  )
  return and(...found)
}

function programmeOf(programmeId: string | undefined): SQL | undefined {
  return programmeId === undefined ? undefined : eq(pubChallenges.programmeId, programmeId)
}
