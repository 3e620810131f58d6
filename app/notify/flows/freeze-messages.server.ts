import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server.ts'
import { messages } from '#db/schema/index.ts'
import { templateOf } from '#emails/index.ts'
import { renderToKeep } from '#emails/render-message.ts'
import { defaultLocale, isLocale, type Locale } from '#app/platform/i18n.ts'
import type { Clock } from '#app/platform/clock.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { batchesOf, expiryOf } from '../core/batching.ts'
import type { Catalogue, PlannedMessage } from '../core/notice.ts'
import { minutes } from '../core/moments.ts'
import { heldAs, nothingHeld, type HeldMail } from '../core/holds.ts'
import { planMail } from '../core/planner.ts'
import type { MessageReason } from '../core/reasons.ts'
import { writeBatches, type FrozenContent } from '../data/batches.server.ts'
import { challengeFacts } from '../data/challenge-facts.server.ts'
import { heldMail } from '../data/mail-facts.server.ts'
import { messageInput } from '../data/message-input.server.ts'
import { surroundingsOf, type Surroundings } from '../data/outgoing.server.ts'
import { recordStates, setState } from '../data/outbox.server.ts'
import { lockDue, putOff, suppressedAmong, type DueMessage } from '../data/queue.server.ts'
import { wordingsNow, type StoredWording } from '../data/wordings.server.ts'
import { broadcastFates } from './broadcast-fates.server.ts'
import type { FrozenBatch, Transport } from '../transport.ts'
import { unsubscribeHeaders } from '../unsubscribe-token.server.ts'

export type FreezePorts = {
  readonly db: Db
  readonly clock: Clock
  readonly catalogue: Catalogue
  /** Scheme and host for the links, and the secret that signs the ones with which people refuse mail. */
  readonly origin: string
  readonly secret: string
  readonly transport: Transport
  readonly log: Log
  /** Who holds the leases: one name per sender. */
  readonly worker: string
  /** How long a sender may keep a batch before another one takes it over. Longer than one call can last. */
  readonly leaseSeconds?: number
}

export const usualLeaseSeconds = 120

/** Mails written without letting anything else happen. */
const writtenAtAStretch = 20

/** What could not be prepared is tried again after this long. */
const prepareAgainAfter = minutes(5)

export type Frozen = {
  readonly batches: readonly FrozenBatch[]
  /** How many due messages were looked at; 0: nothing is due. */
  readonly lookedAt: number
  readonly failed: number
}

/**
 * The last look before sending, at up to `limit` due messages: are they still wanted by the facts as they are now, still
 * in time, is nobody's hand on them, is the address free? What passes is written in the reader's language and frozen,
 * with its hash, in batches that belong to this sender; all in one transaction, before anybody calls the mail service.
 */
export async function freezeMessages(
  { mandatory, others, limit }: { mandatory: number; others: number; limit: number },
  ports: FreezePorts,
): Promise<Frozen> {
  return ports.db.transaction(async (tx) => {
    const due = await lockDue(tx, { mandatory, others }, limit)
    if (due.length === 0) return { batches: [], lookedAt: 0, failed: 0 }
    const now = await ports.clock.now(tx)
    const passed: Passed[] = []
    for (const group of grouped(due)) {
      try {
        passed.push(...(await tx.transaction((inner) => lookAt(inner, group, now, ports))))
      } catch (error) {
        ports.log.error({ err: error, challengeId: group[0]?.challengeId }, 'messages could not be prepared')
        await putOff(tx, idsOf(group), { reason: 'preparation-failed', waitMs: prepareAgainAfter, at: now })
      }
    }
    const { written, failed } = await write(tx, passed, now, ports)
    const { transport, worker, leaseSeconds = usualLeaseSeconds } = ports
    const batches = batchesOf(written, transport.largestBatch, now).map((batch) => ({
      contents: batch.map(({ content }) => content),
      expiresAt: expiryOf(batch),
    }))
    return {
      batches: await writeBatches(tx, batches, { transport: transport.name, worker, leaseSeconds, now }),
      lookedAt: due.length,
      failed,
    }
  })
}

/** A message that may go, with what the planner says of it now (nothing for one that was posted). */
type Passed = { readonly row: DueMessage; readonly planned: PlannedMessage | undefined }

