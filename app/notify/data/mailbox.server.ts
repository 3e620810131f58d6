import { and, desc, eq, gt, ilike, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  mailRefusals,
  messageBatches,
  messageEvents,
  messageHolds,
  messages,
  messageWords,
  programmes,
  programmeTexts,
  proposals,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { isRefused } from '../core/refusals-of-mail.ts'
import { inLanguage } from '../core/moments.ts'
import { messageStates, type MessageState } from '../core/reconcile.ts'

const pageSize = 50
/** More people than this are found by searching. */
const offeredPeople = 300

export type MailboxFilter = {
  /** Part of a name, an address, a subject, the words, the data of what is still to be written, or a reference. */
  readonly search: string
  /** An address. */
  readonly person: string | null
  /** The id of a programme. */
  readonly programme: string | null
  readonly notice: string | null
  readonly state: MessageState | null
  /** Keyset: rows after this one, `<ISO instant>_<id>`. */
  readonly after: string | null
}

/** A word from an address bar, if it is the name of a state. */
export function messageState(word: string | null): MessageState | null {
  return messageStates.find((state) => state === word) ?? null
}

/** Messages as the mailbox lists them, fifty at a time, and how many there are with this filter. Two queries. */
export async function mailboxMessages(db: Executor, filter: MailboxFilter) {
  // One column to page by: what has happened, newest first, and behind it what is to come, soonest first.
  const rank = sql<Date>`case when ${messages.state} in ('planned', 'held', 'queued')
    then timestamptz '1970-01-01Z' - (${messages.sendAt} - timestamptz '1970-01-01Z')
    else coalesce(${messages.sentAt}, ${messages.stateAt}) end`.mapWith(messages.stateAt)
  const [afterAt, afterId] = filter.after?.split('_') ?? []
  const matching = conditionOf(filter)
  const rows = await db
    .select({
      id: messages.id,
      notice: messages.notice,
      state: messages.state,
      subject: messages.subject,
      data: messages.data,
      locale: messages.locale,
      zone: messages.zone,
      recipientName: messages.recipientName,
      email: messages.email,
      sendAt: messages.sendAt,
      rank,
      changedAt: sql<Date>`coalesce(${messages.sentAt}, ${messages.stateAt})`.mapWith(messages.stateAt),
    })
    .from(messages)
    .where(
      and(
        matching,
        isKeyset(afterAt, afterId)
          ? or(
              lt(rank, sql`${afterAt}::timestamptz`),
              and(eq(rank, sql`${afterAt}::timestamptz`), lt(messages.id, afterId!)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(rank), desc(messages.id))
    .limit(pageSize + 1)
  const [total] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(messages)
    .where(matching)
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return {
    rows: page,
    count: total?.count ?? 0,
    next: last ? `${last.rank.toISOString()}_${last.id}` : null,
  }
}

/** The kinds of notice that have messages at all, for the filter. */
export async function noticesWithMessages(db: Executor): Promise<string[]> {
  const rows = await db.selectDistinct({ notice: messages.notice }).from(messages).orderBy(messages.notice)
  return rows.map(({ notice }) => notice)
}

/** The addresses that have messages, with a name, for the filter; the first three hundred by name. */
export function peopleWithMessages(db: Executor): Promise<{ email: string; name: string }[]> {
  const email = sql<string>`lower(${messages.email})`
  const name = sql<string>`max(${messages.recipientName})`
  return db.select({ email, name }).from(messages).groupBy(email).orderBy(name, email).limit(offeredPeople)
}

/** The programmes that have messages, by name in the reader's language. */
export async function programmesWithMessages(db: Executor, locale: Locale) {
  const rows = await db
    .select({
      id: programmes.id,
      slug: programmes.slug,
      names: sql<Partial<
        Record<Locale, string>
      > | null>`json_object_agg(${programmeTexts.locale}, ${programmeTexts.name}) filter (where ${programmeTexts.name} is not null)`,
    })
    .from(programmes)
    .leftJoin(programmeTexts, eq(programmeTexts.programmeId, programmes.id))
    .where(sql`exists (select 1 from messages m where m.programme_id = ${programmes.id})`)
    .groupBy(programmes.id)
  return rows
    .map(({ id, slug, names }) => ({ id, name: inLanguage(names ?? {}, locale) || slug }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}

/** What happened to one message, in order. */
export function historyOf(db: Executor, messageId: string) {
  const { state, reason, detail, at } = messageEvents
  return db
    .select({ state, reason, detail, at })
    .from(messageEvents)
    .where(eq(messageEvents.messageId, messageId))
    .orderBy(at, sql`array_position(array['planned','held','queued','sending'], ${state}) nulls last`)
}

/** The call a message travels in; null before it is frozen. */
export async function batchOf(db: Executor, batchId: string | null) {
  if (batchId === null) return null
  const { id, transport, state, attempts, firstTriedAt, reason } = messageBatches
  const [batch] = await db
    .select({
      id,
      transport,
      state,
      attempts,
      firstTriedAt,
      reason,
      // Written out: in a query on one table drizzle names columns without their table, and `id` would be the inner one.
      size: sql<number>`(select count(*)::int from messages m where m.batch_id = message_batches.id)`,
    })
    .from(messageBatches)
    .where(eq(id, batchId))
  return batch ?? null
}

/** The words with which somebody holds this mail at present, by itself or with all others; null when nobody does. */
export async function holdOn(
  db: Executor,
  {
    programmeId,
    challengeId,
    notice,
    sendAt,
  }: Pick<typeof messages.$inferSelect, 'programmeId' | 'challengeId' | 'notice' | 'sendAt'>,
): Promise<string | null> {
  if (programmeId === null) return null
  const [hold] = await db
    .select({ reason: messageHolds.reason })
    .from(messageHolds)
    .where(
      and(
        eq(messageHolds.programmeId, programmeId),
        isNull(messageHolds.releasedAt),
        or(
          and(
            isNull(messageHolds.notice),
            or(
              isNull(messageHolds.challengeId),
              challengeId === null ? undefined : eq(messageHolds.challengeId, challengeId),
            ),
          ),
          and(
            eq(messageHolds.notice, notice),
            challengeId === null
              ? isNull(messageHolds.challengeId)
              : eq(messageHolds.challengeId, challengeId),
            lte(messageHolds.fromAt, sendAt),
            gt(messageHolds.toAt, sendAt),
          ),
        ),
      ),
    )
    .limit(1)
  return hold?.reason ?? null
}

/** True when its reader has said no to this mail by now. */
export async function isRefusedByReader(
  db: Executor,
  mail: Pick<typeof messages.$inferSelect, 'personId' | 'notice' | 'class' | 'challengeId'>,
): Promise<boolean> {
  if (mail.personId === null) return false
  const { personId, notice, challengeId } = mailRefusals
  const refusals = await db
    .select({ personId, notice, challengeId })
    .from(mailRefusals)
    .where(eq(personId, mail.personId))
  return isRefused(mail, refusals)
}

/** The text part, also where it is kept in two parts. */
const textOfMessage = sql`coalesce(${messages.text}, (
  select string_agg(
    case json_typeof(p.piece) when 'number' then ${messages.ownWords} -> 'text' ->> (p.piece #>> '{}')::int else p.piece #>> '{}' end,
    '' order by p.place)
  from ${messageWords}, json_array_elements(${messageWords.text}) with ordinality p(piece, place)
  where ${messageWords.hash} = ${messages.wordsHash}))`

function conditionOf({ search, notice, state, person, programme }: MailboxFilter) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return and(
    notice === null ? undefined : eq(messages.notice, notice),
    state === null ? undefined : eq(messages.state, state),
    person === null ? undefined : sql`lower(${messages.email}) = ${person.toLowerCase()}`,
    programme === null ? undefined : sql`${messages.programmeId}::text = ${programme}`,
    search === ''
      ? undefined
      : or(
          ilike(messages.recipientName, pattern),
          ilike(messages.email, pattern),
          ilike(messages.subject, pattern),
          sql`${textOfMessage} ilike ${pattern}`,
          // Before it is frozen a message has no words yet, only what they will be made of.
          and(isNull(messages.subject), sql`${messages.data}::text ilike ${pattern}`),
          sql`exists (select 1 from ${proposals}
            where ${proposals.id} = ${messages.proposalId} and ${proposals.reference} ilike ${pattern})`,
        ),
  )
}

function isKeyset(at: string | undefined, id: string | undefined): boolean {
  return at !== undefined && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id ?? '')
}
