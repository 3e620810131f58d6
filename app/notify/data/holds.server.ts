import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { challenges, messageHolds, messages } from '#db/schema/index.ts'
import type { MessageReason } from '../core/reasons.ts'

/** A programme, or one challenge of it. */
export type MailScope = { readonly programmeId: string; readonly challengeId: string | null }

/** Writes a hold down; false when the same is held already. */
export async function insertHold(
  tx: Tx,
  hold: MailScope & { readonly reason: string; readonly by: string | null; readonly at: Date },
): Promise<boolean> {
  const { programmeId, challengeId, reason, by: heldBy, at: heldAt } = hold
  const rows = await tx
    .insert(messageHolds)
    .values({ programmeId, challengeId, reason, heldBy, heldAt })
    .onConflictDoNothing()
    .returning({ id: messageHolds.id })
  return rows.length > 0
}

/** Ends the hold on exactly this scope; false when there is none. */
export async function endHold(tx: Tx, { programmeId, challengeId }: MailScope, at: Date): Promise<boolean> {
  const rows = await tx
    .update(messageHolds)
    .set({ releasedAt: at })
    .where(
      and(
        eq(messageHolds.programmeId, programmeId),
        challengeId === null ? isNull(messageHolds.challengeId) : eq(messageHolds.challengeId, challengeId),
        isNull(messageHolds.releasedAt),
      ),
    )
    .returning({ id: messageHolds.id })
  return rows.length > 0
}

/** The messages of a scope that have not begun to go, locked. */
export async function waitingIn(tx: Tx, scope: MailScope): Promise<string[]> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(isIn(scope), inArray(messages.state, ['planned', 'queued'])))
    .orderBy(messages.id)
    .for('update')
  return rows.map(({ id }) => id)
}

/** The messages of a scope that were held with it and that no other hold covers any more, locked. */
export async function freedIn(tx: Tx, scope: MailScope): Promise<string[]> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        isIn(scope),
        eq(messages.state, 'held'),
        eq(messages.reason, 'held-with-challenge' satisfies MessageReason),
        sql`not exists (select 1 from ${messageHolds} h where h.programme_id = ${messages.programmeId} and h.released_at is null
          and (h.challenge_id is null or h.challenge_id = ${messages.challengeId}))`,
      ),
    )
    .orderBy(messages.id)
    .for('update')
  return rows.map(({ id }) => id)
}

/** The challenges of a scope whose mail is planned. */
export async function challengesIn(tx: Tx, { programmeId, challengeId }: MailScope): Promise<string[]> {
  if (challengeId !== null) return [challengeId]
  const rows = await tx
    .select({ id: challenges.id })
    .from(challenges)
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(challenges.id)
  return rows.map(({ id }) => id)
}

function isIn({ programmeId, challengeId }: MailScope) {
  return challengeId === null ? eq(messages.programmeId, programmeId) : eq(messages.challengeId, challengeId)
}
