import { and, desc, eq, gt, inArray, isNull, like, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor, Tx } from '#db/client.server.ts'
import { broadcasts, messages, people } from '#db/schema/index.ts'
import { before } from '../core/moments.ts'
import { broadcastDistance, type BroadcastTexts } from '../core/broadcast.ts'
import { recordStates } from './outbox.server.ts'

export const broadcastNotice = 'broadcast.custom'

export type Broadcast = Omit<typeof broadcasts.$inferSelect, 'texts'> & { readonly texts: BroadcastTexts }

/** The key of the message to one person: it goes once, whatever is repeated. */
export function broadcastKey(id: string, personId: string): string {
  return `${broadcastNotice}:${id}:${personId}:1`
}

/** Locks one for the caller's transaction; null when the programme has none of this id. */
export async function lockBroadcast(
  tx: Tx,
  { id, programmeId }: { id: string; programmeId: string },
): Promise<Broadcast | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const [row] = await tx
    .select()
    .from(broadcasts)
    .where(and(eq(broadcasts.id, id), eq(broadcasts.programmeId, programmeId)))
    .for('update')
  return row ? (row as Broadcast) : null
}

const writer = alias(people, 'writer')
const asker = alias(people, 'asker')
const approver = alias(people, 'approver')
const undoer = alias(people, 'undoer')

export type BroadcastSeen = {
  readonly broadcast: Broadcast
  readonly names: Readonly<Record<'writer' | 'asker' | 'approver' | 'undoer', string | null>>
}

function select(db: Executor) {
  return db
    .select({
      broadcast: broadcasts,
      names: { writer: writer.name, asker: asker.name, approver: approver.name, undoer: undoer.name },
    })
    .from(broadcasts)
    .leftJoin(writer, eq(writer.id, broadcasts.writtenBy))
    .leftJoin(asker, eq(asker.id, broadcasts.askedBy))
    .leftJoin(approver, eq(approver.id, broadcasts.approvedBy))
    .leftJoin(undoer, eq(undoer.id, broadcasts.undoneBy))
}

/** One with those who had to do with it. One query; null when the programme has none of this id. */
export async function findBroadcast(
  db: Executor,
  { id, programmeId }: { id: string; programmeId: string },
): Promise<BroadcastSeen | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const [row] = await select(db).where(and(eq(broadcasts.id, id), eq(broadcasts.programmeId, programmeId)))
  return row ? (row as BroadcastSeen) : null
}

/** All of a programme, the newest first. One query. */
export async function broadcastsOf(db: Executor, programmeId: string): Promise<BroadcastSeen[]> {
  const rows = await select(db)
    .where(eq(broadcasts.programmeId, programmeId))
    .orderBy(desc(broadcasts.writtenAt), broadcasts.id)
    .limit(200)
  return rows as BroadcastSeen[]
}

export type BroadcastMail = Pick<
  typeof messages.$inferInsert,
  'class' | 'personId' | 'recipientName' | 'email' | 'locale' | 'zone' | 'data' | 'sendAt' | 'expiresAt'
> & { readonly personId: string }

/** Puts the mails of one into the outbox; a key that is there already stays as it is. Answers how many there are now. */
export async function insertBroadcastMails(
  tx: Tx,
  mails: readonly BroadcastMail[],
  { id, programmeId, challengeId, at }: Pick<Broadcast, 'id' | 'programmeId' | 'challengeId'> & { at: Date },
): Promise<number> {
  let count = 0
  for (let start = 0; start < mails.length; start += 1000) {
    const rows = await tx
      .insert(messages)
      .values(
        mails.slice(start, start + 1000).map((mail) => ({
          ...mail,
          key: broadcastKey(id, mail.personId),
          notice: broadcastNotice,
          programmeId,
          challengeId,
          plannedAt: at,
          stateAt: at,
        })),
      )
      .onConflictDoNothing({ target: messages.key })
      .returning({ messageId: messages.id })
    await recordStates(
      tx,
      rows.map((row) => ({ ...row, state: 'planned' as const, reason: null })),
    )
    count += rows.length
  }
  return count
}

/** The mails of one that have not begun to go, locked. */
export async function waitingMailsOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        like(messages.key, `${broadcastNotice}:${id}:%`),
        inArray(messages.state, ['planned', 'held', 'queued']),
      ),
    )
    .orderBy(messages.id)
    .for('update')
  return rows.map((row) => row.id)
}

/** How the mails of one stand. One query. */
export async function mailStatesOf(db: Executor, id: string) {
  return db
    .select({ state: messages.state, count: sql<number>`count(*)::int` })
    .from(messages)
    .where(like(messages.key, `${broadcastNotice}:${id}:%`))
    .groupBy(messages.state)
}

/** Some by their ids, whatever their programme. One query. */
export async function broadcastsById(db: Executor, ids: readonly string[]): Promise<Map<string, Broadcast>> {
  const rows = await db
    .select()
    .from(broadcasts)
    .where(inArray(broadcasts.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row as Broadcast]))
}

/** When each person last got mail about this challenge (null: about none) that they could have refused. One query. */
export async function lastRefusableMail(
  db: Executor,
  {
    programmeId,
    challengeId,
    personIds,
    now,
  }: { programmeId: string; challengeId: string | null; personIds: readonly string[]; now: Date },
): Promise<Map<string, Date>> {
  const rows = await db
    .select({
      personId: messages.personId,
      lastAt: sql<Date>`max(${messages.sentAt})`.mapWith(messages.sendAt),
    })
    .from(messages)
    .where(
      and(
        eq(messages.programmeId, programmeId),
        challengeId === null ? isNull(messages.challengeId) : eq(messages.challengeId, challengeId),
        inArray(messages.class, ['service', 'bulletin']),
        inArray(messages.personId, [...personIds]),
        gt(messages.sentAt, before(now, broadcastDistance)),
      ),
    )
    .groupBy(messages.personId)
  return new Map(rows.flatMap(({ personId, lastAt }) => (personId === null ? [] : [[personId, lastAt]])))
}
