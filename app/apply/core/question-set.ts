/**
 * What every applicant is asked, in the order of the pages. The same for all challenges today; a challenge's own set
 * will have this shape. The words stand in the texts under `questions.<key>`, the facts about the organisation in its
 * own row, filled in once for all challenges.
 */
import { locales, type Locale } from '#app/platform/i18n.ts'
import { questionTypes, type ConfigOf, type QuestionTypeName } from './questions/index.ts'
import type { AnswerProblem, QuestionType } from './questions/question-type.ts'

export const sectionKeys = ['organisation', 'solution', 'pilot', 'team', 'declarations'] as const
export type SectionKey = (typeof sectionKeys)[number]

/** `isPrefilled`: answered from the start, so that it does not count as work begun. */
type Asked<Key extends string, Type extends QuestionTypeName> = {
  readonly key: Key
  readonly section: SectionKey
  readonly type: Type
  readonly config: ConfigOf<Type>
  readonly isRequired: boolean
  readonly isPrefilled?: boolean
}
export type QuestionOfType<Type extends QuestionTypeName> = Asked<QuestionKey, Type>
export type Question = { [Type in QuestionTypeName]: QuestionOfType<Type> }[QuestionTypeName]
type AnyAsked = { [Type in QuestionTypeName]: Asked<string, Type> }[QuestionTypeName]

/** Technology readiness, 1 (principle observed) to 9 (proven in use), as the European Union counts it. */
const maturityLevels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

const asked = [
  { key: 'title', section: 'solution', type: 'short-text', config: { limit: 120 }, isRequired: true },
  // Published with the winners, and what a reader without much time reads first.
  {
    key: 'summary',
    section: 'solution',
    type: 'long-text',
    config: { limit: 500, rows: 4 },
    isRequired: true,
  },
  {
    key: 'problem-fit',
    section: 'solution',
    type: 'long-text',
    config: { limit: 2000, rows: 8 },
    isRequired: true,
  },
  {
    key: 'description',
    section: 'solution',
    type: 'long-text',
    config: { limit: 5000, rows: 12 },
    isRequired: true,
  },
  {
    key: 'novelty',
    section: 'solution',
    type: 'long-text',
    config: { limit: 2000, rows: 6 },
    isRequired: true,
  },
  {
    key: 'maturity',
    section: 'solution',
    type: 'choice',
    config: { choices: maturityLevels },
    isRequired: true,
  },
  { key: 'plan', section: 'pilot', type: 'long-text', config: { limit: 4000, rows: 10 }, isRequired: true },
  { key: 'weeks', section: 'pilot', type: 'number', config: { minimum: 1, maximum: 156 }, isRequired: true },
  { key: 'needs', section: 'pilot', type: 'long-text', config: { limit: 2000, rows: 6 }, isRequired: true },
  {
    key: 'measures',
    section: 'pilot',
    type: 'long-text',
    config: { limit: 2000, rows: 6 },
    isRequired: true,
  },
  { key: 'risks', section: 'pilot', type: 'long-text', config: { limit: 2000, rows: 6 }, isRequired: false },
  {
    key: 'experience',
    section: 'team',
    type: 'long-text',
    config: { limit: 2500, rows: 8 },
    isRequired: true,
  },
  { key: 'roles', section: 'team', type: 'long-text', config: { limit: 2000, rows: 6 }, isRequired: true },
  {
    key: 'language',
    section: 'declarations',
    type: 'choice',
    config: { choices: locales },
    isRequired: true,
    isPrefilled: true,
  },
  {
    key: 'confidentiality',
    section: 'declarations',
    type: 'long-text',
    config: { limit: 1000, rows: 3 },
    isRequired: false,
  },
  { key: 'truth', section: 'declarations', type: 'consent', config: {}, isRequired: true },
  { key: 'authority', section: 'declarations', type: 'consent', config: {}, isRequired: true },
] as const satisfies readonly AnyAsked[]

export type QuestionKey = (typeof asked)[number]['key']

export const questions: readonly Question[] = asked

/** Answers by question; what is not there has not been answered. */
export type Answers = Readonly<Partial<Record<string, string>>>

export function isSectionKey(value: unknown): value is SectionKey {
  return (sectionKeys as readonly unknown[]).includes(value)
}

/** The question of that key, or null: keys come from outside. */
export function findQuestion(key: string): Question | null {
  return questions.find((question) => question.key === key) ?? null
}

export function questionsIn(section: SectionKey): readonly Question[] {
  return questions.filter((question) => question.section === section)
}

/** Null when this answer may be submitted; `language` is the one the proposal is written in. */
export function problemOf(
  question: Question,
  answer: string | undefined,
  language: Locale,
): AnswerProblem | null {
  const type = questionTypes[question.type] as QuestionType<Question['config']>
  const text = answer?.trim() ?? ''
  if (text !== '') return type.problem(text, question.config, language)
  return question.isRequired ? type.whenEmpty : null
}
