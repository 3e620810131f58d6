/** What the form of one language of a brief sends. Drafts may be empty, but for the title that names them everywhere. */
import * as z from 'zod/mini'
import { mostFaqRows, mostLinks } from './brief-texts.ts'

export const longestBriefText = 8_000
export const longestAnswer = 2_000
/** Empty rows below those there are. */
const moreRows = 2

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const long = line(longestBriefText)
const webAddress = line(500).check(z.regex(/^(https?:\/\/\S+)?$/i, 'publish:errors.web-address'))

/** Rows by number, as a form sends them; those that are empty are none. */
function rowsOf<Row extends z.core.$ZodType<object, object>>(row: Row, most: number) {
  return z.pipe(
    z._default(z.record(z.string().check(z.regex(/^\d{1,2}$/)), row), {}),
    z.transform((rows) =>
      Object.entries(rows)
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([, each]) => each as z.output<Row>)
        .filter((each) => Object.values(each).some((text) => text !== ''))
        .slice(0, most),
    ),
  )
}

const isWhole = (row: object) => new Set(Object.values(row).map((text) => text === '')).size === 1

export const briefSchema = z.object({
  version: z.string().check(z.maxLength(64)),
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(160)),
  question: line(300),
  tagline: line(300),
  themes: line(200),
  background: long,
  affected: long,
  tried: long,
  outcome: long,
  outOfScope: long,
  offer: long,
  eligibility: long,
  terms: long,
  termsLink: webAddress,
  faq: rowsOf(
    z
      .object({ question: line(300), answer: line(longestAnswer) })
      .check(z.refine(isWhole, { error: 'publish:errors.faq-half', path: ['answer'] })),
    mostFaqRows,
  ),
  links: rowsOf(
    z
      .object({ label: line(160), address: webAddress })
      .check(z.refine(isWhole, { error: 'publish:errors.link-half', path: ['address'] })),
    mostLinks,
  ),
})

/** How many rows the form shows for those there are. */
export function rowsShown(count: number, most: number): number {
  return Math.min(count + moreRows, most)
}
