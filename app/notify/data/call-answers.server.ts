import { sql } from 'drizzle-orm'
import type { Db, Executor } from '#db/client.server.ts'
import { messageBatches } from '#db/schema/index.ts'
import { nowOnce } from '#app/platform/clock.server.ts'
import type { MessageReason } from '../core/reasons.ts'
import type { MessageState } from '../core/reconcile.ts'
import type { Transport } from '../transport.ts'
import { isMine, leaseEnd } from './leases.ts'
import { placeColumns, placeTaken, waitOf, type PlaceRow } from './mail-service.server.ts'

/** `begun`: the call may be made, now. `wait`: there is no place among the calls yet. `over`: another's by now, or ended. */
export type Beginning =
  | {
      readonly kind: 'begun'
      /** The number of the try, from 1. */
      readonly attempt: number
      /** Certainly nobody has got anything of it yet. */
      readonly isFirst: boolean
      /** When the place was taken, since 1970; null where there is no pace. */
      readonly calledAtMs: number | null
      /** At most so much later than it was made does it count. */
      readonly marginMs: number
    }
  | { readonly kind: 'wait'; readonly waitMs: number }
  | { readonly kind: 'over' }

/** Right before the call: takes a place among the calls of all senders and writes down that it is made. One statement. */
export async function beginCall(
  db: Db,
  {
    key,
    worker,
    leaseSeconds,
    transport: { name, pace },
  }: { key: string; worker: string; leaseSeconds: number; transport: Pick<Transport, 'name' | 'pace'> },
): Promise<Beginning> {
  const { rows } = await db.execute<PlaceRow & { attempts: number | null; is_first: boolean | null }>(sql`
    with batch as (
      select "id", "first_tried_at" is null as is_first from message_batches
      where "id" = ${key}::uuid and "state" = 'frozen' and "leased_by" = ${worker}
        and ("expires_at" is null or "expires_at" > haaste_now()) for update),
    place as (${pace === null ? sql`select null::timestamptz as called_at` : placeTaken(name, pace)}),
    begun as (
      update message_batches b set "leased_until" = ${leaseEnd(leaseSeconds)}, "attempts" = b."attempts" + 1,
        "first_tried_at" = coalesce(b."first_tried_at", haaste_now())
      from batch where b."id" = batch."id" and exists (select from place) returning b."attempts")
    select ${placeColumns}, (select attempts from begun) as attempts, (select is_first from batch) as is_first
    from (select) one left join mail_services on name = ${name}`)
  const row = rows[0]
  if (row === undefined || row.is_first === null) return { kind: 'over' }
  if (row.attempts === null) return { kind: 'wait', waitMs: pace === null ? 1 : waitOf(row, pace) }
  return {
    kind: 'begun',
    attempt: row.attempts,
    isFirst: row.is_first,
    calledAtMs: row.called_at_ms,
    marginMs: row.margin_ms ?? 0,
  }
}

export type RecordedFate = {
  readonly id: string
  readonly state: Extract<MessageState, 'sent' | 'failed'>
  readonly reason: MessageReason | null
  readonly detail: string | null
  readonly providerId: string | null
  /** The mail held a secret: its words stay nowhere. */
  readonly isWiped: boolean
}

/**
 * Writes down what became of each mail of an accepted call. A message whose delivery was told meanwhile keeps what was
 * told. Nothing happens when the batch is another's by now.
 */
export async function recordFates(
  db: Db,
  {
    key,
    worker,
    fates,
    attempts,
  }: { key: string; worker: string; fates: readonly RecordedFate[]; attempts: number },
): Promise<boolean> {
  const rows = fates.map(({ id, state, reason, detail, providerId, isWiped }) => ({
    id,
    state,
    reason,
    detail: detail?.slice(0, 500) ?? null,
    provider_id: providerId,
    is_wiped: isWiped,
  }))
  const { rowCount } = await db.execute(sql`
    with batch as (
      update message_batches set state = 'accepted', reason = null, leased_by = null, leased_until = null, state_at = haaste_now()
      where id = ${key}::uuid and state = 'frozen' and leased_by = ${worker} returning id),
    fate as (
      select f.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as f(id uuid, state text, reason text, detail text, provider_id text, is_wiped boolean)),
    done as (
      update messages m set provider_id = coalesce(f.provider_id, m.provider_id), attempts = m.attempts + ${attempts},
        state = case when m.state = 'sending' then f.state else m.state end,
        reason = case when m.state = 'sending' then f.reason else m.reason end,
        detail = coalesce(f.detail, m.detail),
        state_at = case when m.state = 'sending' then ${nowOnce} else m.state_at end,
        sent_at = case when f.state = 'sent' then coalesce(m.sent_at, ${nowOnce}) else m.sent_at end,
        subject = case when f.is_wiped then null else m.subject end,
        html = case when f.is_wiped then null else m.html end,
        text = case when f.is_wiped then null else m.text end,
        words_hash = case when not f.is_wiped then m.words_hash end,
        own_words = case when not f.is_wiped then m.own_words end,
        data = case when f.is_wiped then '{}'::jsonb else m.data end
      from fate f, batch b where m.id = f.id and m.batch_id = b.id
      returning m.id, f.state, f.reason, f.detail),
    told as (insert into message_events (message_id, state, reason, detail, at) select id, state, reason, detail, ${nowOnce} from done)
    select id from batch`)
  return (rowCount ?? 0) > 0
}

