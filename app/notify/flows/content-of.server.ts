import { renderMessage, type RenderedMessage } from '#emails/render-message.ts'
import { messageInput } from '../data/message-input.server.ts'
import type { OutgoingMessage } from '../data/outgoing.server.ts'

/**
 * What a message says: the frozen words once there are any, before that how it would read now. Null when it cannot be
 * written (an unknown notice, data that does not fit its template).
 */
export function contentOf(
  message: OutgoingMessage,
  origin: string,
): (RenderedMessage & { isFrozen: boolean }) | null {
  const { subject, html, text } = message
  if (subject !== null && html !== null && text !== null) return { subject, html, text, isFrozen: true }
  try {
    return { ...renderMessage(messageInput(message, origin)), isFrozen: false }
  } catch {
    return null
  }
}
