import type { Executor, Tx } from '#db/client.server.ts'
import type { NewCalendar } from '#app/lifecycle/calendar.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { NoticeData, NoticeName } from '#emails/index.ts'
import type { Audience } from './audience.ts'
import type { MessageClass } from './notice.ts'
import type { ForeseenMail } from './rehearsal.ts'

/** A message about something that is not read from a challenge's facts: sign-in, invitations, roles. */
export type PostedMessage<Name extends NoticeName = NoticeName> = {
  readonly notice: Name
  /** Default: mandatory. What may be refused is not posted to whoever has refused it: the flow asks. */
  readonly class?: MessageClass
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
  /**
   * Somebody's account has another address, which is shown to be theirs: everything that has not begun to go follows it.
   * What was handed over keeps the address it went to, and what is about the old address itself stays with that.
   */
  readdress(tx: Tx, change: { personId: string; email: string }): Promise<void>
  /** Puts one message into the outbox. */
  post<Name extends NoticeName>(tx: Tx, message: PostedMessage<Name>): Promise<void>
}

/** How pages look ahead. Nothing is planned by looking. */
export type MailForesight = {
  /**
   * What a challenge that is not public yet will send by itself if it goes its way on each of these calendars; nothing
   * is planned. One list per calendar, empty when there is no such challenge. A constant number of queries.
   */
  foresee(
    db: Executor,
    scope: { challengeId: string; calendars: readonly NewCalendar[]; now: Date },
  ): Promise<ForeseenMail[][]>
  /** For whom a notice is; null for what is posted by hand. */
  audienceOf(notice: string): Audience | null
}
