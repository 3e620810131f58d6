import { mergeValuesOf } from './merge-fields.ts'
import { plainOf, readBlocks, readSubject } from './own-words.ts'
import type { Mail, OwnWordsOfMail } from './parts/mail.ts'
import type { Composed, Template } from './parts/template.ts'

/** Subject and body in the programme's own words, as they were saved. */
export type Wording = { readonly subject: string; readonly body: string }

/**
 * The same in own words: they stand in place of heading and first paragraph, and what stands before the subject (the
 * reference) stays.
 * @throws like `composed`, and when a merge field has no value
 */
export function composedWith(wording: Wording, template: Template, data: unknown, mail: Mail): Composed {
  const known = template.schema.parse(data) as Readonly<Record<string, unknown>>
  const mark = typeof known.reference === 'string' ? `[${known.reference}] ` : ''
  const unmarked = (subject: string) =>
    mark !== '' && subject.startsWith(mark) ? subject.slice(mark.length) : subject
  const standardSubject = unmarked(template.compose(data, mail).subject)
  const values = { ...mergeValuesOf(template, known, mail), standardSubject }
  const heading = plainOf(readSubject(wording.subject), values)
  const own: OwnWordsOfMail = { heading, blocks: readBlocks(wording.body), values }
  const standard = template.compose(data, { ...mail, own })
  const isMarked = unmarked(standard.subject) !== standard.subject
  return { ...standard, subject: isMarked ? mark + heading : heading }
}
