import { eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server.ts'
import { messages } from '#db/schema/index.ts'
import { templateOf } from '#emails/index.ts'
import { isLeftAloneAfter, standingAfter, type Telling } from '../core/telling.ts'
import { recordStates } from '../data/outbox.server.ts'
import {
  beginHearing,
  blockAsTold,
  blockHere,
  closeBatchWhenAllAreTold,
  findToldMessage,
  isOvertaken,
  keepTelling,
  lockToldMessage,
  softBounceOutcome,
  softBouncesAround,
  unblockAsTold,
  wipeWords,
  type ToldMessage,
} from '../data/tellings.server.ts'

/**
 * Takes in what the mail service tells of its own accord: once, in any order. A message it speaks of moves on, an address
 * that takes no mail is written to no more. Returns what it led to, `repeat` when it was known.
 */
export async function hearService(telling: Telling, { db }: { readonly db: Db }): Promise<string> {
  return db.transaction(async (tx) => {
    const message = await findToldMessage(tx, telling)
    const email = telling.email ?? message?.email.toLowerCase() ?? null
    const heard = { ...telling, email }
    if (!(await beginHearing(tx, heard))) return 'repeat'
    const moved = message && heard.told ? await moveMessage(tx, message, heard) : null
    const changed = await moveAddress(tx, heard)
    const outcome = moved ?? changed ?? (heard.told && !message ? 'message-unknown' : 'nothing')
    // Soft bounces are counted by this word.
    const kept = heard.told === 'bounced-for-now' ? softBounceOutcome : outcome
    await keepTelling(tx, heard, { messageId: message?.id ?? null, outcome: kept })
    return outcome
  })
}

/** What became of the message; null when there is nothing to say of one. */
async function moveMessage(
  tx: Tx,
  message: ToldMessage,
  { told, detail, providerId }: Telling,
): Promise<string | null> {
  const before = await lockToldMessage(tx, message)
  if (before === null || told === null) return null
  // Its content was thrown away after a call that certainly failed: what is told is about no mail of ours.
  if (!before.isFrozen) return 'never-handed-over'
  if (told === 'delayed') {
    if (before.state !== 'sending' && before.state !== 'sent') return 'nothing-new'
    await tx.update(messages).set({ detail }).where(eq(messages.id, message.id))
    await recordStates(tx, [step(message, before.state, 'delayed', detail)])
    return 'delayed'
  }
  const after = standingAfter(before, told)
  if (after === null) return 'nothing-new'
  await tx
    .update(messages)
    .set({
      ...after,
      stateAt: sql`haaste_now()`,
      sentAt: sql`coalesce(${messages.sentAt}, haaste_now())`,
      providerId: sql`coalesce(${messages.providerId}, ${providerId})`,
      detail,
    })
    .where(eq(messages.id, message.id))
  await recordStates(tx, [step(message, after.state, after.reason, detail)])
  if (before.state === 'sending' && message.batchId !== null) await endCall(tx, message.batchId)
  return after.state
}

/** Its answer was lost, and the service has told of all its mails meanwhile. */
async function endCall(tx: Tx, batchId: string): Promise<void> {
  if (!(await closeBatchWhenAllAreTold(tx, batchId))) return
  const rows = await tx
    .selectDistinct({ notice: messages.notice })
    .from(messages)
    .where(eq(messages.batchId, batchId))
  const secret = rows.flatMap(({ notice }) => (templateOf(notice)?.isSecret ? notice : []))
  await wipeWords(tx, batchId, secret)
}

async function moveAddress(tx: Tx, telling: Telling): Promise<string | null> {
  const { email, told, address, happenedAt } = telling
  if (email === null) return null
  if (told === 'bounced-for-now') {
    if (isLeftAloneAfter([happenedAt, ...(await softBouncesAround(tx, email, happenedAt))])) {
      await blockHere(tx, email, 'bounced')
    }
    return null
  }
  if (address === null) return null
  if (await isOvertaken(tx, telling)) return 'overtaken'
  if (address.change === 'unblocked') await unblockAsTold(tx, email)
  else await blockAsTold(tx, [{ email, reason: address.reason }])
  return address.change
}

function step<State, Reason>(
  { id }: ToldMessage,
  state: State,
  reason: Reason,
  detail: string | null,
): { messageId: string; state: State; reason: Reason; detail?: string } {
  return { messageId: id, state, reason, ...(detail !== null && { detail }) }
}
