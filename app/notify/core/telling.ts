/** What a mail service tells of its own accord, and what it means for a message. It may come twice and in any order. */
import type { MessageReason } from './reasons.ts'
import type { MessageState } from './reconcile.ts'

/** What happened to one mail, in our words. */
export const toldEvents = [
  'sent',
  'delivered',
  /** The reader's server wants to be asked again, and the service does. */
  'delayed',
  /** The reader's server says that there is nobody. */
  'bounced',
  /** It could not take the mail this time, and the service has given up. */
  'bounced-for-now',
  'complained',
  /** The service has turned it down after it had taken it. */
  'failed',
  /** The service does not write to this address. */
  'suppressed',
] as const
export type ToldEvent = (typeof toldEvents)[number]

/** How a message stands, as far as tellings care. */
export type Standing = { readonly state: MessageState; readonly reason: string | null }

type Outcome = {
  readonly state: Extract<
    MessageState,
    'sent' | 'delivered' | 'bounced' | 'complained' | 'failed' | 'suppressed'
  >
  readonly reason: MessageReason | null
}

/**
 * What may be told, from what says least to what says most. A message only ever moves up, so that the order and the
 * number of tellings do not matter. That nobody could take it now is less than a delivery: servers also answer so when
 * the reader is on holiday.
 */
const outcomes: readonly (readonly [ToldEvent, Outcome])[] = [
  ['sent', { state: 'sent', reason: null }],
  ['bounced-for-now', { state: 'bounced', reason: 'bounced-for-now' }],
  ['delivered', { state: 'delivered', reason: null }],
  ['failed', { state: 'failed', reason: 'refused-by-service' }],
  ['suppressed', { state: 'suppressed', reason: null }],
  ['bounced', { state: 'bounced', reason: 'bounced' }],
  ['complained', { state: 'complained', reason: 'complained' }],
]

/** How far up a message stands; -1 for all that we have only meant to happen ourselves. */
function rankOf({ state, reason }: Standing): number {
  const exact = outcomes.findIndex(([, outcome]) => outcome.state === state && outcome.reason === reason)
  if (exact >= 0) return exact
  // A failure or a suppression of our own making says nothing about what the service did; the others do, whatever the
  // reason that stands beside them.
  if (state === 'failed' || state === 'suppressed') return -1
  return outcomes.findLastIndex(([, outcome]) => outcome.state === state)
}

/** How a message stands after it was told; null when it says nothing new. */
export function standingAfter(before: Standing, told: ToldEvent): Outcome | null {
  const rank = outcomes.findIndex(([event]) => event === told)
  return rank > rankOf(before) ? (outcomes[rank]?.[1] ?? null) : null
}

/** This many times in so many days nobody could take a mail: the address is left alone. */
export const softBounces = { count: 3, days: 7 } as const

/** True when an address has seen too many soft bounces too close to each other; instants in any order. */
export function isLeftAloneAfter(softBouncesAt: readonly Date[]): boolean {
  const times = softBouncesAt.map(Number).sort((a, b) => a - b)
  const span = softBounces.days * 86_400_000
  return times.some((time, index) => {
    const enough = times[index + softBounces.count - 1]
    return enough !== undefined && enough - time <= span
  })
}

/** One telling, read: which mail it is about, what happened to it, and what it means for the address. */
export type Telling = {
  /** The service's own, the same for each repeat. */
  readonly id: string
  /** As the service calls it. */
  readonly type: string
  readonly happenedAt: Date
  /** Ours, as it travelled with the mail. */
  readonly messageId: string | null
  readonly providerId: string | null
  /** In small letters. */
  readonly email: string | null
  readonly told: ToldEvent | null
  readonly address:
    | { readonly change: 'blocked'; readonly reason: 'bounced' | 'complained' | 'manual' }
    | { readonly change: 'unblocked' }
    | null
  /** In the words of the service or the reader's server, at most 500 characters. */
  readonly detail: string | null
}
