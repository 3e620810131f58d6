/**
 * The difference between what is wanted and what stands in the outbox. Only messages that have not begun to go are
 * touched: what was sent, failed or skipped is history.
 */
import type { PlannedMessage } from './notice.ts'

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

/** A row of the outbox, as far as planning is concerned. */
export type OutboxRow = {
  readonly id: string
  readonly key: string
  readonly state: MessageState
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
  /** Nobody wants them any more. */
  readonly cancel: readonly OutboxRow[]
  /** Cancelled once, wanted again before their instant. */
  readonly revive: readonly { readonly row: OutboxRow; readonly planned: PlannedMessage }[]
}

/** What has to change in the outbox. Empty in all four when nothing has. The order of either list does not matter. */
export function reconcile(
  planned: readonly PlannedMessage[],
  rows: readonly OutboxRow[],
  now: Date,
): Reconciliation {
  const rowByKey = new Map(rows.map((row) => [row.key, row]))
  const wantedKeys = new Set(planned.map(({ key }) => key))
  const insert: PlannedMessage[] = []
  const retime: { row: OutboxRow; planned: PlannedMessage }[] = []
  const revive: { row: OutboxRow; planned: PlannedMessage }[] = []
  for (const message of planned) {
    const row = rowByKey.get(message.key)
    if (row === undefined) insert.push(message)
    else if (isWaiting(row) && differs(row, message)) retime.push({ row, planned: message })
    else if (row.state === 'cancelled' && isWorthReviving(message, now))
      revive.push({ row, planned: message })
  }
  const cancel = rows.filter((row) => isWaiting(row) && !wantedKeys.has(row.key) && !isExpired(row, now))
  return { insert, retime, cancel, revive }
}

function isWaiting({ state }: OutboxRow): boolean {
  return state === 'planned' || state === 'held' || state === 'queued'
}

/** Left to the sender, which says `expired` rather than `no longer wanted`. */
function isExpired({ expiresAt }: OutboxRow, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now
}

/** A reminder whose moment went by while nobody wanted it stays silent; a receipt or a decision does not. */
function isWorthReviving(message: PlannedMessage, now: Date): boolean {
  return message.class === 'mandatory' || message.sendAt > now
}

function differs(row: OutboxRow, planned: PlannedMessage): boolean {
  return (
    row.sendAt.getTime() !== planned.sendAt.getTime() ||
    row.expiresAt?.getTime() !== planned.expiresAt.getTime() ||
    row.email !== planned.to.email ||
    row.locale !== planned.locale ||
    row.zone !== planned.zone
  )
}
