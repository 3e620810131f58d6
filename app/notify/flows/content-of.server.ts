import { renderMessage, type RenderedMessage } from '#emails/render-message.ts'
import { messageInput } from '../data/message-input.server.ts'
import type { OutgoingMessage } from '../data/outgoing.server.ts'

/** Where links lead, and what those are signed with that work without signing in. */
export type LinkSettings = { readonly publicOrigin: string; readonly sessionSecret: string }

/**
 * What a message says: the frozen words once there are any, before that how it would read now. Null when it cannot be
 * written (an unknown notice, data that does not fit its template).
 */
export function contentOf(
  message: OutgoingMessage,
  { publicOrigin, sessionSecret }: LinkSettings,
): (RenderedMessage & { isFrozen: boolean }) | null {
  const { subject, html, text, calendar } = message
  if (subject !== null && html !== null && text !== null)
    return { subject, html, text, calendar, isFrozen: true }
  try {
    return { ...renderMessage(messageInput(message, publicOrigin, sessionSecret)), isFrozen: false }
  } catch {
    return null
  }
}
