import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { messageEvents, messages } from '#db/schema/index.ts'
import type { PlannedMessage } from '../core/notice.ts'
import type { MessageState, OutboxRow, Reconciliation } from '../core/reconcile.ts'

/** The channel on which the sender is told that something may be due. */
export const dueChannel = 'haaste_due'

export type OutboxScope = {
  readonly challengeId: string
  readonly proposalId?: string
  /** Only messages of these notices: what is posted by hand is not planned and never taken away. */
  readonly notices: readonly string[]
}

/** What stands in the outbox for a challenge or one proposal of it, locked until the transaction ends. */
export function outboxRows(tx: Tx, { challengeId, proposalId, notices }: OutboxScope): Promise<OutboxRow[]> {
  return tx
    .select({
      id: messages.id,
      key: messages.key,
      state: messages.state,
      sendAt: messages.sendAt,
      expiresAt: messages.expiresAt,
      email: messages.email,
      locale: sql<string>`${messages.locale}`,
      zone: messages.zone,
    })
    .from(messages)
    .where(
      and(
        eq(messages.challengeId, challengeId),
        proposalId === undefined ? undefined : eq(messages.proposalId, proposalId),
        inArray(messages.notice, [...notices]),
      ),
    )
    .orderBy(messages.id)
    .for('update')
}

/** Carries out a reconciliation and writes each step into the history. Returns how many messages it touched. */
export async function applyReconciliation(
  tx: Tx,
  { insert, retime, cancel, revive }: Reconciliation,
  scope: { programmeId: string; challengeId: string; now: Date },
): Promise<number> {
  await insertPlanned(tx, insert, scope)
  await moveAll(tx, [...retime, ...revive], scope.now)
  await recordStates(
    tx,
    retime.map(({ row }) => ({ messageId: row.id, state: row.state, reason: 'moved' })),
  )
  await setState(
    tx,
    revive.map(({ row }) => row.id),
    { state: 'planned', reason: null, at: scope.now },
  )
  await setState(
    tx,
    cancel.map(({ id }) => id),
    { state: 'cancelled', reason: 'no-longer-wanted', at: scope.now },
  )
  return insert.length + retime.length + cancel.length + revive.length
}

/** Sets state and reason of some messages and writes it into their history. Nothing happens for an empty list. */
export async function setState(
  tx: Tx,
  ids: readonly string[],
  { state, reason, at }: { state: MessageState; reason: string | null; at: Date },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(messages)
    .set({ state, reason, stateAt: at, leasedBy: null, leasedUntil: null })
    .where(inArray(messages.id, [...ids]))
  await recordStates(
    tx,
    ids.map((messageId) => ({ messageId, state, reason })),
  )
}

/** Adds to the history of messages. */
export async function recordStates(
  tx: Executor,
  steps: readonly { messageId: string; state: MessageState; reason: string | null }[],
): Promise<void> {
  for (const part of inParts(steps)) await tx.insert(messageEvents).values([...part])
}

/** Tells waiting senders, at commit, that something may be due sooner than they think. */
export async function announceDue(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_notify(${dueChannel}, '')`)
}

async function insertPlanned(
  tx: Tx,
  planned: readonly PlannedMessage[],
  { programmeId, challengeId, now }: { programmeId: string; challengeId: string; now: Date },
): Promise<void> {
  for (const part of inParts(planned)) {
    const written = await tx
      .insert(messages)
      .values(
        part.map((message) => ({
          key: message.key,
          notice: message.notice,
          class: message.class,
          programmeId,
          challengeId,
          proposalId: message.proposalId,
          personId: message.to.personId,
          recipientName: message.to.name,
          email: message.to.email,
          locale: message.locale,
          zone: message.zone,
          data: message.data,
          sendAt: message.sendAt,
          expiresAt: message.expiresAt,
          plannedAt: now,
          stateAt: now,
        })),
      )
      .onConflictDoNothing({ target: messages.key })
      .returning({ messageId: messages.id })
    await recordStates(
      tx,
      written.map(({ messageId }) => ({ messageId, state: 'planned', reason: null })),
    )
  }
}

/** One statement for all: rows that are moved are many when a deadline moves. */
async function moveAll(
  tx: Tx,
  moved: readonly { row: OutboxRow; planned: PlannedMessage }[],
  now: Date,
): Promise<void> {
  for (const part of inParts(moved)) {
    const values = JSON.stringify(
      part.map(({ row, planned }) => ({
        id: row.id,
        recipient_name: planned.to.name,
        email: planned.to.email,
        locale: planned.locale,
        zone: planned.zone,
        data: planned.data,
        send_at: planned.sendAt,
        expires_at: planned.expiresAt,
      })),
    )
    await tx.execute(sql`
      update messages set recipient_name = moved.recipient_name, email = moved.email, locale = moved.locale, zone = moved.zone, data = moved.data,
        send_at = moved.send_at, expires_at = moved.expires_at, state_at = ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${values}::jsonb) as moved(
        id uuid, recipient_name text, email text, locale text, zone text, data jsonb, send_at timestamptz, expires_at timestamptz)
      where messages.id = moved.id`)
  }
}

/** Statements have a limit of parameters; a thousand rows at a time stay far below it. */
function* inParts<Item>(items: readonly Item[], size = 1000): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
