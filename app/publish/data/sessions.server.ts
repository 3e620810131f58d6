import { and, asc, count, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  agendaItems,
  challenges,
  programmeSessions,
  programmeSessionTexts,
  pubAgendaItems,
  pubChallenges,
  pubProgrammes,
  pubProgrammeTexts,
  pubSessionActions,
  pubSessions,
  pubSessionTexts,
  sessionActions,
  sessionGuests,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { renderMarkdown } from '#app/platform/markdown.ts'
import { agendaTimes } from '../core/agenda.ts'
import { fewPlacesLeft } from '../core/few-places-left.ts'
import { textIn } from '../core/text-in.ts'

/** The session, locked until the transaction ends, so that whoever gives places away waits for each other; or null. */
export async function lockSession(tx: Tx, id: string) {
  const [row] = await tx.select().from(programmeSessions).where(eq(programmeSessions.id, id)).for('update')
  return row ?? null
}

export type LockedSession = NonNullable<Awaited<ReturnType<typeof lockSession>>>

/** Titles by language, for mails. One query. */
export async function sessionTitles(
  db: Executor,
  sessionId: string,
): Promise<Partial<Record<Locale, string>>> {
  const rows = await db
    .select({ locale: programmeSessionTexts.locale, title: programmeSessionTexts.title })
    .from(programmeSessionTexts)
    .where(eq(programmeSessionTexts.sessionId, sessionId))
  return Object.fromEntries(rows.map(({ locale, title }) => [locale, title]))
}

/** A session by its address within a programme, as organisers see it; null when it is not theirs. */
export async function sessionOfProgramme(db: Executor, programmeId: string, slug: string) {
  const [row] = await db
    .select()
    .from(programmeSessions)
    .where(and(eq(programmeSessions.programmeId, programmeId), eq(programmeSessions.slug, slug)))
  if (!row) return null
  const [texts, agenda, actions, states, editions] = await Promise.all([
    db.select().from(programmeSessionTexts).where(eq(programmeSessionTexts.sessionId, row.id)),
    db
      .select({
        id: agendaItems.id,
        position: agendaItems.position,
        minutes: agendaItems.minutes,
        titles: agendaItems.titles,
        speaker: agendaItems.speaker,
        isSlot: agendaItems.isSlot,
        takenBy: sessionGuests.name,
      })
      .from(agendaItems)
      .leftJoin(sessionGuests, eq(sessionGuests.id, agendaItems.takenBy))
      .where(eq(agendaItems.sessionId, row.id))
      .orderBy(asc(agendaItems.position)),
    db
      .select()
      .from(sessionActions)
      .where(eq(sessionActions.sessionId, row.id))
      .orderBy(asc(sessionActions.dueOn), asc(sessionActions.id)),
    db
      .select({ state: sessionGuests.state, guests: count() })
      .from(sessionGuests)
      .where(eq(sessionGuests.sessionId, row.id))
      .groupBy(sessionGuests.state),
    db
      .select({ slug: programmeSessions.slug, edition: programmeSessions.edition })
      .from(programmeSessions)
      .where(eq(programmeSessions.previousId, row.id)),
  ])
  const guests = (state: string) => states.find((each) => each.state === state)?.guests ?? 0
  return {
    ...row,
    texts,
    agenda,
    actions,
    guests: { registered: guests('registered'), waiting: guests('waiting'), asked: guests('asked') },
    nextEditions: editions,
  }
}

/** The sessions of a programme for those who work for it, the latest first. One query. */
export async function sessionsForStaff(db: Executor, programmeId: string, lang: Locale) {
  const rows = await db
    .select({
      slug: programmeSessions.slug,
      kind: programmeSessions.kind,
      edition: programmeSessions.edition,
      zone: programmeSessions.zone,
      startsAt: programmeSessions.startsAt,
      endsAt: programmeSessions.endsAt,
      capacity: programmeSessions.capacity,
      placesTaken: programmeSessions.placesTaken,
      publishedAt: programmeSessions.publishedAt,
      cancelledAt: programmeSessions.cancelledAt,
      titles: sql<Partial<Record<Locale, string>>>`coalesce((select json_object_agg(t.locale, t.title)
        from programme_session_texts t where t.session_id = ${programmeSessions.id}), '{}'::json)`,
    })
    .from(programmeSessions)
    .where(eq(programmeSessions.programmeId, programmeId))
    .orderBy(desc(programmeSessions.startsAt), asc(programmeSessions.slug))
    .limit(200)
  return rows.map(({ titles, startsAt, endsAt, publishedAt, cancelledAt, ...row }) => ({
    ...row,
    title: titleIn(titles, lang),
    startsAtIso: startsAt.toISOString(),
    endsAtIso: endsAt.toISOString(),
    isPublished: publishedAt !== null,
    isCancelled: cancelledAt !== null,
  }))
}

function titleIn(titles: Partial<Record<Locale, string>>, lang: Locale): string {
  const rows = Object.entries(titles).map(([locale, title]) => ({ locale: locale as Locale, title }))
  return textIn(rows, lang)?.title ?? ''
}

export type SessionCard = {
  readonly slug: string
  readonly kind: 'reverse_pitch' | 'information' | 'ceremony' | 'matchmaking'
  readonly title: string
  readonly titleLocale: Locale
  readonly zone: string
  readonly startsAtIso: string
  readonly endsAtIso: string
  readonly place: string
  readonly hasJoinLink: boolean
  readonly isOver: boolean
  readonly isCancelled: boolean
  readonly isFull: boolean
}

/**
 * What a public page lists: sessions of a programme, or of one challenge together with those of its whole programme. The
 * next first, then those that are over. Two queries.
 */
export async function publicSessions(
  db: Executor,
  { programme, challenge, lang, now }: { programme?: string; challenge?: string; lang: Locale; now: Date },
): Promise<SessionCard[]> {
  const ofChallenge = db
    .select({ id: pubChallenges.id })
    .from(pubChallenges)
    .where(eq(pubChallenges.slug, challenge ?? ''))
  const ofProgramme = challenge
    ? db
        .select({ id: pubChallenges.programmeId })
        .from(pubChallenges)
        .where(eq(pubChallenges.slug, challenge))
    : db
        .select({ id: pubProgrammes.id })
        .from(pubProgrammes)
        .where(eq(pubProgrammes.slug, programme ?? ''))
  const rows = await db
    .select()
    .from(pubSessions)
    .where(
      and(
        inArray(pubSessions.programmeId, ofProgramme),
        challenge
          ? or(isNull(pubSessions.challengeId), inArray(pubSessions.challengeId, ofChallenge))
          : undefined,
      ),
    )
    .orderBy(asc(pubSessions.startsAt), asc(pubSessions.slug))
    .limit(100)
  const texts = await textsOf(
    db,
    rows.map(({ id }) => id),
  )
  const cards = rows.map((row) => cardOf(row, texts, { lang, now }))
  return [...cards.filter(({ isOver }) => !isOver), ...cards.filter(({ isOver }) => isOver).reverse()]
}

type SessionTexts = readonly { sessionId: string; locale: Locale; title: string; description: string }[]

async function textsOf(db: Executor, ids: readonly string[]): Promise<SessionTexts> {
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(pubSessionTexts)
    .where(inArray(pubSessionTexts.sessionId, [...ids]))
  return rows.map((row) => ({ ...row, locale: row.locale ?? 'en' }))
}

function cardOf(
  row: typeof pubSessions.$inferSelect,
  texts: SessionTexts,
  { lang, now }: { lang: Locale; now: Date },
): SessionCard {
  const text = textIn(
    texts.filter(({ sessionId }) => sessionId === row.id),
    lang,
  )
  return {
    slug: row.slug,
    kind: row.kind,
    title: text?.title ?? row.slug,
    titleLocale: text?.locale ?? lang,
    zone: row.zone,
    startsAtIso: row.startsAt.toISOString(),
    endsAtIso: row.endsAt.toISOString(),
    place: row.place,
    hasJoinLink: row.hasJoinLink,
    isOver: row.endsAt <= now,
    isCancelled: row.isCancelled,
    isFull: row.placesLeft !== null && row.placesLeft <= 0,
  }
}

/** Everything the public page of a session shows, or null. Never the link to join, nor how many come. */
export async function publicSession(
  db: Executor,
  { slug, lang, now }: { slug: string; lang: Locale; now: Date },
) {
  const [row] = await db.select().from(pubSessions).where(eq(pubSessions.slug, slug))
  if (!row) return null
  const [texts, agenda, actions, programme, challenge] = await Promise.all([
    textsOf(db, [row.id]),
    db
      .select()
      .from(pubAgendaItems)
      .where(eq(pubAgendaItems.sessionId, row.id))
      .orderBy(asc(pubAgendaItems.position)),
    db
      .select()
      .from(pubSessionActions)
      .where(eq(pubSessionActions.sessionId, row.id))
      .orderBy(asc(pubSessionActions.dueOn)),
    db
      .select({
        slug: pubProgrammes.slug,
        partnerZones: pubProgrammes.partnerZones,
        contactEmail: pubProgrammes.contactEmail,
        locale: pubProgrammeTexts.locale,
        name: pubProgrammeTexts.name,
      })
      .from(pubProgrammes)
      .innerJoin(pubProgrammeTexts, eq(pubProgrammeTexts.programmeId, pubProgrammes.id))
      .where(eq(pubProgrammes.id, row.programmeId)),
    row.challengeId === null
      ? []
      : db
          .select({ slug: pubChallenges.slug })
          .from(pubChallenges)
          .where(eq(pubChallenges.id, row.challengeId)),
  ])
  const card = cardOf(row, texts, { lang, now })
  const text = textIn(texts, lang)
  const named = textIn(programme, lang)
  return {
    id: row.id,
    ...card,
    edition: row.edition,
    sequence: row.sequence,
    movedAt: row.movedAt,
    description: renderMarkdown(text?.description ?? ''),
    descriptionText: text?.description ?? '',
    placesLeft: fewPlacesLeft(row.placesLeft, card),
    cancelReason: row.cancelReason,
    recordingLink: row.recordingLink,
    slidesLink: row.slidesLink,
    partnerZones: named?.partnerZones ?? [],
    contactEmail: named?.contactEmail ?? null,
    programme: named ? { slug: named.slug, name: named.name } : null,
    challengeSlug: challenge[0]?.slug ?? null,
    agenda: agendaTimes(
      row.startsAt,
      agenda.map(({ minutes, titles, speaker, isSlot, isTaken }) => ({
        minutes,
        title: titleIn(titles, lang),
        speaker,
        isSlot,
        isTaken,
      })),
    ),
    actions: actions.map(({ doneAt, ...action }) => ({ ...action, isDone: doneAt !== null })),
  }
}

/** The challenges of a programme a session may be about. One query. */
export async function challengesToChoose(db: Executor, programmeId: string) {
  return db
    .select({ id: challenges.id, slug: challenges.slug, number: challenges.number })
    .from(challenges)
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(asc(challenges.number))
}
