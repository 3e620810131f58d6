import type { MessageInput, Wording } from '#emails/subject-of.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { unsubscribeToken } from '../unsubscribe-token.server.ts'
import type { OutgoingMessage } from './outgoing.server.ts'

type InputColumns = Pick<
  OutgoingMessage,
  | 'notice'
  | 'class'
  | 'data'
  | 'locale'
  | 'zone'
  | 'organiserZone'
  | 'recipientName'
  | 'programme'
  | 'plannedAt'
  | 'personId'
  | 'challengeId'
>

/**
 * A stored message as its template wants to see it, in the programme's own words where it has some. `origin` is scheme and host of this installation, `secret` the one
 * its links are signed with.
 */
export function messageInput(
  message: InputColumns,
  origin: string,
  secret: string,
  wording: Wording | null,
): MessageInput {
  const { programme } = message
  return {
    notice: message.notice,
    data: message.data,
    locale: message.locale,
    zone: message.zone,
    organiserZone: message.organiserZone,
    recipientName: message.recipientName,
    programme: programme && {
      name: programme.name,
      contactEmail: programme.contactEmail,
      accents: programme.accents,
    },
    origin,
    unsubscribePath: unsubscribePath(message, secret),
    plannedAt: message.plannedAt,
    wording,
  }
}

function unsubscribePath(message: InputColumns, secret: string): string | null {
  const { personId, notice, challengeId, locale } = message
  if (personId === null || message.class === 'mandatory') return null
  return pathsIn(locale).unsubscribe(unsubscribeToken(secret, { personId, notice, challengeId }))
}
