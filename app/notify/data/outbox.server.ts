import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { messageEvents, messages } from '#db/schema/index.ts'
import { nowOnce } from '#app/platform/clock.server.ts'
import type { PlannedMessage } from '../core/notice.ts'
import type { MessageReason } from '../core/reasons.ts'
import { heldAs, type HeldMail } from '../core/holds.ts'
import { heldWithOthers, type MessageState, type OutboxRow, type Reconciliation } from '../core/reconcile.ts'

/** The channel on which the sender is told that something may be due. */
export const dueChannel = 'haaste_due'

export type OutboxScope = {
  /** Without it: what is about the whole programme. */
  readonly challengeId?: string
  readonly programmeId?: string
  readonly proposalId?: string
  /** Only messages of these notices: what is posted by hand is not planned and never taken away. */
  readonly notices: readonly string[]
}

/**
 * What stands in the outbox for a challenge or one proposal of it. What may still change is locked until the transaction
 * ends; what is on its way belongs to the sender and is only read, so that the two never wait for each other.
 */
export async function outboxRows(tx: Tx, scope: OutboxScope): Promise<OutboxRow[]> {
  await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(isInScope(scope), inArray(messages.state, ['planned', 'held', 'queued', 'cancelled'])))
    .orderBy(messages.id)
    .for('update')
  return tx
    .select({
      id: messages.id,
      key: messages.key,
      state: messages.state,
      reason: messages.reason,
      sendAt: messages.sendAt,
      expiresAt: messages.expiresAt,
      email: messages.email,
      locale: sql<string>`${messages.locale}`,
      zone: messages.zone,
    })
    .from(messages)
    .where(isInScope(scope))
    .orderBy(messages.id)
}

function isInScope({ challengeId, programmeId, proposalId, notices }: OutboxScope) {
  return and(
    challengeId === undefined ? isNull(messages.challengeId) : eq(messages.challengeId, challengeId),
    programmeId === undefined ? undefined : eq(messages.programmeId, programmeId),
    proposalId === undefined ? undefined : eq(messages.proposalId, proposalId),
    inArray(messages.notice, [...notices]),
  )
}

/** Carries out a reconciliation and writes each step into the history. Returns how many messages it touched. */
export async function applyReconciliation(
  tx: Tx,
  change: Reconciliation,
  scope: { programmeId: string; challengeId: string | null; now: Date } & HeldMail,
): Promise<number> {
  const { insert, retime, cancel, revive, hold, release } = change
  for (const because of [null, ...heldWithOthers]) {
    const meant = insert.filter((message) => heldAs(message, scope) === because)
    await insertPlanned(tx, meant, { ...scope, because })
  }
  await moveAll(tx, [...retime, ...revive], scope.now)
  await recordStates(
    tx,
    retime.map(({ row }) => ({ messageId: row.id, state: row.state, reason: 'moved' })),
  )
  const at = scope.now
  const planned = { state: 'planned', reason: null, at } as const
  await setState(tx, idsOf(revive), planned)
  await setState(tx, idsOf(release), { ...planned, told: 'released' })
  for (const because of heldWithOthers) {
    const rows = hold.filter((one) => one.because === because)
    await setState(tx, idsOf(rows), { state: 'held', reason: because, at })
  }
  for (const because of new Set(cancel.map((one) => one.because))) {
    const rows = cancel.filter((one) => one.because === because)
    await setState(tx, idsOf(rows), { state: 'cancelled', reason: because, at })
  }
  return [insert, retime, cancel, revive, hold, release].reduce((sum, { length }) => sum + length, 0)
}

function idsOf(rows: readonly (OutboxRow | { readonly row: OutboxRow })[]): string[] {
  return rows.map((one) => ('row' in one ? one.row.id : one.id))
}

/**
 * Sets state and reason of some messages and writes it into their history; `told` is a reason for the history alone.
 * Nothing happens for an empty list.
 */
export async function setState(
  tx: Executor,
  ids: readonly string[],
  {
    state,
    reason,
    at,
    told,
  }: { state: MessageState; reason: MessageReason | null; at: Date; told?: MessageReason },
): Promise<void> {
  for (const part of inParts(ids, 10_000)) {
    const values = sql`${JSON.stringify(part)}::jsonb`
    await tx.execute(sql`
      with changed as (
        update messages set state = ${state}, reason = ${reason}, state_at = ${at.toISOString()}::timestamptz
        where id in (select value::uuid from jsonb_array_elements_text(${values})) returning id)
      insert into message_events (message_id, state, reason, at) select id, ${state}, ${told ?? reason}, ${nowOnce} from changed`)
  }
}

/** Adds to the history of messages. */
export async function recordStates(
  tx: Executor,
  steps: readonly { messageId: string; state: MessageState; reason: MessageReason | null; detail?: string }[],
): Promise<void> {
  for (const part of inParts(steps)) await tx.insert(messageEvents).values([...part])
}

/** Tells waiting senders, at commit, that something may be due sooner than they think. */
export async function announceDue(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_notify(${dueChannel}, '')`)
}

/** Rows and history in one statement for some thousand messages at a time: a wave is planned in seconds. */
async function insertPlanned(
  tx: Tx,
  planned: readonly PlannedMessage[],
  {
    programmeId,
    challengeId,
    now,
    because: reason,
  }: { programmeId: string; challengeId: string | null; now: Date; because: MessageReason | null },
): Promise<void> {
  const state: MessageState = reason === null ? 'planned' : 'held'
  for (const part of inParts(planned, 5000)) {
    const values = JSON.stringify(
      part.map((message) => ({
        key: message.key,
        notice: message.notice,
        class: message.class,
        proposal_id: message.proposalId ?? null,
        person_id: message.to.personId,
        recipient_name: message.to.name,
        email: message.to.email,
        locale: message.locale,
        zone: message.zone,
        data: message.data,
        send_at: message.sendAt,
        expires_at: message.expiresAt,
      })),
    )
    await tx.execute(sql`
      with written as (
        insert into messages (key, notice, class, state, reason, programme_id, challenge_id, proposal_id, person_id,
          recipient_name, email, locale, zone, data, send_at, expires_at, planned_at, state_at)
        select w.key, w.notice, w.class, ${state}, ${reason}, ${programmeId}::uuid, ${challengeId}::uuid, w.proposal_id,
          w.person_id, w.recipient_name, w.email, w.locale, w.zone, w.data, w.send_at, w.expires_at,
          ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
        from jsonb_to_recordset(${values}::jsonb) as w(key text, notice text, class text, proposal_id uuid, person_id uuid,
          recipient_name text, email text, locale text, zone text, data jsonb, send_at timestamptz, expires_at timestamptz)
        on conflict (key) do nothing returning id)
      insert into message_events (message_id, state, reason, at) select id, ${state}, ${reason}, ${nowOnce} from written`)
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
