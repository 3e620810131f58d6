import { eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, messages, programmes, programmeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { inLanguage } from '../core/moments.ts'

export type OutgoingMessage = typeof messages.$inferSelect & {
  readonly locale: Locale
  /** The challenge's zone, else the programme's, else the reader's own. */
  readonly organiserZone: string
  readonly programme: { readonly id: string; readonly name: string; readonly contactEmail: string } | null
}

/** What stands around a message: programme, contact, organiser's zone. */
export type Surroundings = Pick<OutgoingMessage, 'organiserZone' | 'programme'>

/** One message with what surrounds it. One query; null when there is none. */
export async function findMessage(db: Executor, messageId: string): Promise<OutgoingMessage | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(messageId)) return null
  const [row] = await select(db).where(eq(messages.id, messageId))
  return row ? outgoing(row) : null
}

/** What surrounds each of these messages, by message id. One query. */
export async function surroundingsOf(
  db: Executor,
  messageIds: readonly string[],
): Promise<Map<string, (locale: Locale) => Surroundings>> {
  const rows = await select(db).where(inArray(messages.id, [...messageIds]))
  return new Map(
    rows.map((row) => [
      row.message.id,
      (locale: Locale) => {
        const { organiserZone, programme } = outgoing({ ...row, message: { ...row.message, locale } })
        return { organiserZone, programme }
      },
    ]),
  )
}

function select(db: Executor) {
  return db
    .select({
      message: getTableColumns(messages),
      challengeZone: challenges.zone,
      programme: {
        id: programmes.id,
        slug: programmes.slug,
        zone: programmes.zone,
        contactEmail: programmes.contactEmail,
        names: sql<Partial<Record<Locale, string>> | null>`(
          select json_object_agg(${programmeTexts.locale}, ${programmeTexts.name})
          from ${programmeTexts} where ${programmeTexts.programmeId} = ${programmes.id})`,
      },
    })
    .from(messages)
    .leftJoin(challenges, eq(challenges.id, messages.challengeId))
    .leftJoin(programmes, eq(programmes.id, messages.programmeId))
}

function outgoing({
  message,
  programme,
  challengeZone,
}: Awaited<ReturnType<typeof select>>[number]): OutgoingMessage {
  const locale = message.locale ?? 'en'
  return {
    ...message,
    locale,
    organiserZone: challengeZone ?? programme?.zone ?? message.zone,
    programme: programme && {
      id: programme.id,
      name: inLanguage(programme.names ?? {}, locale) || programme.slug,
      contactEmail: programme.contactEmail,
    },
  }
}
