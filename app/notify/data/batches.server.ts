import { and, asc, eq, inArray, isNotNull, isNull, lte, notInArray, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server.ts'
import { messageBatches, messages, messageWords } from '#db/schema/index.ts'
import { putTogether, type Body, type BodyInParts, type CommonWords } from '#emails/words-in-parts.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { nowOnce } from '#app/platform/clock.server.ts'
import { lastTryAfterMs } from '../core/retry.ts'
import type { FrozenBatch, FrozenMail, Transport } from '../transport.ts'
import { dissolveBatch, endBatch } from './call-answers.server.ts'
import { isFree, leaseEnd } from './leases.ts'

/** What a message says once it is frozen, and what travels with it. */
export type FrozenContent = {
  readonly id: string
  readonly recipientName: string
  readonly email: string
  readonly locale: Locale
  readonly zone: string
  readonly data: Record<string, unknown>
  readonly subject: string
  readonly body: Body | BodyInParts
  readonly calendar: string | null
  readonly envelope: NonNullable<(typeof messages.$inferSelect)['envelope']>
  readonly contentHash: string
  /** The own wording it was written with. */
  readonly wordingId: string | null
}

export type NewBatch = { readonly contents: readonly FrozenContent[]; readonly expiresAt: Date | null }

/**
 * Writes frozen messages as batches that belong to `worker` until its lease runs out. Rows, places and history of
 * each in one statement. Returns the batches as they will be handed over.
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
  const common = wordsInCommon(batches.flatMap(({ contents }) => contents))
  await keepWords(tx, common)
  const frozen = batches.map(({ contents }, index) => ({ key: keys[index]!.id, contents }))
  // One statement each: what the server takes in at a time stays small enough to be held in memory.
  for (const { key, contents } of frozen) {
    const rows = contents.map(({ body, ...content }, position) => ({
      id: content.id,
      batch_position: position,
      recipient_name: content.recipientName,
      email: content.email,
      locale: content.locale,
      zone: content.zone,
      data: content.data,
      subject: content.subject,
      ...bodyColumns(body, common),
      calendar: content.calendar,
      envelope: content.envelope,
      content_hash: content.contentHash,
      wording_id: content.wordingId,
    }))
    await tx.execute(sql`
      with frozen as (
        update messages m set state = 'sending', reason = null, state_at = ${now.toISOString()}::timestamptz,
          batch_id = ${key}::uuid, batch_position = f.batch_position, recipient_name = f.recipient_name, email = f.email,
          locale = f.locale, zone = f.zone, data = f.data, subject = f.subject, html = f.html, text = f.text,
          words_hash = f.words_hash, own_words = f.own_words, calendar = f.calendar, envelope = f.envelope,
          content_hash = f.content_hash, wording_id = f.wording_id, next_try_at = null
        from json_to_recordset(${JSON.stringify(rows)}::json) as f(id uuid, batch_position int,
          recipient_name text, email text, locale text, zone text, data jsonb, subject text, html text, text text,
          words_hash text, own_words json, calendar text, envelope json, content_hash text, wording_id uuid)
        where m.id = f.id returning m.id)
      insert into message_events (message_id, state, reason, at) select id, 'sending', 'content-frozen', ${nowOnce} from frozen`)
  }
  return frozen.map(({ key, contents }) => ({
    key,
    mails: contents.map(({ body, ...content }) => frozenMail({ ...content, to: content.email }, body)),
  }))
}

/** Words that more than one of these mails have, by their hash: what one reader alone gets is kept with the message. */
function wordsInCommon(contents: readonly FrozenContent[]): ReadonlyMap<string, CommonWords> {
  const once = new Set<string>()
  const common = new Map<string, CommonWords>()
  for (const { body } of contents) {
    if (!('common' in body)) continue
    const { hash } = body.common
    if (once.has(hash)) common.set(hash, body.common)
    once.add(hash)
  }
  return common
}

function bodyColumns(body: FrozenContent['body'], common: ReadonlyMap<string, CommonWords>) {
  if (!('common' in body)) return body
  const { hash } = body.common
  return common.has(hash) ? { words_hash: hash, own_words: body.own } : putTogether(body)
}

/** In the order of their hashes, so that two senders with the same words never wait for each other. */
async function keepWords(tx: Tx, common: ReadonlyMap<string, CommonWords>): Promise<void> {
  const words = [...common.values()].sort((one, other) => (one.hash < other.hash ? -1 : 1))
  if (words.length > 0) await tx.insert(messageWords).values(words).onConflictDoNothing()
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
      own: messages.ownWords,
      common: { html: messageWords.html, text: messageWords.text },
      calendar: messages.calendar,
      envelope: messages.envelope,
    })
    .from(messages)
    .leftJoin(messageWords, eq(messageWords.hash, messages.wordsHash))
    .where(eq(messages.batchId, batch.id))
    .orderBy(asc(messages.batchPosition))
  return {
    key: batch.id,
    mails: rows.map(({ common, own, html, text, ...row }) =>
      frozenMail(row, common && own ? { common, own } : { html: html ?? '', text: text ?? '' }),
    ),
  }
}

type FrozenRow = Pick<typeof messages.$inferSelect, 'id' | 'subject' | 'calendar' | 'envelope'> & {
  readonly to: string
}

/**
 * The same rows give the same mail, field by field, whoever hands it over. A body in two parts is put together when it
 * is asked for: a thousand mails that are ready take the room of their names.
 */
function frozenMail(
  { id, to, subject, calendar, envelope }: FrozenRow,
  body: Body | (Omit<BodyInParts, 'common'> & { readonly common: Omit<CommonWords, 'hash'> }),
): FrozenMail {
  const whole = () => ('own' in body ? putTogether(body) : body)
  return {
    id,
    to,
    fromName: envelope?.fromName ?? null,
    replyTo: envelope?.replyTo ?? null,
    subject: subject ?? '',
    get html() {
      return whole().html
    },
    get text() {
      return whole().text
    },
    headers: envelope?.headers ?? {},
    calendar,
    tags: envelope?.tags ?? {},
  }
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

/**
 * Dissolves the batches with mail for a person that were certainly never handed over, except those with nothing but such
 * notices. A sender that holds one finds it gone when it begins the call. How many there were.
 */
export async function dissolveUncalled(
  tx: Tx,
  { personId, exceptNotices }: { personId: string; exceptNotices: readonly string[] },
): Promise<number> {
  const withTheirMail = tx
    .select({ id: messages.batchId })
    .from(messages)
    .where(
      and(
        eq(messages.personId, personId),
        eq(messages.state, 'sending'),
        notInArray(messages.notice, [...exceptNotices]),
      ),
    )
  const rows = await tx
    .select({ id: messageBatches.id })
    .from(messageBatches)
    .where(
      and(
        inArray(messageBatches.id, withTheirMail),
        eq(messageBatches.state, 'frozen'),
        isNull(messageBatches.firstTriedAt),
      ),
    )
    .orderBy(messageBatches.id)
    .for('update')
  for (const { id } of rows) await dissolveNeverCalled(tx, id)
  return rows.length
}

async function dissolveNeverCalled(tx: Tx, id: string): Promise<void> {
  await tx.update(messageBatches).set({ leasedBy: 'upkeep' }).where(eq(messageBatches.id, id))
  await dissolveBatch(tx, { key: id, worker: 'upkeep', reason: 'moved', waitMs: 0 })
}

async function messagesIn(tx: Tx, batchId: string): Promise<number> {
  return tx.$count(messages, and(eq(messages.batchId, batchId), eq(messages.state, 'sending')))
}
