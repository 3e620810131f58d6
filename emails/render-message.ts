import { calendarFile } from './parts/calendar-file.ts'
import { createFiller, wordOfHole, type FilledMail } from './filled-mail.ts'
import { templateOf } from './index.ts'
import { composed, oneLine, type MessageInput, type SubjectInput } from './subject-of.ts'
import { putTogether, type Body, type BodyInParts } from './words-in-parts.ts'
import { writeMail, type MailWords } from './write-mail.ts'

/** A mail in words: what is frozen in the outbox before it is sent. */
export type RenderedMessage = MailWords & {
  /** An iCalendar file to attach, where the notice brings a date. */
  calendar: string | null
}

/** The same as it is kept: in two parts, where other readers may share the words. */
export type MessageToKeep = Pick<RenderedMessage, 'subject' | 'calendar'> & { body: Body | BodyInParts }

/** Distinct mails at a time: notices in languages, zones and deadlines. About 15 kB each. */
const filledIn = createFiller(400)

/**
 * Writes one message in the reader's language and zones. The same input gives the same characters. The mails of a wave
 * differ in names and titles alone: each distinct one is written once, and filled in for every reader after that.
 * @throws when the notice has no template, or (zod) when the data does not fit it
 */
export function renderMessage(input: MessageInput): RenderedMessage {
  const { subject, calendar, body } = renderToKeep(input)
  const { html, text } = 'own' in body ? putTogether(body) : body
  return { subject, html, text, calendar }
}

/**
 * Like `renderMessage`, before its two parts are put together. A mail that holds a secret is always whole: what is kept
 * for others cannot be wiped.
 * @throws like it
 */
export function renderToKeep({ plannedAt, ...given }: MessageInput): MessageToKeep {
  const input = { ...given, recipientName: nameToGreet(given.recipientName) }
  const filled = wordsFilledIn(input)
  const { subject, ...body } = filled ?? writeMail(input)
  const isSecret = templateOf(input.notice)?.isSecret ?? false
  return {
    subject: oneLine(subject),
    calendar: calendarOf(input, plannedAt),
    body: isSecret && 'own' in body ? putTogether(body) : body,
  }
}

/** Who has no account yet is known by an address alone, and nobody is called that. */
function nameToGreet(name: string): string {
  return /^\S+@\S+$/.test(name) ? '' : name
}

/** Null for an unknown notice, and where a text cannot be filled in as it is. */
function wordsFilledIn(input: SubjectInput): FilledMail | null {
  const template = templateOf(input.notice)
  if (!template) return null
  const texts: string[] = []
  // Whether a text is empty may be looked at, so an empty one belongs to the mail itself.
  const asHole = (text: string) => (text === '' ? text : wordOfHole(texts.push(text) - 1))
  const data = { ...(template.schema.parse(input.data) as Record<string, unknown>) }
  for (const field of template.opaqueFields) {
    const text = data[field]
    if (typeof text === 'string') data[field] = asHole(text)
  }
  const path = input.unsubscribePath
  const unsubscribePath = path?.startsWith('/') ? `/${asHole(path.slice(1))}` : path
  return filledIn({ ...input, data, recipientName: asHole(input.recipientName), unsubscribePath }, texts)
}

/** Lines of the file are folded by their length, so it is never filled in. */
function calendarOf(input: SubjectInput, writtenAt: Date): string | null {
  if (!templateOf(input.notice)?.hasCalendar) return null
  const { calendar } = composed(input)
  return calendar && calendarFile(calendar, { locale: input.locale, writtenAt })
}
