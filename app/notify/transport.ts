/** The way out of the house. One port, so that nobody but a transport knows which service carries the mail. */
import type { ServicePace } from './core/service-pace.ts'

/** One mail to one person, frozen. `id` is the message's: the same id always carries the same content. */
export type FrozenMail = {
  readonly id: string
  readonly to: string
  /** The name it comes from; null for the installation's. The address is always the installation's. */
  readonly fromName: string | null
  readonly replyTo: string | null
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Beside what every mail carries: `List-Unsubscribe` and its like. */
  readonly headers: Readonly<Record<string, string>>
  /** iCalendar text to attach, or null. */
  readonly calendar: string | null
  /** Come back with what the service reports. ASCII letters, digits, `_` and `-`. */
  readonly tags: Readonly<Record<string, string>>
}

/**
 * What goes in one call, frozen: the mails in their places. `key` is the idempotency key; the same key always carries
 * the same mails. Never empty, never longer than the transport's `largestBatch`; a mail with a calendar file goes alone.
 */
export type FrozenBatch = { readonly key: string; readonly mails: readonly FrozenMail[] }

/** What became of one mail of an accepted call. */
export type Fate =
  | { readonly kind: 'taken'; readonly providerId: string | null }
  /** Looked at and turned down for good; `detail` in the service's words. */
  | { readonly kind: 'refused'; readonly detail: string }

/** What a transport found out about one call. */
export type Answer =
  /** The service has looked at it: one fate for each mail, in the order of the batch. */
  | { readonly kind: 'accepted'; readonly fates: readonly Fate[] }
  /**
   * Certainly nothing of it was accepted; later perhaps. `pace`: too many calls; `quota`: no more today; `down`: the
   * service is ill or does not let us in. `afterMs` when it says how much later; `isRoomLeft` when it says that it would
   * take other calls right now; `detail` in its own words, for whoever looks after the installation.
   */
  | {
      readonly kind: 'later'
      readonly cause: 'pace' | 'quota' | 'down'
      readonly afterMs: number | null
      readonly isRoomLeft?: boolean
      readonly detail?: string
    }
  /** Nobody knows whether it was accepted. */
  | { readonly kind: 'unknown' }
  /** Certainly not accepted and never will be, as a whole; its mails may be tried one by one. */
  | { readonly kind: 'refused'; readonly detail: string }

/** An answer and what it told about the pace that is allowed. */
export type Delivery = {
  readonly answer: Answer
  /** Where the service says so. */
  readonly pace?: ServicePace
}

export type Transport = {
  readonly name: 'resend' | 'smtp' | 'mailbox'
  /** Most mails in one call. */
  readonly largestBatch: number
  /** How often it may be called until the service says otherwise; null when there is no limit. */
  readonly pace: ServicePace | null
  /** True when the same batch may be handed over again under the same key without anybody getting a mail twice. */
  readonly remembersKeys: boolean
  /** Never throws for what the service says. */
  deliver(batch: FrozenBatch): Promise<Delivery>
  /** Says goodbye to the service; what is on its way is finished first. */
  close?(): void
}
