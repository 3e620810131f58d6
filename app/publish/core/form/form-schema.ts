/** A form as data from outside: a programme file, or what the builder is about to save. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { formProblem } from './form-problems.ts'
import { visibilities } from './visibility.ts'
import { type Question } from './form.ts'
import { partKey } from './types/choice-list.ts'
import { questionTypes } from './types/index.ts'

export const mostSections = 12
export const mostQuestions = 80
export const longestLabel = 200
export const longestHelp = 2000
export const longestPart = 200

// Neither NUL nor half a character can be kept.
const text = (longest: number) =>
  z.string().check(
    z.maxLength(longest),
    z.refine((typed) => !/[\0\p{Cs}]/u.test(typed)),
  )
const perLocale = <Texts extends z.ZodMiniType>(texts: Texts) => z.partialRecord(z.enum(locales), texts)

const common = {
  key: partKey,
  isRequired: z.boolean(),
  visibility: z.enum(visibilities),
  condition: z.nullable(
    z.strictObject({
      question: partKey,
      choices: z.array(z.string().check(z.maxLength(40))).check(z.minLength(1), z.maxLength(40)),
    }),
  ),
  texts: perLocale(
    z.strictObject({
      label: text(longestLabel),
      help: text(longestHelp),
      parts: z.record(partKey, text(longestPart)),
    }),
  ),
}

const question = z.union(
  Object.entries(questionTypes).map(([type, { config }]) =>
    z.strictObject({ ...common, type: z.literal(type), config: config as z.ZodMiniType }),
  ) as unknown as [z.ZodMiniType<Question>],
)

const section = z.strictObject({
  key: partKey,
  texts: perLocale(z.strictObject({ title: text(longestLabel), hint: text(longestHelp) })),
  questions: z.array(question).check(z.maxLength(mostQuestions)),
})

/** The whole form; its parts fit together (`formProblem`). */
export const formBodySchema = z
  .strictObject({ sections: z.array(section).check(z.minLength(1), z.maxLength(mostSections)) })
  .check(z.refine((body) => formProblem(body) === null))
