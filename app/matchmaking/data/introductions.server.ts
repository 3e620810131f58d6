import { aliasedTable, and, asc, desc, eq, or, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  catalogueEntries,
  introductions,
  introductionSteps,
  openIntroductions,
  people,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { standingFor, type Introduction, type IntroductionState, type Side } from '../core/introductions.ts'
import { toldIntroductions } from '../core/told-introductions.ts'

export type IntroductionRow = typeof introductions.$inferSelect

/** The introduction as the core knows it. */
export function introductionOf(row: IntroductionRow): Introduction {
  return { state: row.state, answers: { first: row.firstAnswer, second: row.secondAnswer } }
}

/** An introduction of a programme, locked; null where there is none of that id. */
export async function lockIntroduction(
  tx: Tx,
  { programmeId, id }: { programmeId: string; id: string },
): Promise<IntroductionRow | null> {
  const [row] = await tx
    .select()
    .from(introductions)
    .where(and(eq(introductions.id, id), eq(introductions.programmeId, programmeId)))
    .for('update')
  return row ?? null
}

/** Introductions an entry is part of that are not answered by both yet, locked. */
export async function lockOpenIntroductions(tx: Tx, entryId: string): Promise<IntroductionRow[]> {
  return tx
    .select()
    .from(introductions)
    .where(
      and(
        or(eq(introductions.firstEntryId, entryId), eq(introductions.secondEntryId, entryId)),
        sql`${introductions.state} in ('suggested', 'interested')`,
      ),
    )
    .orderBy(asc(introductions.number))
    .for('update')
}

/** The last number that was given in a programme. Whoever asks holds the catalogue. */
export async function lastNumber(tx: Tx, programmeId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${introductions.number}), 0)::int` })
    .from(introductions)
    .where(eq(introductions.programmeId, programmeId))
  return row?.last ?? 0
}

/** Writes one step down, after those before it. Whoever calls it holds the introduction. */
export async function noteStep(
  tx: Tx,
  step: {
    readonly introductionId: string
    readonly state: IntroductionState
    readonly happenedOn: string
    readonly outcome?: string
    readonly at: Date
    readonly by: string | null
  },
): Promise<void> {
  const { introductionId, state, happenedOn, outcome = '', at, by } = step
  await tx.insert(introductionSteps).values({
    introductionId,
    number: sql<number>`(select coalesce(max(x.number), 0) + 1 from ${introductionSteps} x where x.introduction_id = ${introductionId})`,
    state,
    happenedOn,
    outcome,
    notedAt: at,
    notedBy: by,
  })
}

/** The day of the newest step. */
export async function lastDay(tx: Tx, introductionId: string): Promise<string> {
  const [row] = await tx
    .select({ on: introductionSteps.happenedOn })
    .from(introductionSteps)
    .where(eq(introductionSteps.introductionId, introductionId))
    .orderBy(desc(introductionSteps.number))
    .limit(1)
  if (!row) throw new Error('An introduction has no step')
  return row.on
}

/** Counts the introductions of a programme anew for the public. Whoever calls it holds the catalogue. */
export async function keepOpenIntroductions(tx: Tx, programmeId: string, at: Date): Promise<void> {
  const rows = await tx
    .select({ state: introductions.state, introducedAt: introductions.introducedAt })
    .from(introductions)
    .where(eq(introductions.programmeId, programmeId))
  const body = toldIntroductions(
    rows.map(({ state, introducedAt }) => ({ state, isMade: introducedAt !== null })),
  )
  await tx
    .insert(openIntroductions)
    .values({ programmeId, body, keptAt: at })
    .onConflictDoUpdate({ target: openIntroductions.programmeId, set: { body, keptAt: at } })
}

/** One side of an introduction as its mail needs it: the entry, and whoever stands behind it. */
export async function sideOf(tx: Tx, entryId: string) {
  const [row] = await tx
    .select({
      entryId: catalogueEntries.id,
      title: catalogueEntries.title,
      organisation: catalogueEntries.organisation,
      country: catalogueEntries.country,
      state: catalogueEntries.state,
      personId: people.id,
      name: people.name,
      email: people.email,
      locale: sql<Locale>`${people.locale}`,
      zone: people.zone,
    })
    .from(catalogueEntries)
    .innerJoin(people, eq(people.id, catalogueEntries.ownerId))
    .where(eq(catalogueEntries.id, entryId))
  return row ?? null
}

export type IntroductionSide = NonNullable<Awaited<ReturnType<typeof sideOf>>>

/**
 * The introductions a person is a side of. Name and address of the other are read from the database only when both have said
 * yes; who said no is not read at all.
 */
export async function ownIntroductions(
  db: Executor,
  { programmeId, personId }: { programmeId: string; personId: string },
) {
  const rows = (
    await Promise.all(
      (['first', 'second'] as const).map((side) => ofSide(db, { programmeId, personId, side })),
    )
  ).flat()
  return rows.sort((a, b) => b.number - a.number)
}

async function ofSide(
  db: Executor,
  { programmeId, personId, side }: { programmeId: string; personId: string; side: Side },
) {
  const isFirst = side === 'first'
  const own = aliasedTable(catalogueEntries, 'own')
  const other = aliasedTable(catalogueEntries, 'other')
  const { firstEntryId, secondEntryId, firstShows, secondShows, introducedAt } = introductions
  const whenMade = (column: typeof people.name | typeof people.email) =>
    // A profile whose new lead has not agreed yet shows nobody.
    sql<
      string | null
    >`case when ${introducedAt} is not null and ${other.state} <> 'handed_over' then ${column} end`
  const rows = await db
    .select({
      row: introductions,
      ownTitle: own.title,
      ownLanguage: own.language,
      otherId: other.id,
      otherKind: other.kind,
      isOtherPublic: sql<boolean>`${other.state} = 'public'`,
      otherTitle: other.title,
      otherLanguage: other.language,
      otherOrganisation: other.organisation,
      otherCountry: other.country,
      name: whenMade(people.name),
      email: whenMade(people.email),
      shows: isFirst ? firstShows : secondShows,
      otherShows: isFirst ? secondShows : firstShows,
    })
    .from(introductions)
    .innerJoin(own, eq(own.id, isFirst ? firstEntryId : secondEntryId))
    .innerJoin(other, eq(other.id, isFirst ? secondEntryId : firstEntryId))
    .leftJoin(people, eq(people.id, other.ownerId))
    .where(and(eq(introductions.programmeId, programmeId), eq(own.ownerId, personId)))
  return rows.map(({ row, ownLanguage, otherLanguage, ...facts }) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    standing: standingFor(introductionOf(row), side),
    isSuggested: row.suggestedBy !== null,
    note: row.note,
    reasons: row.reasons,
    begunIso: row.begunAt.toISOString(),
    ownLang: htmlLangOf(ownLanguage),
    otherLang: htmlLangOf(otherLanguage),
    ...facts,
  }))
}

export type OwnIntroduction = Awaited<ReturnType<typeof ownIntroductions>>[number]

/** Which side of an introduction a person is; null for everybody else. */
export async function sideIn(tx: Tx, row: IntroductionRow, personId: string): Promise<Side | null> {
  const owners = await tx
    .select({ id: catalogueEntries.id, ownerId: catalogueEntries.ownerId })
    .from(catalogueEntries)
    .where(or(eq(catalogueEntries.id, row.firstEntryId), eq(catalogueEntries.id, row.secondEntryId)))
  const own = owners.find(({ ownerId }) => ownerId === personId)
  return own ? (own.id === row.firstEntryId ? 'first' : 'second') : null
}
