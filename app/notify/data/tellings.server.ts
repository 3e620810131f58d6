import { and, eq, gt, gte, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { messageBatches, messages, serviceTellings, suppressions } from '#db/schema/index.ts'
import { softBounces, type Telling } from '../core/telling.ts'

/** What is written beside a soft bounce, and by which soft bounces are found again. */
export const softBounceOutcome = 'bounced-for-now'

export type ToldMessage = {
  readonly id: string
  readonly batchId: string | null
  readonly email: string
}

/** The message a telling is about: by what travelled with the mail, else by the service's own number. */
export async function findToldMessage(
  tx: Executor,
  { messageId, providerId }: Pick<Telling, 'messageId' | 'providerId'>,
): Promise<ToldMessage | null> {
  const columns = { id: messages.id, batchId: messages.batchId, email: messages.email }
  for (const is of [
    messageId === null ? null : eq(messages.id, messageId),
    providerId === null ? null : eq(messages.providerId, providerId),
  ]) {
    const [found] = is === null ? [] : await tx.select(columns).from(messages).where(is).limit(1)
    if (found) return found
  }
  return null
}

/**
 * Until the transaction ends nobody else hears this telling, or another one about the same address. False when it has
 * been heard.
 */
export async function beginHearing(tx: Tx, { id, email }: Pick<Telling, 'id' | 'email'>): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`telling ${id}`}, 0))`)
  if (email !== null) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`told address ${email}`}, 0))`)
  }
  const [known] = await tx
    .select({ id: serviceTellings.id })
    .from(serviceTellings)
    .where(eq(serviceTellings.id, id))
  return known === undefined
}

/** Keeps a telling with what it led to; a repeat changes nothing. */
export async function keepTelling(
  tx: Tx,
  { id, type, providerId, happenedAt, email }: Telling,
  { messageId, outcome }: { messageId: string | null; outcome: string },
): Promise<void> {
  await tx
    .insert(serviceTellings)
    .values({ id, type, messageId, providerId, email, happenedAt, outcome })
    .onConflictDoNothing({ target: serviceTellings.id })
}

/** The message as it stands, locked, after the batch it travels in: the same order in which the sender locks them. */
export async function lockToldMessage(tx: Tx, { id, batchId }: ToldMessage) {
  if (batchId !== null) {
    await tx
      .select({ id: messageBatches.id })
      .from(messageBatches)
      .where(eq(messageBatches.id, batchId))
      .for('update')
  }
  const [row] = await tx
    .select({ state: messages.state, reason: messages.reason, isFrozen: isNotNull(messages.contentHash) })
    .from(messages)
    .where(eq(messages.id, id))
    .for('update')
  return row ?? null
}

/**
 * When the service has told of every message of a batch, there is nothing left to ask. Returns true when this ended it.
 */
export async function closeBatchWhenAllAreTold(tx: Tx, batchId: string): Promise<boolean> {
  const closed = await tx
    .update(messageBatches)
    .set({ state: 'accepted', reason: null, leasedBy: null, leasedUntil: null, stateAt: sql`haaste_now()` })
    .where(
      and(
        eq(messageBatches.id, batchId),
        eq(messageBatches.state, 'frozen'),
        sql`not exists (select from messages m where m.batch_id = ${batchId}::uuid and m.state = 'sending')`,
      ),
    )
    .returning({ id: messageBatches.id })
  return closed.length > 0
}

/** Takes the words out of mails that held a secret. */
export async function wipeWords(tx: Tx, batchId: string, notices: readonly string[]): Promise<void> {
  if (notices.length === 0) return
  await tx
    .update(messages)
    .set({ subject: null, html: null, text: null, data: {} })
    .where(and(eq(messages.batchId, batchId), inArray(messages.notice, [...notices])))
}

/** When mail to this address could not be taken, around an instant. */
export async function softBouncesAround(tx: Tx, email: string, at: Date): Promise<Date[]> {
  const span = softBounces.days * 86_400_000
  const rows = await tx
    .select({ at: serviceTellings.happenedAt })
    .from(serviceTellings)
    .where(
      and(
        eq(serviceTellings.email, email),
        eq(serviceTellings.outcome, softBounceOutcome),
        gte(serviceTellings.happenedAt, new Date(at.getTime() - span)),
        lte(serviceTellings.happenedAt, new Date(at.getTime() + span)),
      ),
    )
  return rows.map((row) => row.at)
}

/** True when something newer was told about the same address: tellings come in any order, the last event counts. */
export async function isOvertaken(tx: Tx, { email, happenedAt, address }: Telling): Promise<boolean> {
  if (email === null || address === null) return false
  const opposite =
    address.change === 'blocked'
      ? eq(serviceTellings.type, 'suppression.removed')
      : or(
          eq(serviceTellings.type, 'suppression.added'),
          eq(serviceTellings.type, 'email.complained'),
          and(
            eq(serviceTellings.type, 'email.bounced'),
            sql`${serviceTellings.outcome} <> ${softBounceOutcome}`,
          ),
        )
  const [newer] = await tx
    .select({ id: serviceTellings.id })
    .from(serviceTellings)
    .where(and(eq(serviceTellings.email, email), gt(serviceTellings.happenedAt, happenedAt), opposite))
    .limit(1)
  return newer !== undefined
}

type Reason = (typeof suppressions.$inferSelect)['reason']

/** Puts addresses (in small letters) on our list because the service has them on its own. A complaint outweighs the rest. */
export async function blockAsTold(
  tx: Executor,
  entries: readonly { readonly email: string; readonly reason: Reason }[],
): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insert(suppressions)
    .values(entries.map((entry) => ({ ...entry, origin: 'service' as const, agreedAt: sql`haaste_now()` })))
    .onConflictDoUpdate({
      target: suppressions.email,
      set: {
        agreedAt: sql`haaste_now()`,
        reason: sql`case when excluded.reason = 'complained' then excluded.reason else ${suppressions.reason} end`,
      },
    })
}

/** Puts an address on our list of our own accord; the service is told later. False when it stood there. */
export async function blockHere(tx: Executor, email: string, reason: Reason): Promise<boolean> {
  const written = await tx
    .insert(suppressions)
    .values({ email: email.toLowerCase(), reason, origin: 'here' })
    .onConflictDoNothing({ target: suppressions.email })
    .returning({ email: suppressions.email })
  return written.length > 0
}

/** Takes an address off our list because the service has; one it has not been told of yet stays. */
export async function unblockAsTold(tx: Executor, email: string): Promise<void> {
  await tx.delete(suppressions).where(and(eq(suppressions.email, email), isNotNull(suppressions.agreedAt)))
}
