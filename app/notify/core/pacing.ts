/**
 * Reminders that come close together become one, and nobody is reminded of the same thing twice within a day, except
 * in the last hours. Only reminders count: an answer to something that has just happened is never held back.
 */
import type { SentReminder } from './facts.ts'
import { hours } from './moments.ts'
import type { LeftOutReason, PlannedMessage } from './notice.ts'

/** Two reminders of one kind this close are one: the later says what counts. */
const mergeWithin = hours(10)
/** The least distance between reminders of one thing. */
const keepApart = hours(20)
/** A reminder of a moved date does not repeat what the person was reminded of this recently. */
const remindedEnoughWithin = hours(48)

export type PacedMessage = {
  readonly planned: PlannedMessage
  readonly isReminder: boolean
  /** The instant it hangs on, before it moved out of a night. */
  readonly wantedAt: Date
}

type History = {
  readonly reminded: readonly SentReminder[]
  /** Every key the notices want, also those whose time is over: what was sent under another key hung on another date. */
  readonly everWanted: ReadonlySet<string>
}

/**
 * Which messages stay. A reminder that has gone stays in the plan whatever else is said, so that planning again after
 * it went gives the same plan.
 */
export function paced<Message extends PacedMessage>(
  messages: readonly Message[],
  { reminded, everWanted }: History,
): { kept: Message[]; leftOut: { message: Message; because: LeftOutReason }[] } {
  const kept = messages.filter(({ isReminder }) => !isReminder)
  const leftOut: { message: Message; because: LeftOutReason }[] = []
  const sentByThread = grouped(reminded, ({ personId, about }) => `${personId} ${about}`)
  const threads = grouped(
    messages.filter(({ isReminder }) => isReminder),
    ({ planned }) => threadOf(planned),
  )
  for (const [name, thread] of threads) {
    const sent = sentByThread.get(name) ?? none
    const gone = sent.length === 0 ? noKeys : new Set(sent.map(({ key }) => key))
    const inOrder = thread.length === 1 ? thread : thread.sort(bySendAt)
    let lastAt = -Infinity
    for (const [index, message] of inOrder.entries()) {
      const because = gone.has(message.planned.key)
        ? null
        : (mergedInto(message, inOrder[index + 1], gone) ?? tooSoon(message, { lastAt, sent, everWanted }))
      if (because) leftOut.push({ message, because })
      else {
        kept.push(message)
        lastAt = message.planned.sendAt.getTime()
      }
    }
  }
  return { kept, leftOut }
}

const none: readonly SentReminder[] = []
const noKeys: ReadonlySet<string> = new Set()

/** The next of the same kind comes so soon that one mail says both. */
function mergedInto(
  { planned }: PacedMessage,
  next: PacedMessage | undefined,
  gone: ReadonlySet<string>,
): LeftOutReason | null {
  if (!next || next.planned.notice !== planned.notice || gone.has(next.planned.key)) return null
  return next.planned.sendAt.getTime() - planned.sendAt.getTime() < mergeWithin ? 'merged' : null
}

function tooSoon(
  { planned }: PacedMessage,
  {
    lastAt,
    sent,
    everWanted,
  }: { lastAt: number; sent: readonly SentReminder[]; everWanted: ReadonlySet<string> },
): LeftOutReason | null {
  if (planned.isUrgent) return null
  const at = planned.sendAt.getTime()
  if (at - lastAt < keepApart) return 'too-frequent'
  for (const { key, notice, sentAt } of sent) {
    const distance = at - sentAt.getTime()
    const isOfAnotherDate = notice === planned.notice && !everWanted.has(key)
    if (Math.abs(distance) < (isOfAnotherDate ? remindedEnoughWithin : keepApart)) return 'too-frequent'
  }
  return null
}

/** Who is reminded of what: one proposal, one seat in the jury, one milestone. */
function threadOf({ to, about }: PlannedMessage): string {
  return `${to.personId} ${about}`
}

function bySendAt(a: PacedMessage, b: PacedMessage): number {
  return (
    a.planned.sendAt.getTime() - b.planned.sendAt.getTime() ||
    a.wantedAt.getTime() - b.wantedAt.getTime() ||
    (a.planned.key < b.planned.key ? -1 : 1)
  )
}

function grouped<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = nameOf(item)
    const known = groups.get(name)
    if (known) known.push(item)
    else groups.set(name, [item])
  }
  return groups
}