/** Messages of one challenge, or of none. Those that may not go are given their state here. */
async function lookAt(tx: Tx, rows: readonly DueMessage[], now: Date, ports: FreezePorts): Promise<Passed[]> {
  const { catalogue } = ports
  const fates = await fatesNow(tx, rows, now, ports)
  const suppressed = await suppressedAmong(
    tx,
    rows.map((row) => fates.planned.get(row.key)?.to.email ?? row.email),
  )
  const ended = new Map<
    string,
    { state: 'skipped' | 'suppressed' | 'held' | 'failed'; reason: MessageReason; ids: string[] }
  >()
  const end = (
    row: DueMessage,
    state: 'skipped' | 'suppressed' | 'held' | 'failed',
    reason: MessageReason,
  ) => {
    const known = ended.get(`${state} ${reason}`) ?? { state, reason, ids: [] }
    known.ids.push(row.id)
    ended.set(`${state} ${reason}`, known)
  }
  const toMany = await broadcastFates(tx, rows, now)
  const passed: Passed[] = []
  for (const row of rows) {
    const planned = fates.planned.get(row.key)
    const email = planned?.to.email ?? row.email
    const hold = heldAs({ notice: row.notice, sendAt: planned?.sendAt ?? row.sendAt }, fates.held)
    const fate = toMany.get(row.id)
    const suppression = suppressed.get(email.toLowerCase())
    if (row.expiresAt !== null && row.expiresAt <= now) end(row, 'skipped', 'expired')
    else if (!templateOf(row.notice)) end(row, 'skipped', 'notice-removed')
    else if (isPlannedByCatalogue(row, catalogue) && !planned)
      end(row, 'skipped', fates.leftOut.get(row.key) ?? 'no-longer-wanted')
    else if (hold) end(row, 'held', hold)
    else if (fate && 'skip' in fate) end(row, 'skipped', fate.skip)
    // Before the address is looked at: what is suppressed is shown in its reader's inbox, and nothing is before its time.
    else if (planned && planned.sendAt > now) await putBack(tx, row, planned)
    else if (fate) await putBack(tx, row, { sendAt: fate.until, expiresAt: row.expiresAt })
    else if (suppression) end(row, 'suppressed', `address-${suppression}`)
    else passed.push({ row, planned })
  }
  for (const { ids, ...state } of ended.values()) await setState(tx, ids, { ...state, at: now })
  return passed
}

type FatesNow = {
  readonly planned: ReadonlyMap<string, PlannedMessage>
  readonly leftOut: ReadonlyMap<string, MessageReason>
  readonly held: HeldMail
}

/** What the catalogue wants at this moment, by key: facts of one challenge, loaded once for all rows. */
async function fatesNow(
  tx: Tx,
  rows: readonly DueMessage[],
  now: Date,
  { catalogue }: FreezePorts,
): Promise<FatesNow> {
  const { programmeId = null, challengeId = null } = rows[0] ?? {}
  const planned = rows.filter((row) => isPlannedByCatalogue(row, catalogue))
  if (challengeId === null || planned.length === 0) {
    const held = programmeId === null ? nothingHeld : await heldMail(tx, { programmeId, challengeId })
    return { planned: new Map(), leftOut: new Map(), held }
  }
  const proposalIds = planned.map(({ proposalId }) => proposalId)
  const scope = proposalIds.every((id) => id !== null) ? { proposalIds: [...new Set(proposalIds)] } : {}
  const facts = await challengeFacts(tx, { challengeId, now, ...scope }, catalogue)
  if (facts === null) return { planned: new Map(), leftOut: new Map(), held: nothingHeld }
  const plan = planMail(catalogue.notices, facts)
  return {
    planned: new Map(plan.messages.map((message) => [message.key, message])),
    leftOut: new Map(plan.leftOut.map(({ key, because }) => [key, because])),
    held: { isMailHeld: facts.isMailHeld, heldWaves: facts.heldWaves },
  }
}

/** Posted messages (sign-in, invitations) are not asked for again: nothing in the catalogue plans them. */
function isPlannedByCatalogue({ notice, challengeId }: DueMessage, { notices }: Catalogue): boolean {
  return challengeId !== null && notices.some(({ name }) => name === notice)
}

