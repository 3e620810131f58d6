import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db, Executor, Tx } from '#db/client.server.ts'
import { messageBatches, messages } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { nowOnce } from '#app/platform/clock.server.ts'
import { lastTryAfterMs } from '../core/retry.ts'
import type { MessageReason } from '../core/reasons.ts'
import type { MessageState } from '../core/reconcile.ts'
import type { FrozenBatch, FrozenMail, Transport } from '../transport.ts'

/** What a message says once it is frozen, and what travels with it. */
export type FrozenContent = {
  readonly id: string
  readonly recipientName: string
  readonly email: string
  readonly locale: Locale
  readonly zone: string
  readonly data: Record<string, unknown>
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly calendar: string | null
  readonly envelope: NonNullable<(typeof messages.$inferSelect)['envelope']>
  readonly contentHash: string
}

export type NewBatch = { readonly contents: readonly FrozenContent[]; readonly expiresAt: Date | null }

/**
 * Writes frozen messages as batches that belong to `worker` until its lease runs out. Rows, places and history in two
 * statements for all of them. Returns the batches as they will be handed over.
 */
export async function writeBatches(
  tx: Tx,
  batches: readonly NewBatch[],
  {
    transport,
    worker,
    leaseSeconds,
    now,
  }: { transport: string; worker: string; leaseSeconds: number; now: Date },
): Promise<FrozenBatch[]> {
  if (batches.length === 0) return []
  const keys = await tx
    .insert(messageBatches)
    .values(
      batches.map(({ expiresAt }) => ({
        transport,
        expiresAt,
        leasedBy: worker,
        leasedUntil: sql`haaste_now() + make_interval(secs => ${leaseSeconds})`,
        createdAt: now,
        stateAt: now,
      })),
    )
    .returning({ id: messageBatches.id })
  const frozen = batches.map(({ contents }, index) => ({ key: keys[index]!.id, contents }))
  const rows = frozen.flatMap(({ key, contents }) =>
    contents.map((content, position) => ({
      id: content.id,
      batch_id: key,
      batch_position: position,
      recipient_name: content.recipientName,
      email: content.email,
      locale: content.locale,
      zone: content.zone,
      data: content.data,
      subject: content.subject,
      html: content.html,
      text: content.text,
      calendar: content.calendar,
      envelope: content.envelope,
      content_hash: content.contentHash,
    })),
  )
  await tx.execute(sql`
    with frozen as (
      update messages m set state = 'sending', reason = null, state_at = ${now.toISOString()}::timestamptz,
        batch_id = f.batch_id, batch_position = f.batch_position, recipient_name = f.recipient_name, email = f.email,
        locale = f.locale, zone = f.zone, data = f.data, subject = f.subject, html = f.html, text = f.text,
        calendar = f.calendar, envelope = f.envelope, content_hash = f.content_hash, next_try_at = null
      from json_to_recordset(${JSON.stringify(rows)}::json) as f(id uuid, batch_id uuid, batch_position int,
        recipient_name text, email text, locale text, zone text, data jsonb, subject text, html text, text text,
        calendar text, envelope json, content_hash text)
      where m.id = f.id returning m.id)
    insert into message_events (message_id, state, reason) select id, 'sending', 'content-frozen' from frozen`)
  return frozen.map(({ key, contents }) => ({
    key,
    mails: contents.map((content) => frozenMail({ ...content, to: content.email })),
  }))
}

/**
 * A batch whose answer was lost, or whose sender died, taken over by `worker` with its mails as they were frozen. Where
 * the service does not remember keys, only one that was certainly never handed over.
 */
export async function takeOverBatch(
  db: Db,
  {
    transport,
    worker,
    leaseSeconds,
  }: { transport: Pick<Transport, 'name' | 'remembersKeys'>; worker: string; leaseSeconds: number },
): Promise<FrozenBatch | null> {
  const abandoned = db
    .select({ id: messageBatches.id })
    .from(messageBatches)
    .where(
      and(
        eq(messageBatches.state, 'frozen'),
        eq(messageBatches.transport, transport.name),
        isFree(),
        transport.remembersKeys ? undefined : isNull(messageBatches.firstTriedAt),
        or(isNull(messageBatches.expiresAt), sql`${messageBatches.expiresAt} > ${nowOnce}`),
      ),
    )
    .orderBy(asc(messageBatches.createdAt))
    .limit(1)
    .for('update', { skipLocked: true })
  const [batch] = await db
    .update(messageBatches)
    .set({ leasedBy: worker, leasedUntil: leaseEnd(leaseSeconds) })
    .where(inArray(messageBatches.id, abandoned))
    .returning({ id: messageBatches.id })
  if (!batch) return null
  const rows = await db
    .select({
      id: messages.id,
      to: messages.email,
      subject: messages.subject,
      html: messages.html,
      text: messages.text,
      calendar: messages.calendar,
      envelope: messages.envelope,
    })
    .from(messages)
    .where(eq(messages.batchId, batch.id))
    .orderBy(asc(messages.batchPosition))
  return {
    key: batch.id,
    mails: rows.map(frozenMail),
  }
}

type FrozenRow = Pick<
  typeof messages.$inferSelect,
  'id' | 'subject' | 'html' | 'text' | 'calendar' | 'envelope'
