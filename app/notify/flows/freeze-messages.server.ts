import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server.ts'
import { messages } from '#db/schema/index.ts'
import { renderMessage, type RenderedMessage } from '#emails/render-message.ts'
import type { Clock } from '#app/platform/clock.server.ts'
import type { Catalogue, PlannedMessage } from '../core/notice.ts'
import { planMessages } from '../core/planner.ts'
import type { MessageReason } from '../core/reasons.ts'
import { challengeFacts } from '../data/challenge-facts.server.ts'
import { messageInput } from '../data/message-input.server.ts'
import { findMessage } from '../data/outgoing.server.ts'
import { recordStates, setState } from '../data/outbox.server.ts'
import { lockLeased, suppressedAmong, type LeasedMessage } from '../data/queue.server.ts'
import type { FrozenMail } from '../transport.ts'

export type FreezePorts = {
  readonly db: Db
  readonly clock: Clock
  readonly catalogue: Catalogue
  /** Scheme and host for the links. */
  readonly origin: string
}

export type FrozenMessage = { readonly notice: string; readonly mail: FrozenMail }

type Row = Awaited<ReturnType<typeof lockLeased>>[number]

/**
 * The last look before sending, for leased messages of one challenge (or of none): is it still wanted by the facts as
 * they are now, still in time, is the address free? What passes is written in the reader's language and frozen with its
 * hash, in a commit of its own, before anybody calls the mail service. What was frozen before is returned as it was.
 */
export async function freezeMessages(
  leased: readonly LeasedMessage[],
  worker: string,
  ports: FreezePorts,
): Promise<FrozenMessage[]> {
  return ports.db.transaction(async (tx) => {
    const rows = await lockLeased(
      tx,
      worker,
      leased.map(({ id }) => id),
    )
    const fresh = rows.filter(({ state }) => state !== 'sending')
    if (fresh.length > 0) {
      const now = await ports.clock.now(tx)
      const wanted = await wantedNow(tx, fresh, now, ports)
      const suppressed = await suppressedAmong(
        tx,
        fresh.map(({ email }) => email),
      )
      for (const row of fresh) {
        const planned = wanted.get(row.key)
        const reason = suppressed.get((planned?.to.email ?? row.email).toLowerCase())
        if (row.expiresAt !== null && row.expiresAt <= now) await skip(tx, row, 'expired', now)
        else if (isPlannedByCatalogue(row, ports.catalogue) && !planned)
          await skip(tx, row, 'no-longer-wanted', now)
        else if (reason)
          await setState(tx, [row.id], { state: 'suppressed', reason: `address-${reason}`, at: now })
        else if (planned && planned.sendAt > now) await putBack(tx, row, planned)
        else await freeze(tx, row, { planned, now, origin: ports.origin })
      }
    }
    return frozenAmong(tx, worker, rows)
  })
}

/** The messages the catalogue wants at this moment, by key: facts of one challenge, loaded once for all rows. */
async function wantedNow(
  tx: Tx,
  rows: readonly Row[],
  now: Date,
  { catalogue }: FreezePorts,
): Promise<Map<string, PlannedMessage>> {
  const planned = rows.filter((row) => isPlannedByCatalogue(row, catalogue))
  const challengeId = planned[0]?.challengeId
  if (!challengeId) return new Map()
  const proposalIds = planned.map(({ proposalId }) => proposalId)
  const scope = proposalIds.every((id) => id !== null) ? { proposalIds: [...new Set(proposalIds)] } : {}
  const facts = await challengeFacts(tx, { challengeId, now, ...scope }, catalogue.progressOfDraft)
  const messagesNow = facts ? planMessages(catalogue.notices, facts) : []
  return new Map(messagesNow.map((message) => [message.key, message]))
}

/** Posted messages (sign-in, invitations) are not asked for again: nothing in the catalogue plans them. */
function isPlannedByCatalogue({ notice, challengeId }: Row, { notices }: Catalogue): boolean {
  return challengeId !== null && notices.some(({ name }) => name === notice)
}

function skip(tx: Tx, { id }: Row, reason: MessageReason, at: Date): Promise<void> {
  return setState(tx, [id], { state: 'skipped', reason, at })
}

async function putBack(tx: Tx, { id, state }: Row, planned: PlannedMessage): Promise<void> {
  await tx
    .update(messages)
    .set({ sendAt: planned.sendAt, expiresAt: planned.expiresAt, leasedBy: null, leasedUntil: null })
    .where(eq(messages.id, id))
  await recordStates(tx, [{ messageId: id, state, reason: 'moved' }])
}

async function freeze(
  tx: Tx,
  row: Row,
  { planned, now, origin }: { planned: PlannedMessage | undefined; now: Date; origin: string },
): Promise<void> {
  if (planned) {
    const { to, locale, zone, data } = planned
    await tx
      .update(messages)
      .set({ recipientName: to.name, email: to.email, locale, zone, data })
      .where(eq(messages.id, row.id))
  }
  const content = await written(tx, row.id, origin)
  if (content === null) return setState(tx, [row.id], { state: 'failed', reason: 'content-invalid', at: now })
  await tx
    .update(messages)
    .set({ state: 'sending', reason: null, stateAt: now, ...content, contentHash: hashOf(content) })
    .where(eq(messages.id, row.id))
  await recordStates(tx, [{ messageId: row.id, state: 'sending', reason: 'content-frozen' }])
}

async function written(tx: Tx, id: string, origin: string): Promise<RenderedMessage | null> {
  const message = await findMessage(tx, id)
  if (message === null) return null
  try {
    return renderMessage(messageInput(message, origin))
  } catch {
    return null
  }
}

async function frozenAmong(tx: Tx, worker: string, rows: readonly Row[]): Promise<FrozenMessage[]> {
  const still = await lockLeased(
    tx,
    worker,
    rows.map(({ id }) => id),
  )
  const frozen: FrozenMessage[] = []
  for (const row of still) {
    if (row.state !== 'sending' || row.subject === null || row.html === null || row.text === null) continue
    const { id, email: to, subject, html, text, notice, contactEmail: replyTo } = row
    const tags = {
      message: id,
      notice: notice.replaceAll('.', '-'),
      ...(row.challengeId && { challenge: row.challengeId }),
    }
    frozen.push({ notice, mail: { id, to, replyTo, subject, html, text, tags } })
  }
  return frozen
}

/** SHA-256 over subject, HTML and text, which no later repair may change. */
function hashOf({ subject, html, text }: RenderedMessage): string {
  return createHash('sha256')
    .update(JSON.stringify([subject, html, text]))
    .digest('hex')
}
