import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubBriefTexts, pubChallenges, pubDeadlineChanges, pubGrace, pubPilots } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'

/** Something that happened in public, from the instant on at which it may be known. */
export type News = {
  readonly kind: 'opened' | 'moved' | 'announced' | 'pilot'
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly locale: Locale
  readonly zone: string
  readonly closesAt: Date
  readonly graceMinutes: number
  readonly at: Date
  readonly updatedAt: Date
}

const newest = 50

/**
 * The newest fifty of: challenges that opened, deadlines that moved, winners announced, pilots begun; of one programme
 * or of all. Five queries, whatever there is.
 */
export async function publicNews(
  db: Executor,
  { lang, programmeId }: { lang: Locale; programmeId?: string },
): Promise<News[]> {
  const ofProgramme: SQL | undefined =
    programmeId === undefined ? undefined : eq(pubChallenges.programmeId, programmeId)
  const graceMinutes = sql<number>`coalesce((
    select g.minutes from ${pubGrace} g where g.challenge_id = ${pubChallenges.id}), 0)`
  const base = {
    id: pubChallenges.id,
    slug: pubChallenges.slug,
    zone: pubChallenges.zone,
    opensAt: pubChallenges.opensAt,
    closesAt: pubChallenges.closesAt,
    announcesAt: pubChallenges.announcesAt,
    graceMinutes,
  }
  const [opened, moved, announced, pilots] = await Promise.all([
    db.select(base).from(pubChallenges).where(ofProgramme).orderBy(desc(pubChallenges.opensAt)).limit(newest),
    db
      .select({ ...base, at: pubDeadlineChanges.changedAt, reason: pubDeadlineChanges.reason })
      .from(pubDeadlineChanges)
      .innerJoin(pubChallenges, eq(pubChallenges.id, pubDeadlineChanges.challengeId))
      .where(ofProgramme)
      .orderBy(desc(pubDeadlineChanges.changedAt))
      .limit(newest),
    db
      .select(base)
      .from(pubChallenges)
      .where(and(ofProgramme, inArray(pubChallenges.state, ['announced', 'piloting', 'completed'])))
      .orderBy(desc(pubChallenges.announcesAt))
      .limit(newest),
    db
      .select({
        slug: pubPilots.slug,
        title: pubPilots.title,
        summary: pubPilots.summary,
        locale: pubPilots.contentLocale,
        at: pubPilots.stateAt,
        zone: pubChallenges.zone,
        closesAt: pubChallenges.closesAt,
        graceMinutes,
      })
      .from(pubPilots)
      .innerJoin(pubChallenges, eq(pubChallenges.id, pubPilots.challengeId))
      .where(ofProgramme)
      .orderBy(desc(pubPilots.stateAt))
      .limit(newest),
  ])
  const ids = [...new Set([...opened, ...moved, ...announced].map(({ id }) => id))]
  const texts =
    ids.length === 0
      ? []
      : await db
          .select({
            challengeId: pubBriefTexts.challengeId,
            locale: pubBriefTexts.locale,
            title: pubBriefTexts.title,
            question: pubBriefTexts.question,
          })
          .from(pubBriefTexts)
          .where(inArray(pubBriefTexts.challengeId, ids))
  const textsOf = new Map(
    ids.map((id) => [
      id,
      textIn(
        texts.filter((row) => row.challengeId === id),
        lang,
      ),
    ]),
  )
  const wordsOf = (id: string, slug: string) => {
    const text = textsOf.get(id)
    return { title: text?.title ?? slug, summary: text?.question ?? '', locale: text?.locale ?? lang }
  }
  const news: News[] = [
    ...opened.map((row) => ({
      ...{ kind: 'opened' as const, ...row, ...wordsOf(row.id, row.slug), at: row.opensAt },
      updatedAt: moved.find(({ id }) => id === row.id)?.at ?? row.opensAt,
    })),
    ...moved.map((row) => ({
      ...{ kind: 'moved' as const, ...row, ...wordsOf(row.id, row.slug) },
      ...{ summary: row.reason, updatedAt: row.at },
    })),
    ...announced.map((row) => ({
      ...{ kind: 'announced' as const, ...row, ...wordsOf(row.id, row.slug) },
      ...{ at: row.announcesAt, updatedAt: row.announcesAt },
    })),
    ...pilots.map((row) => ({ kind: 'pilot' as const, ...row, updatedAt: row.at })),
  ]
  return news.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, newest)
}
