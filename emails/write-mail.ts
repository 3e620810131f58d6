import { toPlainText } from '@react-email/components'
import { renderToStaticMarkup } from 'react-dom/server'
import { composed, type SubjectInput } from './subject-of.ts'

const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'

/** Subject, HTML and text of a mail. */
export type MailWords = { subject: string; html: string; text: string }

/** Writes one mail from its template, from the first word to the last. The subject is not yet one header line. */
export function writeMail(input: SubjectInput): MailWords {
  const { subject, body } = composed(input)
  // Not react-email's `render`: it streams, and React 18 puts NUL where a chunk ends inside a character.
  const html = doctype + renderToStaticMarkup(body)
  return { subject, html, text: plainText(html) }
}

/** Lines are left whole: mail programs break them for the screen at hand, and Chinese has no spaces to break at. */
function plainText(html: string): string {
  return toPlainText(html, {
    wordwrap: false,
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true } },
    ],
  })
}
