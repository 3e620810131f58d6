import { and, eq, inArray, not, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  briefs,
  briefTexts,
  challenges,
  mailServices,
  messages,
  programmes,
  programmeTexts,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { inLanguage } from '../core/moments.ts'
import { nowOnce } from '#app/platform/clock.server.ts'
import type { MessageReason } from '../core/reasons.ts'
import type { MessageState } from '../core/reconcile.ts'

const listedRuns = 200
const waitingStates: readonly MessageState[] = ['planned', 'held', 'queued', 'sending']

/** Messages of one notice about one challenge on one day, as one line. */
export type MailRun = {
  readonly notice: string
  readonly challengeId: string | null
  /** The first of them. */
  readonly at: Date
  readonly people: number
  readonly counts: Partial<Record<MessageState, number>>
  /** The data of one of them, to show its subject. */
  readonly sample: { readonly data: unknown; readonly recipientName: string; readonly zone: string }
}

export type MailRunProgramme = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly zone: string
  readonly partnerZones: readonly string[]
  readonly contactEmail: string
}

/** The programme as its mails name it. One query; throws when it does not exist. */
export async function mailRunProgramme(
  db: Executor,
  programmeId: string,
  locale: Locale,
): Promise<MailRunProgramme> {
  const [row] = await db
    .select({
      id: programmes.id,
      slug: programmes.slug,
      zone: programmes.zone,
      partnerZones: programmes.partnerZones,
      contactEmail: programmes.contactEmail,
      names: sql<Partial<
        Record<Locale, string>
      > | null>`json_object_agg(${programmeTexts.locale}, ${programmeTexts.name}) filter (where ${programmeTexts.locale} is not null)`,
    })
    .from(programmes)
    .leftJoin(programmeTexts, eq(programmeTexts.programmeId, programmes.id))
    .where(eq(programmes.id, programmeId))
    .groupBy(programmes.id)
  if (!row) throw new Error('the programme of the request does not exist')
  const { names, ...programme } = row
  return { ...programme, name: inLanguage(names ?? {}, locale) || row.slug }
}

/** Titles of a programme's challenges by id, in the reader's language where there is one. One query. */
export async function challengeTitlesIn(
  db: Executor,
  programmeId: string,
  locale: Locale,
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: challenges.id, slug: challenges.slug, locale: briefTexts.locale, title: briefTexts.title })
    .from(challenges)
    .leftJoin(briefs, and(eq(briefs.challengeId, challenges.id), eq(briefs.number, 1)))
    .leftJoin(briefTexts, eq(briefTexts.briefId, briefs.id))
    .where(eq(challenges.programmeId, programmeId))
  const titles = new Map<string, Partial<Record<Locale, string>>>()
  for (const { id, locale: language, title } of rows) {
    if (language && title) titles.set(id, { ...titles.get(id), [language]: title })
  }
  return new Map(rows.map(({ id, slug }) => [id, inLanguage(titles.get(id) ?? {}, locale) || slug]))
}

/**
 * The mail run of a programme: what is still to come (next first) or what is over (last first). Days are those of the
 * organiser's zone. At most 200 lines. One query.
 */
export async function mailRuns(
  db: Executor,
  { programmeId, zone, which }: { programmeId: string; zone: string; which: 'upcoming' | 'past' },
): Promise<MailRun[]> {
  const at = sql`coalesce(${messages.sentAt}, ${messages.sendAt})`
  const day = sql`date_trunc('day', ${at}, ${zone})`
  const isWaiting = inArray(messages.state, [...waitingStates])
  const first = sql<Date>`min(${at})`.mapWith(messages.sendAt)
  const runs = db
    .select({
      notice: messages.notice,
      challengeId: messages.challengeId,
      state: messages.state,
      day: day.as('day'),
      count: sql<number>`count(*)::int`.as('count'),
      at: first.as('at'),
      sample: sql<MailRun['sample']>`(array_agg(json_build_object(
        'data', ${messages.data}, 'recipientName', ${messages.recipientName}, 'zone', ${messages.zone}) order by ${messages.id}))[1]`.as(
        'sample',
      ),
    })
    .from(messages)
    .where(and(eq(messages.programmeId, programmeId), which === 'upcoming' ? isWaiting : not(isWaiting)))
    .groupBy(messages.notice, messages.challengeId, messages.state, sql`4`)
    .as('runs')
  const rows = await db
    .select({
      notice: runs.notice,
      challengeId: runs.challengeId,
      at: sql<Date>`min(${runs.at})`.mapWith(messages.sendAt),
      people: sql<number>`sum(${runs.count})::int`,
      counts: sql<MailRun['counts']>`json_object_agg(${runs.state}, ${runs.count})`,
      sample: sql<MailRun['sample']>`(array_agg(${runs.sample}))[1]`,
    })
    .from(runs)
    .groupBy(runs.notice, runs.challengeId, runs.day)
    .orderBy(which === 'upcoming' ? sql`min(${runs.at})` : sql`min(${runs.at}) desc`, runs.notice)
    .limit(listedRuns)
  return rows
}

export type DeferredMail = {
  readonly count: number
  /** When it goes on: as the service said, else with the next day (UTC), by which quotas are counted. */
  readonly untilAt: Date
}

/** Mail of a programme that is due and waits for the quota of another day; null when none does. One query. */
export async function deferredMail(db: Executor, programmeId: string): Promise<DeferredMail | null> {
  const [row] = await db
    .select({
      count: sql<number>`count(*)::int`,
      untilAt: sql<Date>`coalesce(
        (select max(${mailServices.blockedUntil}) from ${mailServices}
          where ${mailServices.blockedFor} = 'quota' and ${mailServices.blockedUntil} > ${nowOnce}),
        date_trunc('day', ${nowOnce}, 'UTC') + interval '1 day')`.mapWith(messages.sendAt),
    })
    .from(messages)
    .where(
      and(
        eq(messages.programmeId, programmeId),
        eq(messages.state, 'queued'),
        eq(messages.reason, 'service-quota' satisfies MessageReason),
      ),
    )
  return row && row.count > 0 ? row : null
}
