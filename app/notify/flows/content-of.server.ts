import type { Executor } from '#db/client.server.ts'
import type { RenderedMessage } from '#emails/render-message.ts'
import { messageInput } from '../data/message-input.server.ts'
import type { OutgoingMessage } from '../data/outgoing.server.ts'
import { wordingsNow } from '../data/wordings.server.ts'

/** Where links lead, and what those are signed with that work without signing in. */
export type LinkSettings = { readonly publicOrigin: string; readonly sessionSecret: string }

/**
 * What a message says: the frozen words once there are any, before that how it would read now. Null when it cannot be
 * written (an unknown notice, data that does not fit its template).
 */
export async function contentOf(
  db: Executor,
  message: OutgoingMessage,
  { publicOrigin, sessionSecret }: LinkSettings,
): Promise<(RenderedMessage & { isFrozen: boolean }) | null> {
  const { subject, html, text, calendar } = message
  if (subject !== null && html !== null && text !== null)
    return { subject, html, text, calendar, isFrozen: true }
  // Turning a mail into plain text takes a large library, and few people ever look at a mail that was not sent.
  const { renderMessage } = await import('#emails/render-message.ts')
  try {
    const wording = (await wordingsNow(db, [message]))(message, message.locale)
    return { ...renderMessage(messageInput(message, publicOrigin, sessionSecret, wording)), isFrozen: false }
  } catch {
    return null
  }
}
