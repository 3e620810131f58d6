import type { Tx } from '#db/client.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { NoticeData, NoticeName } from '#emails/index.ts'

/** A message about something that is not read from a challenge's facts: sign-in, invitations, roles. */
export type PostedMessage<Name extends NoticeName = NoticeName> = {
  readonly notice: Name
  /** Unique for ever; posting the same key again does nothing. */
  readonly key: string
  readonly to: {
    readonly personId: string | null
    readonly name: string
    readonly email: string
    readonly locale: Locale
    readonly zone: string | null
  }
  /** What the notice's template asks for, JSON only (instants as ISO strings). */
  readonly data: NoticeData<Name>
  readonly programmeId?: string
  readonly challengeId?: string
  readonly proposalId?: string
  /** Default: at once. */
  readonly sendAt?: Date
  /** Default: 48 hours after `sendAt`. */
  readonly expiresAt?: Date
}

/** How flows tell people. Both join the flow's transaction: no fact without its messages, no message without its fact. */
export type NoticesPort = {
  /** Plans anew everything the challenge (or one proposal of it) wants, and settles the difference with the outbox. */
  replan(tx: Tx, scope: { challengeId: string; proposalId?: string }): Promise<void>
  /** Puts one message into the outbox. */
  post<Name extends NoticeName>(tx: Tx, message: PostedMessage<Name>): Promise<void>
}
