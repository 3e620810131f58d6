import type { MessageInput } from '#emails/subject-of.ts'
import type { OutgoingMessage } from './outgoing.server.ts'

/** A stored message as its template wants to see it. `origin` is scheme and host of this installation. */
export function messageInput(message: OutgoingMessage, origin: string): MessageInput {
  return {
    notice: message.notice,
    data: message.data,
    locale: message.locale,
    zone: message.zone,
    organiserZone: message.organiserZone,
    recipientName: message.recipientName,
    programme: message.programme,
    origin,
  }
}