async function putBack(
  tx: Tx,
  { id, state }: DueMessage,
  planned: { readonly sendAt: Date; readonly expiresAt: Date | null },
): Promise<void> {
  await tx
    .update(messages)
    .set({ sendAt: planned.sendAt, expiresAt: planned.expiresAt })
    .where(eq(messages.id, id))
  await recordStates(tx, [{ messageId: id, state, reason: 'moved' }])
}

type Written = {
  readonly id: string
  readonly expiresAt: Date | null
  readonly hasCalendar: boolean
  readonly content: FrozenContent
}

/** Writes each message in words. One that cannot be written fails, with what its template missed. */
async function write(
  tx: Tx,
  passed: readonly Passed[],
  now: Date,
  { origin, secret }: FreezePorts,
): Promise<{ written: Written[]; failed: number }> {
  if (passed.length === 0) return { written: [], failed: 0 }
  const around = await surroundingsOf(
    tx,
    passed.map(({ row }) => row),
  )
  const wordingOf = await wordingsNow(
    tx,
    passed.map(({ row }) => row),
  )
  const written: Written[] = []
  const failed: string[] = []
  for (const [index, { row, planned }] of passed.entries()) {
    // Between them answers are heard and calls are made that are under way.
    if (index % writtenAtAStretch === writtenAtAStretch - 1) await setImmediate()
    const locale = planned?.locale ?? (isLocale(row.locale) ? row.locale : defaultLocale)
    const wording = wordingOf(row, locale)
    const content = contentOf(row, planned, {
      locale,
      surroundings: around(row, locale),
      origin,
      secret,
      wording,
    })
    if (content) {
      written.push({
        id: row.id,
        expiresAt: planned?.expiresAt ?? row.expiresAt,
        hasCalendar: content.calendar !== null,
        content,
      })
    } else failed.push(row.id)
  }
  await setState(tx, failed, { state: 'failed', reason: 'content-invalid', at: now })
  return { written, failed: failed.length }
}

function contentOf(
  row: DueMessage,
  planned: PlannedMessage | undefined,
  {
    locale,
    surroundings,
    origin,
    secret,
    wording,
  }: {
    locale: Locale
    surroundings: Surroundings
    origin: string
    secret: string
    wording: StoredWording | null
  },
): FrozenContent | null {
  const { id, notice, challengeId } = row
  const person = planned && {
    recipientName: planned.to.name,
    email: planned.to.email,
    zone: planned.zone,
    data: planned.data,
  }
  const message = { ...row, ...person, locale, ...surroundings }
  try {
    const { subject, calendar, body } = renderToKeep(messageInput(message, origin, secret, wording))
    const { contactEmail = null, senderName = null } = surroundings.programme ?? {}
    return {
      id,
      recipientName: message.recipientName,
      email: message.email,
      locale,
      zone: message.zone,
      data: message.data,
      subject,
      body,
      calendar,
      envelope: {
        ...(senderName !== null && { fromName: senderName }),
        replyTo: contactEmail,
        headers: unsubscribeHeaders({ secret, origin, contactEmail, message }),
        tags: {
          message: id,
          notice: notice.replaceAll('.', '-'),
          ...(challengeId && { challenge: challengeId }),
        },
      },
      contentHash: hashOf(subject, body, calendar),
      wordingId: wording?.id ?? null,
    }
  } catch {
    return null
  }
}

/** SHA-256 over subject, body (the words it shares by their own hash) and calendar file: no later repair may change them. */
function hashOf(subject: string, body: FrozenContent['body'], calendar: string | null): string {
  const words = 'own' in body ? [body.common.hash, body.own.html, body.own.text] : [body.html, body.text]
  return createHash('sha256')
    .update(JSON.stringify([subject, ...words, calendar]))
    .digest('hex')
}

function grouped(due: readonly DueMessage[]): DueMessage[][] {
  const groups = new Map<string, DueMessage[]>()
  for (const row of due) {
    const name = row.challengeId ?? row.programmeId ?? ''
    const known = groups.get(name)
    if (known) known.push(row)
    else groups.set(name, [row])
  }
  return [...groups.values()]
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
