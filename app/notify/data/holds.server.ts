import { and, eq, gte, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { challenges, messageHolds, messages, people } from '#db/schema/index.ts'
import { testNotice, type HeldWave } from '../core/holds.ts'
import { heldWithOthers } from '../core/reconcile.ts'

/** A programme, or one challenge of it; with a wave that alone, of what is about that challenge or (null) about none. */
export type MailScope = {
  readonly programmeId: string
  readonly challengeId: string | null
  readonly wave?: HeldWave
}

/** Writes a hold down; false when the same is held already. */
export async function insertHold(
  tx: Tx,
  hold: MailScope & { readonly reason: string; readonly by: string | null; readonly at: Date },
): Promise<boolean> {
  const { programmeId, challengeId, wave, reason, by: heldBy, at: heldAt } = hold
  const rows = await tx
    .insert(messageHolds)
    .values({ programmeId, challengeId, ...wave, reason, heldBy, heldAt })
    .onConflictDoNothing()
    .returning({ id: messageHolds.id })
  return rows.length > 0
}

/** Ends the hold on exactly this scope; false when there is none. */
export async function endHold(tx: Tx, scope: MailScope, at: Date): Promise<boolean> {
  const rows = await tx
    .update(messageHolds)
    .set({ releasedAt: at })
    .where(isOnExactly(scope))
    .returning({ id: messageHolds.id })
  return rows.length > 0
}

export type Hold = {
  readonly challengeId: string | null
  readonly wave: HeldWave | null
  readonly reason: string
  /** Null: from the command line, or somebody who is no longer here. */
  readonly by: string | null
  readonly at: Date
}

/** Every hand on the mail of a programme, the newest first. One query. */
export async function holdsOn(db: Executor, programmeId: string): Promise<Hold[]> {
  const rows = await db
    .select({
      challengeId: messageHolds.challengeId,
      notice: messageHolds.notice,
      fromAt: messageHolds.fromAt,
      toAt: messageHolds.toAt,
      reason: messageHolds.reason,
      by: people.name,
      at: messageHolds.heldAt,
    })
    .from(messageHolds)
    .leftJoin(people, eq(people.id, messageHolds.heldBy))
    .where(and(eq(messageHolds.programmeId, programmeId), isNull(messageHolds.releasedAt)))
    .orderBy(sql`${messageHolds.heldAt} desc`, messageHolds.id)
  return rows.map(({ notice, fromAt, toAt, ...hold }) => ({
    ...hold,
    wave: notice !== null && fromAt !== null && toAt !== null ? { notice, fromAt, toAt } : null,
  }))
}

/** The messages of a scope that have not begun to go, locked. */
export async function waitingIn(tx: Tx, scope: MailScope): Promise<string[]> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(isIn(scope), ne(messages.notice, testNotice), inArray(messages.state, ['planned', 'queued'])))
    .orderBy(messages.id)
    .for('update')
  return rows.map(({ id }) => id)
}

/** The messages of a scope that were held with others and that no hold covers any more, locked. */
export async function freedIn(tx: Tx, scope: MailScope): Promise<string[]> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        isIn(scope),
        eq(messages.state, 'held'),
        inArray(messages.reason, [...heldWithOthers]),
        sql`not exists (select from ${messageHolds} h where h.programme_id = ${messages.programmeId} and h.released_at is null
          and case when h.notice is null then h.challenge_id is null or h.challenge_id = ${messages.challengeId}
            else h.notice = ${messages.notice} and h.challenge_id is not distinct from ${messages.challengeId}
              and ${messages.sendAt} >= h.from_at and ${messages.sendAt} < h.to_at end)`,
      ),
    )
    .orderBy(messages.id)
    .for('update')
  return rows.map(({ id }) => id)
}

/** The challenges of a scope whose mail is planned. */
export async function challengesIn(tx: Tx, { programmeId, challengeId, wave }: MailScope): Promise<string[]> {
  if (challengeId !== null) return [challengeId]
  if (wave) return []
  const rows = await tx
    .select({ id: challenges.id })
    .from(challenges)
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(challenges.id)
  return rows.map(({ id }) => id)
}

function isOnExactly({ programmeId, challengeId, wave }: MailScope) {
  return and(
    eq(messageHolds.programmeId, programmeId),
    challengeId === null ? isNull(messageHolds.challengeId) : eq(messageHolds.challengeId, challengeId),
    wave
      ? and(eq(messageHolds.notice, wave.notice), eq(messageHolds.fromAt, wave.fromAt))
      : isNull(messageHolds.notice),
    isNull(messageHolds.releasedAt),
  )
}

function isIn({ programmeId, challengeId, wave }: MailScope) {
  return and(
    eq(messages.programmeId, programmeId),
    challengeId !== null
      ? eq(messages.challengeId, challengeId)
      : wave
        ? isNull(messages.challengeId)
        : undefined,
    wave &&
      and(
        eq(messages.notice, wave.notice),
        gte(messages.sendAt, wave.fromAt),
        lt(messages.sendAt, wave.toAt),
      ),
  )
}
