/** The way out of the house. One port, so that nobody but a transport knows which service carries the mail. */

/** One mail to one person, frozen. `id` is the idempotency key: the same id always carries the same content. */
export type FrozenMail = {
  readonly id: string
  readonly to: string
  readonly replyTo: string | null
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Come back with what the service reports. ASCII letters, digits, `_` and `-`. */
  readonly tags: Readonly<Record<string, string>>
}

/** What a transport found out. */
export type Answer =
  /** It is with the service. */
  | { readonly kind: 'accepted'; readonly providerId: string | null }
  /** Certainly not accepted now; later perhaps. `afterMs` when the service says how much later. */
  | {
      readonly kind: 'later'
      readonly reason: 'service-busy' | 'service-unavailable'
      readonly afterMs: number | null
    }
  /** Nobody knows whether it was accepted: to be asked again under the same id. */
  | { readonly kind: 'unknown' }
  /** The service will never take it. */
  | { readonly kind: 'refused' }

export type Transport = {
  readonly name: 'resend' | 'mailbox'
  /** Never throws for what the service says. */
  deliver(mail: FrozenMail): Promise<Answer>
}
