import { and, asc, eq, getTableColumns, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db, Executor, Tx } from '#db/client.server.ts'
import { messageBatches, messages, suppressions } from '#db/schema/index.ts'
import { nowOnce } from '#app/platform/clock.server.ts'
import type { MessageReason } from '../core/reasons.ts'
import { setState } from './outbox.server.ts'

const {
  subject: _subject,
  html: _html,
  text: _text,
  wordsHash: _wordsHash,
  ownWords: _ownWords,
  calendar: _calendar,
  envelope: _envelope,
  contentHash: _contentHash,
  ...columnsBeforeWords
} = getTableColumns(messages)

/** A message before its words are frozen. */
export type DueMessage = Omit<
  typeof messages.$inferSelect,
  'subject' | 'html' | 'text' | 'wordsHash' | 'ownWords' | 'calendar' | 'envelope' | 'contentHash'
>

const waitingToGo = ['planned', 'queued'] as const

/**
 * Locks due messages for the caller's transaction: mandatory ones first, then by instant. Rows that another sender holds
 * are left to it. `others` limits what is not mandatory.
 */
export async function lockDue(
  tx: Tx,
  { mandatory, others }: { mandatory: number; others: number },
  limit: number,
): Promise<DueMessage[]> {
  const due: DueMessage[] = []
  let room = { mandatory: Math.min(mandatory, limit), others: Math.min(others, limit) }
  for (const kind of ['mandatory', 'service', 'bulletin'] as const) {
    const most = Math.min(kind === 'mandatory' ? room.mandatory : room.others, limit - due.length)
    if (most <= 0) continue
    const rows = await tx
      .select(columnsBeforeWords)
      .from(messages)
      .where(
        and(
          eq(messages.class, kind),
          inArray(messages.state, [...waitingToGo]),
          lte(messages.sendAt, nowOnce),
          or(isNull(messages.nextTryAt), lte(messages.nextTryAt, nowOnce)),
        ),
      )
      .orderBy(asc(messages.sendAt))
      .limit(most)
      .for('update', { skipLocked: true })
    due.push(...rows)
    if (kind !== 'mandatory') room = { ...room, others: room.others - rows.length }
    else room = { ...room, others: Math.max(0, Math.min(room.others, others)) }
  }
  return due
}

/** What a daily quota has to reckon with: mandatory messages of the rest of the day (UTC), and what is on its way. One query. */
export async function claimsOnQuota(db: Executor): Promise<{ mandatoryAhead: number; onTheirWay: number }> {
  const isOnItsWay = eq(messages.state, 'sending')
  const isMandatoryAhead = and(
    eq(messages.class, 'mandatory'),
    inArray(messages.state, [...waitingToGo]),
    sql`${messages.sendAt} < date_trunc('day', ${nowOnce}, 'UTC') + interval '1 day'`,
  )
  const [row] = await db
    .select({
      mandatoryAhead: sql<number>`count(*) filter (where ${isMandatoryAhead})::int`,
      onTheirWay: sql<number>`count(*) filter (where ${isOnItsWay})::int`,
    })
    .from(messages)
    .where(or(isOnItsWay, isMandatoryAhead))
  return row ?? { mandatoryAhead: 0, onTheirWay: 0 }
}

/** Skips what waits and has expired. Returns how many. */
export async function endExpired(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: messages.id, now: sql<Date>`haaste_now()`.mapWith(messages.sendAt) })
      .from(messages)
      .where(and(inArray(messages.state, ['planned', 'queued', 'held']), lte(messages.expiresAt, nowOnce)))
      .limit(5000)
      .for('update', { skipLocked: true })
    const [first] = rows
    if (!first) return 0
    const ids = rows.map(({ id }) => id)
    await setState(tx, ids, { state: 'skipped', reason: 'expired', at: first.now })
    return rows.length
  })
}

/** What is due has to wait for the service: says so of each message, once. */
export async function markWaiting(db: Executor, reason: MessageReason): Promise<void> {
  await db.execute(sql`
    with waiting as (
      update messages set state = 'queued', reason = ${reason}, state_at = haaste_now()
      where id in (
        select id from messages
        where state in ('planned', 'queued') and send_at <= ${nowOnce} and reason is distinct from ${reason}
        limit 20000 for update skip locked)
      returning id)
    insert into message_events (message_id, state, reason) select id, 'queued', ${reason} from waiting`)
}

/** Leaves messages that could not be prepared alone until `waitMs` have gone by. */
export async function putOff(
  tx: Executor,
  ids: readonly string[],
  { reason, waitMs, at }: { reason: MessageReason; waitMs: number; at: Date },
): Promise<void> {
  if (ids.length === 0) return
  await setState(tx, ids, { state: 'queued', reason, at })
  await tx
    .update(messages)
    .set({ nextTryAt: new Date(at.getTime() + waitMs) })
    .where(inArray(messages.id, [...ids]))
}

/** Which of these addresses must not be written to, and why. */
export async function suppressedAmong(
  tx: Tx,
  emails: readonly string[],
): Promise<Map<string, 'bounced' | 'complained' | 'manual'>> {
  const lowered = [...new Set(emails.map((email) => email.toLowerCase()))]
  const rows = await tx
    .select({ email: suppressions.email, reason: suppressions.reason })
    .from(suppressions)
    .where(sql`${suppressions.email} = any(${sql.param(lowered)}::text[])`)
  return new Map(rows.map(({ email, reason }) => [email, reason]))
}

/**
 * When a sender has something to do next: a message that is due, a call to repeat, an expiry. Null when nothing waits
 * at all. Two queries.
 */
export async function nextMessageDueAt(db: Db): Promise<Date | null> {
  const [message] = await db
    .select({
      at: sql<Date | null>`min(greatest(${messages.sendAt}, ${messages.nextTryAt}))`.mapWith(messages.sendAt),
    })
    .from(messages)
    .where(inArray(messages.state, [...waitingToGo]))
  const [batch] = await db
    .select({
      at: sql<Date | null>`min(coalesce(${messageBatches.leasedUntil}, ${messageBatches.createdAt}))`.mapWith(
        messageBatches.createdAt,
      ),
    })
    .from(messageBatches)
    .where(eq(messageBatches.state, 'frozen'))
  const instants = [message?.at, batch?.at].flatMap((at) => at ?? [])
  return instants.length === 0 ? null : new Date(Math.min(...instants.map(Number)))
}