> & { readonly to: string }

/** The same rows give the same mail, field by field, whoever hands it over. */
function frozenMail({ id, to, subject, html, text, calendar, envelope }: FrozenRow): FrozenMail {
  return {
    id,
    to,
    replyTo: envelope?.replyTo ?? null,
    subject: subject ?? '',
    html: html ?? '',
    text: text ?? '',
    headers: envelope?.headers ?? {},
    calendar,
    tags: envelope?.tags ?? {},
  }
}

/** Right before the call. The number of the try, from 1; null when the batch is another's by now, or over. */
export async function beginCall(
  db: Db,
  { key, worker, leaseSeconds }: { key: string; worker: string; leaseSeconds: number },
): Promise<number | null> {
  const [begun] = await db
    .update(messageBatches)
    .set({
      leasedUntil: leaseEnd(leaseSeconds),
      attempts: sql`${messageBatches.attempts} + 1`,
      firstTriedAt: sql`coalesce(${messageBatches.firstTriedAt}, haaste_now())`,
    })
    .where(
      and(
        isMine(key, worker),
        or(isNull(messageBatches.expiresAt), sql`${messageBatches.expiresAt} > ${nowOnce}`),
      ),
    )
    .returning({ attempts: messageBatches.attempts })
  return begun?.attempts ?? null
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
        state_at = case when m.state = 'sending' then haaste_now() else m.state_at end,
        sent_at = case when f.state = 'sent' then coalesce(m.sent_at, haaste_now()) else m.sent_at end,
        subject = case when f.is_wiped then null else m.subject end,
        html = case when f.is_wiped then null else m.html end,
        text = case when f.is_wiped then null else m.text end,
        data = case when f.is_wiped then '{}'::jsonb else m.data end
      from fate f, batch b where m.id = f.id and m.batch_id = b.id
      returning m.id, f.state, f.reason, f.detail),
    told as (insert into message_events (message_id, state, reason, detail) select id, state, reason, detail from done)
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
        subject = null, html = null, text = null, calendar = null, envelope = null, content_hash = null,
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

/** Gives back what this worker froze and did not hand over. */
export async function releaseBatches(db: Db, worker: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await db
    .update(messageBatches)
    .set({ leasedBy: null, leasedUntil: sql`haaste_now()` })
    .where(
      and(
        inArray(messageBatches.id, [...keys]),
        eq(messageBatches.leasedBy, worker),
        eq(messageBatches.state, 'frozen'),
        isNull(messageBatches.firstTriedAt),
      ),
    )
}

/** A batch that was never handed over is looked at anew when it is older than this. */
const staleAfterSeconds = 60

/**
 * Ends what must not be handed over any more: a batch whose time is over or whose key the service is about to forget.
 * One that was certainly never handed over is dissolved when it is over or stale, so that its messages are looked at
 * again. Returns how many messages need a person.
 */
export async function endOldBatches(
  db: Db,
  transport: Pick<Transport, 'name' | 'remembersKeys'>,
): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: messageBatches.id, firstTriedAt: messageBatches.firstTriedAt })
      .from(messageBatches)
      .where(
        and(
          eq(messageBatches.state, 'frozen'),
          isFree(),
          or(
            lte(messageBatches.expiresAt, nowOnce),
            transport.remembersKeys
              ? undefined
              : and(eq(messageBatches.transport, transport.name), isNotNull(messageBatches.firstTriedAt)),
            and(
              isNotNull(messageBatches.firstTriedAt),
              lte(
                messageBatches.firstTriedAt,
                sql`${nowOnce} - make_interval(secs => ${lastTryAfterMs / 1000})`,
              ),
            ),
            and(
              isNull(messageBatches.firstTriedAt),
              lte(messageBatches.createdAt, sql`${nowOnce} - make_interval(secs => ${staleAfterSeconds})`),
            ),
          ),
        ),
      )
      .limit(500)
      .for('update', { skipLocked: true })
    let needReview = 0
    for (const { id, firstTriedAt } of rows) {
      if (firstTriedAt === null) await dissolveNeverCalled(tx, id)
      else {
        needReview += await messagesIn(tx, id)
        await endBatch(tx, { key: id, reason: 'needs-review' })
      }
    }
    return needReview
  })
}

async function dissolveNeverCalled(tx: Tx, id: string): Promise<void> {
  await tx.update(messageBatches).set({ leasedBy: 'upkeep' }).where(eq(messageBatches.id, id))
  await dissolveBatch(tx, { key: id, worker: 'upkeep', reason: 'moved', waitMs: 0 })
}

async function messagesIn(tx: Tx, batchId: string): Promise<number> {
  return tx.$count(messages, and(eq(messages.batchId, batchId), eq(messages.state, 'sending')))
}

function leaseEnd(leaseSeconds: number) {
  return sql`haaste_now() + make_interval(secs => ${leaseSeconds})`
}

function isFree() {
  return or(isNull(messageBatches.leasedUntil), lte(messageBatches.leasedUntil, nowOnce))
}

function isMine(key: string, worker: string) {
  return and(
    eq(messageBatches.id, key),
    eq(messageBatches.leasedBy, worker),
    eq(messageBatches.state, 'frozen'),
  )
}
