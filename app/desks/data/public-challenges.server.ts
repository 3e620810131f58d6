import { asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubBriefTexts, pubChallenges, pubGrace, pubProgrammes, pubProgrammeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { soonMs, type ChallengeCardData } from '../core/challenge-card.ts'
import { publicStations, type PublicState } from '../core/public-stations.ts'

type Reader = { readonly lang: Locale; readonly now: Date }

/** The public challenges of a programme as cards, in their order. One query. */
export async function challengeCardsOf(
  db: Executor,
  programmeId: string,
  reader: Reader,
): Promise<ChallengeCardData[]> {
  const rows = await cardRows(db, eq(pubChallenges.programmeId, programmeId)).orderBy(
    asc(pubChallenges.number),
  )
  return rows.map((row) => cardOf(row, reader))
}

/** The cards of these challenges, in this order; what is not public is left out. One query. */
export async function cardsInOrder(
  db: Executor,
  slugs: readonly string[],
  reader: Reader,
): Promise<ChallengeCardData[]> {
  if (slugs.length === 0) return []
  const rows = await cardRows(db, inArray(pubChallenges.slug, [...slugs]))
  const cards = new Map(rows.map((row) => [row.slug, cardOf(row, reader)]))
  return slugs.flatMap((slug) => cards.get(slug) ?? [])
}

function cardRows(db: Executor, where: SQL | undefined) {
  return db
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
      graceMinutes: sql<number>`coalesce(${pubGrace.minutes}, 0)`,
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
    .leftJoin(pubGrace, eq(pubGrace.challengeId, pubChallenges.id))
    .where(where)
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
  graceMinutes: number
  owner: string | null
  theme: 'city' | 'wave' | 'leaf' | 'circuit'
  programmeSlug: string
  programmeNames: TextRow<'name'>[]
  texts: TextRow<'title' | 'question' | 'tagline'>[]
}

function cardOf(row: Row, { lang, now }: Reader): ChallengeCardData {
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
    graceMinutes: row.graceMinutes,
    partnerZones: row.partnerZones,
    isClosingSoon: row.state === 'open' && row.closesAt.getTime() - now.getTime() < soonMs,
    stations: publicStations(row.state, row, now),
  }
}
