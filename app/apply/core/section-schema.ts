/** What a page of answers sends. A draft takes everything that can be kept; whether it can be submitted is asked later. */
import * as z from 'zod/mini'
import { longestAnswer } from './answer-text.ts'
import { applicantKinds } from './eligibility.ts'
import { countries } from '#app/publish/core/countries.ts'
import type { Question } from '#app/publish/core/form/form.ts'
import { typedAnswer } from '#app/publish/core/form/typed-answer.ts'

const version = z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000)), 0)
const keep = z.enum(['mine', 'theirs'])

export const sectionIntents = ['continue', 'return', 'add-row', 'files'] as const
export type SectionIntent = (typeof sectionIntents)[number]

/** What is sent of one question, as the text it is kept as. */
function answerSchema({ type }: Pick<Question, 'type'>) {
  return z.pipe(
    z.pipe(
      z.unknown(),
      z.transform((sent) => typedAnswer(type, sent)),
    ),
    z.string().check(z.refine((text) => [...text].length <= longestAnswer, 'apply:errors.answer-too-large')),
  )
}

/**
 * `answers`, `versions` and, after a conflict, `keep`, each by question. What was not on the page has no version and is
 * left out of `answers`; a box that was left empty is sent as nothing at all.
 */
export function sectionSchema(questions: readonly Pick<Question, 'key' | 'type'>[]) {
  const answers = z.partial(
    z.object(Object.fromEntries(questions.map((question) => [question.key, answerSchema(question)]))),
  )
  return z.object({
    intent: z._default(z.enum(sectionIntents), 'return'),
    from: z.optional(z.enum(['check'])),
    answers: z._default(answers, {}),
    versions: z._default(z.record(z.string(), version), {}),
    keep: z._default(z.record(z.string(), keep), {}),
  })
}

const trimmed = (longest: number) => z.string().check(z.trim(), z.maxLength(longest))
const optionalText = (longest: number) =>
  z.pipe(
    trimmed(longest),
    z.transform((text) => text || null),
  )

/** A web address of http or https, or nothing. `northernheat.example` is taken for `https://northernheat.example`. */
const website = z.pipe(
  z.pipe(
    trimmed(200),
    z.transform((text) => (text === '' || /^https?:\/\//i.test(text) ? text : `https://${text}`)),
  ),
  z.pipe(
    z.string().check(z.refine((text) => text === '' || isWebAddress(text), 'ui:errors.url')),
    z.transform((text) => text || null),
  ),
)

export const organisationFields = {
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  kind: z.enum(applicantKinds),
  country: z.string().check(z.refine((code) => countries.includes(code), 'apply:errors.country')),
  website,
}

/** The applicant's own section. */
export const organisationSchema = z.object({
  ...organisationFields,
  // A draft may be without it for a while; whoever goes on is told so.
  country: z.pipe(
    z.string().check(z.refine((code) => code === '' || countries.includes(code), 'apply:errors.country')),
    z.transform((code) => code || null),
  ),
  intent: z._default(z.enum(sectionIntents), 'return'),
  from: z.optional(z.enum(['check'])),
  registryNumber: optionalText(60),
  seen: z.string().check(z.maxLength(2000)),
})

function isWebAddress(text: string): boolean {
  try {
    return new URL(text).hostname.includes('.')
  } catch {
    return false
  }
}