/** Keeps the batch for another call under the same key after `waitMs`. */
export async function recordLostAnswer(
  db: Db,
  { key, worker, waitMs }: { key: string; worker: string; waitMs: number },
): Promise<void> {
  const reason: MessageReason = 'answer-lost'
  await db.execute(sql`
    with batch as (
      update message_batches set reason = ${reason}, leased_by = null, leased_until = haaste_now() + make_interval(secs => ${waitMs / 1000})
      where id = ${key}::uuid and state = 'frozen' and leased_by = ${worker} returning id),
    waiting as (
      update messages m set reason = ${reason} from batch b where m.batch_id = b.id and m.state = 'sending' returning m.id)
    insert into message_events (message_id, state, reason) select id, 'sending', ${reason} from waiting`)
}

/**
 * Keeps a batch of which certainly nothing was accepted as it is, for another call under the same key after `waitMs`. It
 * counts as never handed over.
 */
export async function keepBatch(
  db: Db,
  { key, worker, reason, waitMs }: { key: string; worker: string; reason: MessageReason; waitMs: number },
): Promise<void> {
  await db
    .update(messageBatches)
    .set({
      reason,
      firstTriedAt: null,
      leasedBy: null,
      leasedUntil: sql`haaste_now() + make_interval(secs => ${waitMs / 1000})`,
    })
    .where(isMine(key, worker))
}

/**
 * Certainly nothing of the call was accepted: its messages wait again, are looked at again and travel under another key.
 * `nextTryAt` null: as soon as the service is ready.
 */
export async function dissolveBatch(
  db: Executor,
  { key, worker, reason, waitMs }: { key: string; worker: string; reason: MessageReason; waitMs: number },
): Promise<void> {
  await db.execute(sql`
    with batch as (
      update message_batches set state = 'dissolved', reason = ${reason}, leased_by = null, leased_until = null, state_at = haaste_now()
      where id = ${key}::uuid and state = 'frozen' and leased_by = ${worker} returning id, attempts),
    waiting as (
      update messages m set state = 'queued', reason = ${reason}, state_at = haaste_now(), batch_id = null, batch_position = null,
        subject = null, html = null, text = null, words_hash = null, own_words = null, calendar = null, envelope = null, content_hash = null,
        attempts = m.attempts + b.attempts,
        next_try_at = case when ${waitMs}::float8 > 0 then haaste_now() + make_interval(secs => ${waitMs / 1000}) end
      from batch b where m.batch_id = b.id and m.state = 'sending' returning m.id)
    insert into message_events (message_id, state, reason) select id, 'queued', ${reason} from waiting`)
}

/** The whole call was turned down for what is in it: each of its mails is tried alone, under a key of its own. */
export async function splitBatch(db: Db, { key, worker }: { key: string; worker: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const [batch] = await tx
      .update(messageBatches)
      .set({
        state: 'dissolved',
        reason: 'alone',
        leasedBy: null,
        leasedUntil: null,
        stateAt: sql`haaste_now()`,
      })
      .where(isMine(key, worker))
      .returning({
        id: messageBatches.id,
        transport: messageBatches.transport,
        attempts: messageBatches.attempts,
      })
    if (!batch) return
    await tx.execute(sql`
      with alone as materialized (
        select m.id as message_id, gen_random_uuid() as batch_id, m.expires_at from messages m
        where m.batch_id = ${key}::uuid and m.state = 'sending'),
      written as (
        insert into message_batches (id, transport, expires_at)
        select batch_id, ${batch.transport}, expires_at from alone returning id)
      update messages m set batch_id = a.batch_id, batch_position = 0, reason = 'alone', attempts = m.attempts + ${batch.attempts}
      from alone a join written w on w.id = a.batch_id where m.id = a.message_id`)
  })
}

/** Ends a batch that nobody may hand over any more; its messages need a person. */
export async function endBatch(
  db: Executor,
  { key, reason }: { key: string; reason: MessageReason },
): Promise<void> {
  await db.execute(sql`
    with batch as (
      update message_batches set state = 'ended', reason = ${reason}, leased_by = null, leased_until = null, state_at = haaste_now()
      where id = ${key}::uuid and state = 'frozen' returning id, attempts),
    over as (
      update messages m set state = 'failed', reason = ${reason}, state_at = haaste_now(), attempts = m.attempts + b.attempts
      from batch b where m.batch_id = b.id and m.state = 'sending' returning m.id)
    insert into message_events (message_id, state, reason) select id, 'failed', ${reason} from over`)
}
