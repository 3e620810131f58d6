import { toPlainText } from '@react-email/components'
import { renderToStaticMarkup } from 'react-dom/server'
import { htmlLangs } from '#app/platform/i18n.ts'
import { calendarFile } from './parts/calendar-file.ts'
import { composed, oneLine, type MessageInput } from './subject-of.ts'

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
