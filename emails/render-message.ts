import { calendarFile } from './parts/calendar-file.ts'
import { createFiller, wordOfHole } from './filled-mail.ts'
import { templateOf } from './index.ts'
import { composed, oneLine, type MessageInput, type SubjectInput } from './subject-of.ts'
import { writeMail, type MailWords } from './write-mail.ts'

/** A mail in words: what is frozen in the outbox before it is sent. */
export type RenderedMessage = MailWords & {
  /** An iCalendar file to attach, where the notice brings a date. */
  calendar: string | null
}

/** Distinct mails at a time: notices in languages, zones and deadlines. About 15 kB each. */
const filledIn = createFiller(400)

/**
 * Writes one message in the reader's language and zones. The same input gives the same characters. The mails of a wave
 * differ in names and titles alone: each distinct one is written once, and filled in for every reader after that.
 * @throws when the notice has no template, or (zod) when the data does not fit it
 */
export function renderMessage({ plannedAt, ...input }: MessageInput): RenderedMessage {
  const { subject, html, text } = wordsFilledIn(input) ?? writeMail(input)
  return { subject: oneLine(subject), html, text, calendar: calendarOf(input, plannedAt) }
}

/** Null for an unknown notice, and where a text cannot be filled in as it is. */
function wordsFilledIn(input: SubjectInput): MailWords | null {
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
