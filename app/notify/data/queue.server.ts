import { and, asc, eq, getTableColumns, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server.ts'
import { messages, programmes, suppressions } from '#db/schema/index.ts'
import type { MessageReason } from '../core/reasons.ts'
import { lastTryAfterMs } from '../core/retry.ts'
import { recordStates, setState } from './outbox.server.ts'

/** How long a worker may keep a message before another one takes it over. Longer than one call can last. */
const leaseSeconds = 120

export type LeasedMessage = {
  readonly id: string
  readonly challengeId: string | null
  readonly proposalId: string | null
}

/**
 * Takes up to `limit` due messages for one worker, mandatory ones first. Taken over are also messages whose worker died
 * (its lease ran out) and those whose next try has come. Locked rows are left to whoever holds them.
 */
export async function leaseDue(db: Db, worker: string, limit: number): Promise<LeasedMessage[]> {
  const due = db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        inArray(messages.state, ['planned', 'queued', 'sending']),
        lte(messages.sendAt, sql`haaste_now()`),
        isUnleased(),
      ),
    )
    .orderBy(
      sql`case ${messages.class} when 'mandatory' then 0 when 'service' then 1 else 2 end`,
      asc(messages.sendAt),
    )
    .limit(limit)
    .for('update', { skipLocked: true })
  return db
    .update(messages)
    .set({ leasedBy: worker, leasedUntil: sql`haaste_now() + make_interval(secs => ${leaseSeconds})` })
    .where(inArray(messages.id, due))
    .returning({ id: messages.id, challengeId: messages.challengeId, proposalId: messages.proposalId })
}

/** The leased messages that still wait, locked; those cancelled or taken over in the meantime are missing. */
export function lockLeased(tx: Tx, worker: string, ids: readonly string[]) {
  return tx
    .select({ ...getTableColumns(messages), contactEmail: programmes.contactEmail })
    .from(messages)
    .leftJoin(programmes, eq(programmes.id, messages.programmeId))
    .where(
      and(
        inArray(messages.id, [...ids]),
        eq(messages.leasedBy, worker),
        inArray(messages.state, ['planned', 'queued', 'sending']),
      ),
    )
    .orderBy(messages.id)
    .for('update', { of: messages })
}

/** Renews the lease right before the call. The number of the try, from 1; null when the message is another's by now. */
export async function renewLease(db: Db, worker: string, id: string): Promise<number | null> {
  const [renewed] = await db
    .update(messages)
    .set({
      leasedUntil: sql`haaste_now() + make_interval(secs => ${leaseSeconds})`,
      attempts: sql`${messages.attempts} + 1`,
    })
    .where(and(eq(messages.id, id), eq(messages.leasedBy, worker), eq(messages.state, 'sending')))
    .returning({ attempts: messages.attempts })
  return renewed?.attempts ?? null
}

/** Lets messages go that this worker took and did not send. */
export async function releaseLeases(db: Db, worker: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .update(messages)
    .set({ leasedBy: null, leasedUntil: null })
    .where(
      and(
        inArray(messages.id, [...ids]),
        eq(messages.leasedBy, worker),
        inArray(messages.state, ['planned', 'queued']),
      ),
    )
}

/**
 * Ends what must not go any more: expired messages are skipped; one whose handing over is uncertain and whose key the
 * service is about to forget needs a person. Returns how many of each.
 */
export async function endOverdue(db: Db): Promise<{ expired: number; needReview: number }> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({
        id: messages.id,
        state: messages.state,
        reason: messages.reason,
        now: sql<Date>`haaste_now()`.mapWith(messages.sendAt),
      })
      .from(messages)
      .where(
        or(
          and(
            inArray(messages.state, ['planned', 'queued', 'held']),
            lte(messages.expiresAt, sql`haaste_now()`),
          ),
          and(
            eq(messages.state, 'sending'),
            isUnleased(),
            or(
              lte(messages.expiresAt, sql`haaste_now()`),
              lte(messages.stateAt, sql`haaste_now() - make_interval(secs => ${lastTryAfterMs / 1000})`),
            ),
          ),
        ),
      )
      .orderBy(messages.id)
      .limit(5000)
      .for('update', { skipLocked: true })
    const [first] = rows
    if (!first) return { expired: 0, needReview: 0 }
    const isCertainlyNotSent = ({ state, reason }: (typeof rows)[number]) =>
      state !== 'sending' || reason === ('service-busy' satisfies MessageReason)
    const expired = rows.filter(isCertainlyNotSent).map(({ id }) => id)
    const needReview = rows.filter((row) => !isCertainlyNotSent(row)).map(({ id }) => id)
    await setState(tx, expired, { state: 'skipped', reason: 'expired', at: first.now })
    await setState(tx, needReview, { state: 'failed', reason: 'needs-review', at: first.now })
    return { expired: expired.length, needReview: needReview.length }
  })
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
    .where(inArray(suppressions.email, lowered))
  return new Map(rows.map(({ email, reason }) => [email, reason]))
}

/** Writes down that the service has the mail. A secret one leaves its words behind. */
export async function recordSent(
  db: Db,
  {
    id,
    worker,
    providerId,
    isWiped,
  }: { id: string; worker: string; providerId: string | null; isWiped: boolean },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(messages)
      .set({
        state: 'sent',
        reason: null,
        providerId,
        sentAt: sql`haaste_now()`,
        stateAt: sql`haaste_now()`,
        leasedBy: null,
        leasedUntil: null,
        ...(isWiped && { subject: null, html: null, text: null, data: {} }),
      })
      .where(and(eq(messages.id, id), eq(messages.leasedBy, worker), eq(messages.state, 'sending')))
      .returning({ messageId: messages.id })
    await recordStates(
      tx,
      rows.map((row) => ({ ...row, state: 'sent', reason: null })),
    )
    return rows.length > 0
  })
}

/** Keeps the frozen message for another try after `waitMs`. It stays `sending` since its first try. */
export async function recordRetry(
  db: Db,
  { id, worker, reason, waitMs }: { id: string; worker: string; reason: MessageReason; waitMs: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx
      .update(messages)
      .set({
        reason,
        leasedBy: null,
        leasedUntil: sql`haaste_now() + make_interval(secs => ${waitMs / 1000})`,
      })
      .where(and(eq(messages.id, id), eq(messages.leasedBy, worker), eq(messages.state, 'sending')))
      .returning({ messageId: messages.id })
    await recordStates(
      tx,
      rows.map((row) => ({ ...row, state: 'sending', reason })),
    )
  })
}

/** Ends a message that will never go. */
export async function recordFailure(
  db: Db,
  { id, worker, reason }: { id: string; worker: string; reason: MessageReason },
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx
      .update(messages)
      .set({ state: 'failed', reason, stateAt: sql`haaste_now()`, leasedBy: null, leasedUntil: null })
      .where(and(eq(messages.id, id), eq(messages.leasedBy, worker)))
      .returning({ messageId: messages.id })
    await recordStates(
      tx,
      rows.map((row) => ({ ...row, state: 'failed', reason })),
    )
  })
}

/** When the sender has something to do next; null when nothing waits at all. */
export async function nextMessageDueAt(db: Db): Promise<Date | null> {
  const [row] = await db
    .select({
      at: sql<Date | null>`min(greatest(${messages.sendAt}, ${messages.leasedUntil}))`.mapWith(
        messages.sendAt,
      ),
    })
    .from(messages)
    .where(inArray(messages.state, ['planned', 'queued', 'sending']))
  return row?.at ?? null
}

function isUnleased() {
  return or(isNull(messages.leasedUntil), lt(messages.leasedUntil, sql`haaste_now()`))
}
