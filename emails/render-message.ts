import { toPlainText } from '@react-email/components'
import { renderToStaticMarkup } from 'react-dom/server'
import { htmlLangs } from '#app/platform/i18n.ts'
import { calendarFile } from './parts/calendar-file.ts'
import type { Mail } from './parts/mail.ts'
import { templateOf } from './index.ts'

const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'

/** A mail in words: what is frozen in the outbox before it is sent. */
export type RenderedMessage = {
  subject: string
  html: string
  text: string
  /** An iCalendar file to attach, where the notice brings a date. */
  calendar: string | null
}

/** What a subject is written from: a notice and its data, and what surrounds it. */
export type SubjectInput = Omit<Mail, 'reason' | 'unsubscribePath'> & {
  notice: string
  data: unknown
  /** Absent where nobody reads the foot: previews and lists. */
  unsubscribePath?: string | null
}

/** What a whole message is written from. */
export type MessageInput = SubjectInput & {
  /** When the message was planned: the time stamp of its calendar file. */
  plannedAt: Date
}

/**
 * Writes one message in the reader's language and zones. The same input gives the same characters.
 * @throws when the notice has no template, or (zod) when the data does not fit it
 */
export function renderMessage(input: MessageInput): RenderedMessage {
  const { subject, body, calendar } = composed(input)
  // Not react-email's `render`: it streams, and React 18 puts NUL where a chunk ends inside a character.
  const html = doctype + renderToStaticMarkup(body)
  return {
    subject: oneLine(subject),
    html,
    text: plainText(html, htmlLangs[input.locale]),
    calendar: calendar && calendarFile(calendar, { locale: input.locale, writtenAt: input.plannedAt }),
  }
}

/** The subject alone, for lists of what is planned. Null when it cannot be written. */
export function subjectOf(input: SubjectInput): string | null {
  try {
    return oneLine(composed(input).subject)
  } catch {
    return null
  }
}

function composed({ notice, data, unsubscribePath = null, ...surroundings }: SubjectInput) {
  const template = templateOf(notice)
  if (!template) throw new Error(`the notice ${notice} has no template`)
  return template.compose(data, {
    ...surroundings,
    unsubscribePath,
    reason: template.reason[surroundings.locale],
  })
}

/** A subject is one header line, whatever somebody typed as a title. Direction marks could turn it around. */
function oneLine(subject: string): string {
  return subject
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 250)
}

function plainText(html: string, lang: string): string {
  return toPlainText(html, {
    // Chinese has no spaces to break lines at, so its lines are left whole.
    wordwrap: lang === 'zh-CN' ? false : 78,
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true } },
    ],
  })
}
