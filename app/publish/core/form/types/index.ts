import type { QuestionType } from '../question-type.ts'
import { choice } from './choice.ts'
import { choices } from './choices.ts'
import { consent } from './consent.ts'
import { country } from './country.ts'
import { date } from './date.ts'
import { file } from './file.ts'
import { language } from './language.ts'
import { link } from './link.ts'
import { longText } from './long-text.ts'
import { markdown } from './markdown.ts'
import { maturity } from './maturity.ts'
import { member } from './member.ts'
import { money } from './money.ts'
import { note } from './note.ts'
import { number } from './number.ts'
import { organisation } from './organisation.ts'
import { ranking } from './ranking.ts'
import { shortText } from './short-text.ts'
import { table } from './table.ts'

/** Every kind of question there is, in the order in which the builder offers them. */
export const questionTypes = {
  'short-text': shortText,
  'long-text': longText,
  markdown,
  number,
  money,
  date,
  choice,
  choices,
  ranking,
  table,
  file,
  link,
  country,
  organisation,
  member,
  maturity,
  consent,
  note,
  language,
}

export type QuestionTypeName = keyof typeof questionTypes

export const questionTypeNames = Object.keys(questionTypes) as QuestionTypeName[]

/** The settings a kind of question takes. */
export type ConfigOf<Name extends QuestionTypeName> =
  (typeof questionTypes)[Name] extends QuestionType<infer Config> ? Config : never
