import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, programmes, programmeTexts } from '#db/schema/index.ts'
import { titleInBestLanguage } from '#app/judge/data/judging-heading.server.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type AnnounceHeading = {
  readonly slug: string
  readonly title: string
  readonly titleLang: Locale
  readonly programmeSlug: string
  readonly programmeName: string
  readonly languages: readonly Locale[]
  readonly zone: string
  readonly partnerZones: readonly string[]
  readonly announcesAtIso: string
  readonly calendarVersion: number
  readonly pilotsOffered: number
}

/** What the organiser's pages about deciding, releasing and piloting say on top. One query. */
export async function announceHeading(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<AnnounceHeading> {
  const [row] = await db
    .select({
      slug: challenges.slug,
      zone: challenges.zone,
      announcesAt: challenges.announcesAt,
      calendarVersion: challenges.calendarVersion,
      pilotsOffered: challenges.pilotsOffered,
      programmeSlug: programmes.slug,
      languages: programmes.languages,
      partnerZones: programmes.partnerZones,
      text: titleInBestLanguage(lang),
      programmeName: sql<string | null>`(select ${programmeTexts.name} from ${programmeTexts}
        where ${programmeTexts.programmeId} = ${programmes.id}
        order by ${programmeTexts.locale} = ${lang} desc, ${programmeTexts.locale} = 'en' desc, ${programmeTexts.locale} limit 1)`,
    })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error('A challenge the gate has loaded is gone')
  const { text, announcesAt, programmeName, ...heading } = row
  return {
    ...heading,
    title: text?.title ?? row.slug,
    titleLang: text?.locale ?? lang,
    programmeName: programmeName ?? row.programmeSlug,
    announcesAtIso: announcesAt.toISOString(),
  }
}

/** How many winners a decision may name at most. */
export async function pilotsOfferedBy(db: Executor, challengeId: string): Promise<number> {
  const [row] = await db
    .select({ pilotsOffered: challenges.pilotsOffered })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  return row?.pilotsOffered ?? 0
}
