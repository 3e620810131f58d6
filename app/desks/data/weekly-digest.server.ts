import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  mailRefusals,
  mailSettings,
  people,
  pubBriefTexts,
  pubChallenges,
  pubGrace,
  pubProgrammes,
  pubProgrammeTexts,
} from '#db/schema/index.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import { weeklyNotice } from '#app/notify/core/weekly.ts'
import { personColumns, personFrom } from '#app/notify/data/person.server.ts'
import type { Locale } from '#app/platform/i18n.ts'

type Texts = Partial<Record<Locale, string>>

/** Every public challenge that takes proposals at the instant, with its texts. One query. */
export async function openChallenges(db: Executor, now: Date) {
  const rows = await db
    .select({
      slug: pubChallenges.slug,
      zone: pubChallenges.zone,
      opensAt: pubChallenges.opensAt,
      closesAt: pubChallenges.closesAt,
      graceMinutes: sql<number>`coalesce(${pubGrace.minutes}, 0)`,
      programmeSlug: pubProgrammes.slug,
      titles: sql<Texts | null>`(select json_object_agg(t.locale, t.title) from ${pubBriefTexts} t where t.challenge_id = ${pubChallenges.id})`,
      names: sql<Texts | null>`(select json_object_agg(t.locale, t.name) from ${pubProgrammeTexts} t where t.programme_id = ${pubProgrammes.id})`,
    })
    .from(pubChallenges)
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubChallenges.programmeId))
    .leftJoin(pubGrace, eq(pubGrace.challengeId, pubChallenges.id))
    .where(
      and(
        eq(pubChallenges.state, 'open'),
        sql`${pubChallenges.opensAt} <= ${now.toISOString()}`,
        sql`${pubChallenges.closesAt} > ${now.toISOString()}`,
      ),
    )
  return rows.map(({ titles, names, programmeSlug, ...row }) => ({
    ...row,
    titleIn: (locale: Locale) => inLanguage(titles ?? {}, locale) || row.slug,
    programmeIn: (locale: Locale) => inLanguage(names ?? {}, locale) || programmeSlug,
  }))
}

/** Everybody who has asked for the weekly digest, refuses it no more and had none for six days, locked. One query. */
export async function lockWeeklyReaders(tx: Tx, now: Date) {
  const sixDaysAgo = new Date(now.getTime() - 6 * 86_400_000)
  const rows = await tx
    .select({
      ...personColumns,
      quietFrom: mailSettings.quietFrom,
      quietUntil: mailSettings.quietUntil,
      since: mailSettings.weeklySince,
      until: mailSettings.weeklyUntil,
    })
    .from(mailSettings)
    .innerJoin(people, eq(people.id, mailSettings.personId))
    .where(
      and(
        isNotNull(mailSettings.weeklySince),
        or(isNull(mailSettings.weeklyUntil), lt(mailSettings.weeklyUntil, sixDaysAgo)),
        sql`not exists (select 1 from ${mailRefusals} r where r.person_id = ${people.id}
          and r.challenge_id is null and (r.notice is null or r.notice = ${weeklyNotice}))`,
      ),
    )
    .for('update', { of: mailSettings, skipLocked: true })
  return rows.flatMap(({ since, ...row }) => (since === null ? [] : [{ ...personFrom(row), since }]))
}

/** Notes that the digest of that Tuesday has been looked at for somebody. */
export async function noteWeekly(tx: Tx, personId: string, slot: Date): Promise<void> {
  await tx.update(mailSettings).set({ weeklyUntil: slot }).where(eq(mailSettings.personId, personId))
}
