/** What a page of answers sends. A draft takes everything that can be kept; whether it can be submitted is asked later. */
import * as z from 'zod/mini'
import { longestAnswer } from './answer-text.ts'
import { applicantKinds } from './eligibility.ts'
import { countries } from '#app/publish/core/countries.ts'
import { questionsIn, type SectionKey } from './question-set.ts'

/** An answer that was not sent (an empty box, nothing chosen) is an empty one. */
const answer = z._default(
  z.string().check(z.refine((text) => [...text].length <= longestAnswer, 'apply:errors.answer-too-large')),
  '',
)
const version = z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000)), 0)
const keep = z.optional(z.enum(['mine', 'theirs']))

export const sectionIntents = ['continue', 'return'] as const

/** `answers`, `versions` and, after a conflict, `keep`, each by question. */
export function sectionSchema(section: SectionKey) {
  const keys = questionsIn(section).map(({ key }) => key)
  const each = <Schema extends z.ZodMiniType>(schema: Schema) =>
    z.object(Object.fromEntries(keys.map((key) => [key, schema])) as Record<string, Schema>)
  return z.object({
    intent: z._default(z.enum(sectionIntents), 'return'),
    from: z.optional(z.enum(['check'])),
    answers: z._default(each(answer), {}),
    versions: z._default(each(version), {}),
    keep: z.optional(each(keep)),
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
