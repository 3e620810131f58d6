import { and, eq, inArray, ne, not, sql } from 'drizzle-orm'
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
import { testNotice } from '../core/holds.ts'
import { inLanguage } from '../core/moments.ts'
import { nowOnce } from '#app/platform/clock.server.ts'
import type { MessageReason } from '../core/reasons.ts'
import { waitingStates, type MessageState } from '../core/reconcile.ts'

/** Lines of one page. */
export const runsPerPage = 20

/** Messages of one notice about one challenge on one day, as one line. */
export type MailRun = {
  readonly notice: string
  readonly challengeId: string | null
  /** The first of them. */
  readonly at: Date
  /** The day the first of them was meant to go. */
  readonly day: string
  readonly people: number
  readonly counts: Partial<Record<MessageState, number>>
  /** How many are written in which language. */
  readonly languages: Partial<Record<Locale, number>>
  /** Why some of them stand where they stand, each reason once. */
  readonly reasons: readonly MessageReason[]
  /** The data of one of them, to show its subject: one in the reader's language where there is one. */
  readonly sample: {
    readonly data: unknown
    readonly locale: Locale
    readonly recipientName: string
    readonly zone: string
  }
}

/** What is still to come (next first) or what is over (last first), of one kind, challenge or state where given. */
export type MailRunFilter = {
  readonly which: 'upcoming' | 'past'
  readonly notice?: string | null
  readonly challengeId?: string | null
  readonly state?: MessageState | null
}

export type MailRunProgramme = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly names: Partial<Record<Locale, string>>
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
  return { ...programme, names: names ?? {}, name: nameIn({ ...row, names: names ?? {} }, locale) }
}

/** What a mail in this language calls the programme. */
export function nameIn({ names, slug }: Pick<MailRunProgramme, 'names' | 'slug'>, locale: Locale): string {
  return inLanguage(names, locale) || slug
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

/** What a challenge is called, by language. One query. */
export async function titlesOfChallenge(
  db: Executor,
  challengeId: string,
): Promise<Partial<Record<Locale, string>>> {
  const rows = await db
    .select({ locale: briefTexts.locale, title: briefTexts.title })
    .from(briefs)
    .innerJoin(briefTexts, eq(briefTexts.briefId, briefs.id))
    .where(and(eq(briefs.challengeId, challengeId), eq(briefs.number, 1)))
  return Object.fromEntries(rows.map(({ locale, title }) => [locale, title]))
}

/**
 * A page of the mail run of a programme, and how many lines there are in all. Days are those of the organiser's zone.
 * One query.
 */
export async function mailRuns(
  db: Executor,
  {
    programmeId,
    zone,
    lang = 'en',
    page = 1,
    size = runsPerPage,
    ...filter
  }: MailRunFilter & { programmeId: string; zone: string; lang?: Locale; page?: number; size?: number },
): Promise<{ runs: MailRun[]; total: number }> {
  const at = sql`coalesce(${messages.sentAt}, ${messages.sendAt})`
  const first = sql<Date>`min(${at})`.mapWith(messages.sendAt)
  const alike = db
    .select({
      notice: messages.notice,
      challengeId: messages.challengeId,
      state: messages.state,
      locale: messages.locale,
      day: sql`date_trunc('day', ${at}, ${zone})`.as('day'),
      count: sql<number>`count(*)::int`.as('count'),
      reasons: sql`array_agg(distinct ${messages.reason})`.as('reasons'),
      at: first.as('at'),
      meantAt: sql<Date>`min(${messages.sendAt})`.as('meant_at'),
      sample: sql<
        MailRun['sample']
      >`(array_agg(json_build_object('data', ${messages.data}, 'locale', ${messages.locale},
        'recipientName', ${messages.recipientName}, 'zone', ${messages.zone}) order by ${messages.id}))[1]`.as(
        'sample',
      ),
    })
    .from(messages)
    .where(inRun(programmeId, filter))
    .groupBy(messages.notice, messages.challengeId, messages.state, messages.locale, sql`5`)
    .as('alike')
  const rows = await db
    .select({
      notice: alike.notice,
      challengeId: alike.challengeId,
      at: sql<Date>`min(${alike.at})`.mapWith(messages.sendAt),
      meantDay: sql<string>`to_char(min(${alike.meantAt}) at time zone ${zone}, 'YYYY-MM-DD')`,
      people: sql<number>`sum(${alike.count})::int`,
      parts: sql<Part[]>`json_agg(json_build_object(
        'state', ${alike.state}, 'locale', ${alike.locale}, 'count', ${alike.count}, 'reasons', ${alike.reasons}))`,
      sample: sql<
        MailRun['sample']
      >`(array_agg(${alike.sample} order by (${alike.locale} = ${lang}) desc, ${alike.at}))[1]`,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(alike)
    .groupBy(alike.notice, alike.challengeId, alike.day)
    .orderBy(
      filter.which === 'upcoming' ? sql`min(${alike.at})` : sql`min(${alike.at}) desc`,
      alike.notice,
      alike.challengeId,
    )
    .limit(size)
    .offset((page - 1) * size)
  const runs = rows.map(({ parts, total: _, meantDay: day, ...run }) => ({
    ...run,
    day,
    counts: summed(parts, ({ state }) => state),
    languages: summed(parts, ({ locale }) => locale),
    reasons: [...new Set(parts.flatMap(({ reasons }) => reasons))].filter((reason) => reason !== null).sort(),
  }))
  return { runs, total: rows[0]?.total ?? 0 }
}

type Part = {
  readonly state: MessageState
  readonly locale: Locale
  readonly count: number
  readonly reasons: readonly (MessageReason | null)[]
}

function summed<Key extends string>(parts: readonly Part[], keyOf: (part: Part) => Key) {
  const sums: Partial<Record<Key, number>> = {}
  for (const part of parts) sums[keyOf(part)] = (sums[keyOf(part)] ?? 0) + part.count
  return sums
}

function inRun(programmeId: string, { which, notice, challengeId, state }: MailRunFilter) {
  const isWaiting = inArray(messages.state, [...waitingStates])
  return and(
    eq(messages.programmeId, programmeId),
    ne(messages.notice, testNotice),
    which === 'upcoming' ? isWaiting : not(isWaiting),
    notice ? eq(messages.notice, notice) : undefined,
    challengeId ? eq(messages.challengeId, challengeId) : undefined,
    state ? eq(messages.state, state) : undefined,
  )
}

/** What the mail of a programme can be filtered by, and how much of it needs a look. One query. */
export async function mailRunSummary(
  db: Executor,
  programmeId: string,
): Promise<{ notices: string[]; failed: number }> {
  const rows = await db
    .select({
      notice: messages.notice,
      failed: sql<number>`(count(*) filter (where ${inArray(messages.state, ['failed', 'bounced'])}))::int`,
    })
    .from(messages)
    .where(and(eq(messages.programmeId, programmeId), ne(messages.notice, testNotice)))
    .groupBy(messages.notice)
  return {
    notices: rows.map(({ notice }) => notice),
    failed: rows.reduce((sum, { failed }) => sum + failed, 0),
  }
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
