/** What the forms of questions and answers send. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { trapField } from './public-form.ts'

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const required = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const optionalAddress = z.pipe(
  z._default(
    z.string().check(z.trim(), z.maxLength(200), z.regex(/^([^\s@,]+@[^\s@,]+)?$/, 'publish:errors.address')),
    '',
  ),
  z.transform((typed) => (typed === '' ? null : typed.toLowerCase())),
)

/** Longest question, as the table has it too. */
export const longestQuestion = 2000

export const askSchema = z.object({
  text: required(longestQuestion),
  email: optionalAddress,
  zone: line(60),
  ...trapField,
})

export const answerSchema = z.object({
  /** The answer that is changed; empty for a new one. */
  answer: z._default(z.union([z.literal(''), z.uuid()]), ''),
  /** The questions it answers, besides those it has already. */
  questions: z._default(z.array(z.uuid()).check(z.maxLength(50)), []),
  locale: z.enum(locales),
  question: required(longestQuestion),
  text: required(10_000),
})

export const questionSchema = z.object({ question: z.uuid() })

export const closingSchema = z.object({
  closesAt: z.object({ date: z.string().check(z.maxLength(20)), time: z.string().check(z.maxLength(20)) }),
})
