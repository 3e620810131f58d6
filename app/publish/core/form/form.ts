/** A form: what every applicant to a challenge is asked, section by section. */
import type { PerLocale } from '../programme-plan.ts'
import { shownKeys } from './conditions.ts'
import type { AnswerFacts, AnswerProblem, QuestionType } from './question-type.ts'
import type { Visibility } from './visibility.ts'
import { questionTypes, type ConfigOf, type QuestionTypeName } from './types/index.ts'

/** The question is asked only of those who chose one of these there. */
export type Condition = { readonly question: string; readonly choices: readonly string[] }

/** `parts`: choices and columns by key, the unit. Empty where nobody has written it yet. */
export type QuestionTexts = {
  readonly label: string
  readonly help: string
  readonly parts: Readonly<Record<string, string>>
}
export type SectionTexts = { readonly title: string; readonly hint: string }

export type QuestionOf<Type extends QuestionTypeName> = {
  /** The same question for ever within a challenge: answers are kept under it. */
  readonly key: string
  readonly type: Type
  readonly config: ConfigOf<Type>
  readonly isRequired: boolean
  readonly visibility: Visibility
  readonly condition: Condition | null
  readonly texts: PerLocale<QuestionTexts>
}
export type Question = { [Type in QuestionTypeName]: QuestionOf<Type> }[QuestionTypeName]

export type FormSection = {
  readonly key: string
  readonly texts: PerLocale<SectionTexts>
  readonly questions: readonly Question[]
}

export type FormBody = { readonly sections: readonly FormSection[] }

/**
 * `number` is that of the brief it was published with: 1, or the one an addendum made. 0 is the standard form, which
 * challenges without one of their own have.
 */
export type Form = FormBody & { readonly number: number }

/** A form as it is kept: whoever writes one has checked it. */
export function formFromRow({ number, body }: { readonly number: number; readonly body: unknown }): Form {
  return { ...(body as FormBody), number }
}

/** Questions that are in every form: what a proposal is called, and the language it is written in. */
export const fixedQuestions = { title: 'short-text', language: 'language' } as const

export function isFixed(key: string): key is keyof typeof fixedQuestions {
  return key in fixedQuestions
}

/** Answers by question; what is not there has not been answered. */
export type Answers = Readonly<Partial<Record<string, string>>>

/** Everything that is asked, in order. Texts between the questions ask nothing. */
export function questionsOf(form: FormBody): Question[] {
  return form.sections.flatMap(({ questions }) => questions.filter(isAsked))
}

export function isAsked({ type }: Pick<Question, 'type'>): boolean {
  return type !== 'note'
}

/** The question of that key, or null: keys come from outside. */
export function findQuestion(form: FormBody, key: string): Question | null {
  return questionsOf(form).find((question) => question.key === key) ?? null
}

/** The section of that key, or null. */
export function findSection(form: FormBody, key: string): FormSection | null {
  return form.sections.find((section) => section.key === key) ?? null
}

/** What was answered, without the space around it; empty where nothing was. */
export function answerTo(answers: Answers, key: string): string {
  return answers[key]?.trim() ?? ''
}

/** Everything that is asked of whoever gave these answers, in order. */
export function shownQuestions(form: FormBody, answers: Answers): Question[] {
  const all = form.sections.flatMap(({ questions }) => questions)
  const shown = shownKeys(all, answers)
  return all.filter((question) => isAsked(question) && shown.has(question.key))
}

/** Null when this answer may be submitted. */
export function problemOf(
  question: Question,
  answer: string | undefined,
  facts: AnswerFacts,
): AnswerProblem | null {
  const type = typeOf(question)
  const text = answer?.trim() ?? ''
  if (text !== '') return type.problem(text, question.config, facts)
  return question.isRequired && isAsked(question) ? type.whenEmpty : null
}

/** An answer as a version freezes it: in the one way its kind is written. */
export function canonicalAnswer(question: Question, answer: string): string {
  return typeOf(question).canonical?.(answer, question.config) ?? answer
}

/** Keys of the words a question needs besides label and help. */
export function partsOf(question: Question): readonly string[] {
  return typeOf(question).parts?.(question.config) ?? []
}

function typeOf({ type }: Question): QuestionType<Question['config']> {
  return questionTypes[type] as unknown as QuestionType<Question['config']>
}

/** The answers a proposal is judged by: to what is asked and shown, trimmed and written in one way; the others left out. */
export function countedAnswers(form: FormBody, answers: Answers): Record<string, string> {
  return Object.fromEntries(
    shownQuestions(form, answers).flatMap((question) => {
      const text = answerTo(answers, question.key)
      return text === '' ? [] : [[question.key, canonicalAnswer(question, text)]]
    }),
  )
}
