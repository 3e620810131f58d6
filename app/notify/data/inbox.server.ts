import { and, desc, eq, inArray, isNull, lt, lte, notInArray, or, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { messages } from '#db/schema/index.ts'
import { isUuid } from '#app/people/data/entrance.server.ts'
import { inboxStates, keptOutOfInbox } from '../core/inbox.ts'

const pageSize = 30

/** Whose inbox it is: an account, and the address it has proved to be its own, in small letters. */
export type Reader = { readonly personId: string; readonly email: string }

/** What the inbox of a reader may show at all: theirs, and its turn to go has come. */
export function isInInboxOf({ personId, email }: Reader): SQL | undefined {
  return and(
    inArray(messages.state, [...inboxStates]),
    notInArray(messages.notice, [...keptOutOfInbox]),
    lte(messages.sendAt, sql`haaste_now()`),
    // Mail to an address without an account: whoever has proved the address since may read it.
    or(eq(messages.personId, personId), and(isNull(messages.personId), eq(messages.email, email))),
  )
}

/** A reader's mails, the newest first, thirty at a time; `after` is `<ISO instant>_<id>` of the last one seen. One query. */
export async function inboxOf(db: Executor, reader: Reader, after: string | null) {
  const at = sql<Date>`coalesce(${messages.sentAt}, ${messages.stateAt})`.mapWith(messages.stateAt)
  const [afterAt = '', afterId = ''] = after?.split('_') ?? []
  const isPaged = !Number.isNaN(Date.parse(afterAt)) && isUuid(afterId)
  const rows = await db
    .select({
      id: messages.id,
      notice: messages.notice,
      state: messages.state,
      subject: messages.subject,
      data: messages.data,
      locale: messages.locale,
      zone: messages.zone,
      at,
      readAt: messages.readAt,
    })
    .from(messages)
    .where(
      and(
        isInInboxOf(reader),
        isPaged
          ? or(
              lt(at, sql`${afterAt}::timestamptz`),
              and(eq(at, sql`${afterAt}::timestamptz`), lt(messages.id, afterId)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(at), desc(messages.id))
    .limit(pageSize + 1)
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return { rows: page, next: last ? `${last.at.toISOString()}_${last.id}` : null }
}

/** Notes when its reader first opened a mail; later times change nothing. */
export async function markRead(db: Executor, messageId: string): Promise<void> {
  await db
    .update(messages)
    .set({ readAt: sql`haaste_now()` })
    .where(and(eq(messages.id, messageId), isNull(messages.readAt)))
}
