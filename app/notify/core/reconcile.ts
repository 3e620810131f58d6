/**
 * The difference between what is wanted and what stands in the outbox. Only messages that have not begun to go are
 * touched: what was sent, failed or skipped is history.
 */
import { heldAs, type HeldMail } from './holds.ts'
import type { Plan, PlannedMessage } from './notice.ts'
import type { MessageReason } from './reasons.ts'

/** From planned to its end. `queued` and `held` wait; from `sent` on it is with the reader's provider. */
export const messageStates = [
  'planned',
  'held',
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
  'skipped',
  'cancelled',
] as const
export type MessageState = (typeof messageStates)[number]

/** Those in which a message is still to come. */
export const waitingStates: readonly MessageState[] = ['planned', 'held', 'queued', 'sending']

/** A row of the outbox, as far as planning is concerned. */
export type OutboxRow = {
  readonly id: string
  readonly key: string
  readonly state: MessageState
  readonly reason: string | null
  readonly sendAt: Date
  readonly expiresAt: Date | null
  readonly email: string
  readonly locale: string
  readonly zone: string
}

export type Reconciliation = {
  readonly insert: readonly PlannedMessage[]
  /** Same message, other instant, address, language or zone. */
  readonly retime: readonly { readonly row: OutboxRow; readonly planned: PlannedMessage }[]
  /** Not wanted any more, or wanted and left out: why. */
  readonly cancel: readonly { readonly row: OutboxRow; readonly because: MessageReason }[]
  /** Cancelled once, wanted again before their instant. */
  readonly revive: readonly { readonly row: OutboxRow; readonly planned: PlannedMessage }[]
  /** Waiting, while a hand lies on the mail of the challenge or on the wave it goes with. */
  readonly hold: readonly { readonly row: OutboxRow; readonly because: MessageReason }[]
  /** Held with the challenge or the wave, and the hand is gone. */
  readonly release: readonly OutboxRow[]
}

export type Wanted = Plan & HeldMail

/** What has to change in the outbox. Empty throughout when nothing has. The order of either list does not matter. */
export function reconcile(
  { messages, leftOut, ...held }: Wanted,
  rows: readonly OutboxRow[],
  now: Date,
): Reconciliation {
  const rowByKey = new Map(rows.map((row) => [row.key, row]))
  const wantedByKey = new Map(messages.map((message) => [message.key, message]))
  const because = new Map(leftOut.map((message) => [message.key, message.because]))
  const insert: PlannedMessage[] = []
  const retime: { row: OutboxRow; planned: PlannedMessage }[] = []
  const revive: { row: OutboxRow; planned: PlannedMessage }[] = []
  for (const message of messages) {
    const row = rowByKey.get(message.key)
    if (row === undefined) insert.push(message)
    else if (isWaiting(row) && differs(row, message, now)) retime.push({ row, planned: message })
    else if (row.state === 'cancelled' && isWorthReviving(message, now))
      revive.push({ row, planned: message })
  }
  const cancel = rows
    .filter((row) => isWaiting(row) && !wantedByKey.has(row.key) && !isExpired(row, now))
    .map((row) => ({ row, because: because.get(row.key) ?? ('no-longer-wanted' as const) }))
  const staying = rows.filter(isWaiting).flatMap((row) => {
    const planned = wantedByKey.get(row.key)
    return planned ? [{ row, because: heldAs(planned, held) }] : []
  })
  return {
    insert,
    retime,
    cancel,
    revive,
    hold: staying.flatMap(({ row, because }) =>
      because !== null && (row.state !== 'held' || (isHeldWithOthers(row) && row.reason !== because))
        ? [{ row, because }]
        : [],
    ),
    release: staying.flatMap(({ row, because }) => (because === null && isHeldWithOthers(row) ? [row] : [])),
  }
}

function isWaiting({ state }: OutboxRow): boolean {
  return state === 'planned' || state === 'held' || state === 'queued'
}

/** Why a message waits that nobody held by itself. */
export const heldWithOthers = ['held-with-challenge', 'held-with-wave'] as const satisfies MessageReason[]

/** A message that somebody held by itself stays held. */
function isHeldWithOthers({ state, reason }: OutboxRow): boolean {
  return state === 'held' && (heldWithOthers as readonly (string | null)[]).includes(reason)
}

/** Left to the sender, which says `expired` rather than `no longer wanted`. */
function isExpired({ expiresAt }: OutboxRow, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now
}

/** A reminder whose moment went by while nobody wanted it stays silent; a receipt or a decision does not. */
function isWorthReviving(message: PlannedMessage, now: Date): boolean {
  return message.class === 'mandatory' || message.sendAt > now
}

/** A message that is due and stays due is not moved about. */
function differs(row: OutboxRow, planned: PlannedMessage, now: Date): boolean {
  const isDueEitherWay = row.sendAt <= now && planned.sendAt <= now
  return (
    (!isDueEitherWay && row.sendAt.getTime() !== planned.sendAt.getTime()) ||
    row.expiresAt?.getTime() !== planned.expiresAt.getTime() ||
    row.email !== planned.to.email ||
    row.locale !== planned.locale ||
    row.zone !== planned.zone
  )
}
