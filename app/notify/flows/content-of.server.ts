import type { RenderedMessage } from '#emails/render-message.ts'
import { messageInput } from '../data/message-input.server.ts'
import type { OutgoingMessage } from '../data/outgoing.server.ts'

/**
 * What a message says: the frozen words once there are any, before that how it would read now. Null when it cannot be
 * written (an unknown notice, data that does not fit its template).
 */
export async function contentOf(
  message: OutgoingMessage,
  origin: string,
): Promise<(RenderedMessage & { isFrozen: boolean }) | null> {
  const { subject, html, text } = message
  if (subject !== null && html !== null && text !== null) return { subject, html, text, isFrozen: true }
  // Turning a mail into plain text takes a large library, and few people ever look at a mail that was not sent.
  const { renderMessage } = await import('#emails/render-message.ts')
  try {
    return { ...renderMessage(messageInput(message, origin)), isFrozen: false }
  } catch {
    return null
  }
}
