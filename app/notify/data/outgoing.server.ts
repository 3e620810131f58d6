import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, messages, messageWords, programmes, programmeTexts } from '#db/schema/index.ts'
import { putTogether } from '#emails/words-in-parts.ts'
import { isUuid } from '#app/people/data/entrance.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { inLanguage } from '../core/moments.ts'
import { isInInboxOf, type Reader } from './inbox.server.ts'

export type OutgoingMessage = typeof messages.$inferSelect & {
  readonly locale: Locale
  /** The challenge's zone, else the programme's, else the reader's own. */
  readonly organiserZone: string
  readonly programme: {
    readonly id: string
    readonly name: string
    readonly contactEmail: string
    readonly accents: { readonly light: string; readonly dark: string } | null
    /** The name its mails come from; null for the installation's. */
    readonly senderName: string | null
  } | null
}

/** What stands around a message: programme, contact, organiser's zone. */
export type Surroundings = Pick<OutgoingMessage, 'organiserZone' | 'programme'>

/** One message with what surrounds it. One query; null when there is none. */
export async function findMessage(db: Executor, messageId: string): Promise<OutgoingMessage | null> {
  if (!isUuid(messageId)) return null
  const [row] = await select(db).where(eq(messages.id, messageId))
  return row ? outgoing(row) : null
}

/** The same for its reader, as their inbox shows it; null for anybody else. One query. */
export async function findOwnMessage(
  db: Executor,
  messageId: string,
  reader: Reader,
): Promise<OutgoingMessage | null> {
  if (!isUuid(messageId)) return null
  const [row] = await select(db).where(and(eq(messages.id, messageId), isInInboxOf(reader)))
  return row ? outgoing(row) : null
}

/** What surrounds messages of these challenges and programmes, whichever each belongs to. Two queries. */
export async function surroundingsOf(
  db: Executor,
  rows: readonly { readonly challengeId: string | null; readonly programmeId: string | null }[],
): Promise<(row: (typeof rows)[number] & { readonly zone: string }, locale: Locale) => Surroundings> {
  const challengeIds = distinct(rows.map(({ challengeId }) => challengeId))
  const programmeIds = distinct(rows.map(({ programmeId }) => programmeId))
  const zones = await db
    .select({ id: challenges.id, zone: challenges.zone })
    .from(challenges)
    .where(inArray(challenges.id, challengeIds))
  const found = await db.select(programmeColumns).from(programmes).where(inArray(programmes.id, programmeIds))
  const zoneOf = new Map(zones.map(({ id, zone }) => [id, zone]))
  const programmeOf = new Map(found.map((programme) => [programme.id, programme]))
  return ({ challengeId, programmeId, zone }, locale) =>
    surroundings({
      zone,
      locale,
      challengeZone: zoneOf.get(challengeId ?? ''),
      programme: programmeOf.get(programmeId ?? ''),
    })
}

const programmeColumns = {
  id: programmes.id,
  slug: programmes.slug,
  zone: programmes.zone,
  contactEmail: programmes.contactEmail,
  accentLight: programmes.accentLight,
  accentDark: programmes.accentDark,
  senderName: programmes.senderName,
  names: sql<Partial<Record<Locale, string>> | null>`(
    select json_object_agg(${programmeTexts.locale}, ${programmeTexts.name})
    from ${programmeTexts} where ${programmeTexts.programmeId} = ${programmes.id})`,
}

function select(db: Executor) {
  return db
    .select({
      message: getTableColumns(messages),
      common: { html: messageWords.html, text: messageWords.text },
      challengeZone: challenges.zone,
      programme: programmeColumns,
    })
    .from(messages)
    .leftJoin(messageWords, eq(messageWords.hash, messages.wordsHash))
    .leftJoin(challenges, eq(challenges.id, messages.challengeId))
    .leftJoin(programmes, eq(programmes.id, messages.programmeId))
}

type Found = Awaited<ReturnType<typeof select>>[number]

function outgoing({ message, common, programme, challengeZone }: Found): OutgoingMessage {
  const locale = message.locale ?? 'en'
  const { html, text, ownWords } = message
  const words = common && ownWords ? putTogether({ common, own: ownWords }) : { html, text }
  return {
    ...message,
    ...words,
    locale,
    ...surroundings({ zone: message.zone, locale, challengeZone, programme }),
  }
}

function surroundings({
  zone,
  locale,
  challengeZone,
  programme,
}: {
  zone: string
  locale: Locale
  challengeZone: string | null | undefined
  programme: Found['programme'] | undefined
}): Surroundings {
  return {
    organiserZone: challengeZone ?? programme?.zone ?? zone,
    programme: programme
      ? {
          id: programme.id,
          name: inLanguage(programme.names ?? {}, locale) || programme.slug,
          contactEmail: programme.contactEmail,
          accents: accentsOf(programme),
          senderName: programme.senderName,
        }
      : null,
  }
}

function accentsOf({ accentLight: light, accentDark: dark }: NonNullable<Found['programme']>) {
  return light === null || dark === null ? null : { light, dark }
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))]
}
