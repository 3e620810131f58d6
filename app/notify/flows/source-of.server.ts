import MailComposer from 'nodemailer/lib/mail-composer'
import type { RenderedMessage } from '#emails/render-message.ts'
import { calendarMethod } from '../core/calendar-facts.ts'
import { senderNamed } from '../core/sender.ts'
import type { OutgoingMessage } from '../data/outgoing.server.ts'
import { unsubscribeHeaders } from '../unsubscribe-token.server.ts'
import type { LinkSettings } from './content-of.server.ts'

/**
 * A message as it leaves the house (RFC 5322): every header, then the words as text and as HTML, and the calendar file.
 * What was frozen with it (headers, where an answer goes) is shown as it was; the same message gives the same characters.
 */
export async function sourceOf(
  message: OutgoingMessage,
  content: RenderedMessage,
  settings: LinkSettings & { readonly from: string | undefined },
): Promise<string> {
  const from = settings.from ?? `Haaste <haaste@${new URL(settings.publicOrigin).hostname}>`
  const contactEmail = message.programme?.contactEmail ?? null
  const { fromName, replyTo, headers } = message.envelope ?? {
    fromName: message.programme?.senderName,
    replyTo: contactEmail,
    headers: unsubscribeHeaders({
      secret: settings.sessionSecret,
      origin: settings.publicOrigin,
      contactEmail,
      message,
    }),
  }
  const composer = new MailComposer({
    from: senderNamed(from, fromName ?? null),
    to: { name: '', address: message.email },
    replyTo: replyTo ?? undefined,
    subject: content.subject,
    text: content.text,
    html: content.html,
    icalEvent:
      content.calendar === null
        ? undefined
        : { method: calendarMethod(content.calendar), filename: 'calendar.ics', content: content.calendar },
    date: message.sentAt ?? message.sendAt,
    messageId: `<${message.id}@${domainOf(from)}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Entity-Ref-ID': message.id, ...headers },
    // The usual boundaries are made of chance.
    baseBoundary: message.id,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0])
  return (await composer.compile().build()).toString('utf8')
}

function domainOf(from: string): string {
  return /@([^\s<>@]+?)>?\s*$/.exec(from)?.[1] ?? 'localhost'
}
