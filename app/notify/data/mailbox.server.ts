import { and, desc, eq, ilike, lt, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { messageEvents, messages } from '#db/schema/index.ts'
import { messageStates, type MessageState } from '../core/reconcile.ts'

const pageSize = 50

export type MailboxFilter = {
  /** Part of a name, an address or a subject. */
  readonly search: string
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

/** What happened to one message, in order. */
export function historyOf(db: Executor, messageId: string) {
  const { state, reason, at } = messageEvents
  return db
    .select({ state, reason, at })
    .from(messageEvents)
    .where(eq(messageEvents.messageId, messageId))
    .orderBy(at, sql`array_position(array['planned','held','queued','sending'], ${state}) nulls last`)
}

function conditionOf({ search, notice, state }: MailboxFilter) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return and(
    notice === null ? undefined : eq(messages.notice, notice),
    state === null ? undefined : eq(messages.state, state),
    search === ''
      ? undefined
      : or(
          ilike(messages.recipientName, pattern),
          ilike(messages.email, pattern),
          ilike(messages.subject, pattern),
        ),
  )
}

function isKeyset(at: string | undefined, id: string | undefined): boolean {
  return at !== undefined && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id ?? '')
}
