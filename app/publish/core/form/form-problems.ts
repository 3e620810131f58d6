/** Whether a form fits together, and what of it nobody has written yet. */
import type { Locale } from '#app/platform/i18n.ts'
import { conditionTypes } from './conditions.ts'
import { fixedQuestions, partsOf, type FormBody, type Question } from './form.ts'

export type FormProblem =
  | { readonly code: 'form-question-twice'; readonly question: string }
  /** Every form asks what a proposal is called and the language it is in. */
  | { readonly code: 'form-needs'; readonly question: string }
  /** A condition looks at an earlier question that is answered by choosing. */
  | { readonly code: 'form-condition'; readonly question: string }

/** Why this is no form; null when it is one. */
export function formProblem(body: FormBody): FormProblem | null {
  const questions = body.sections.flatMap(({ questions }) => questions)
  const keys = questions.map(({ key }) => key)
  const twice =
    keys.find((key, index) => keys.indexOf(key) !== index) ??
    body.sections.map(({ key }) => key).find((key, index, all) => all.indexOf(key) !== index)
  if (twice !== undefined) return { code: 'form-question-twice', question: twice }
  for (const [key, type] of Object.entries(fixedQuestions)) {
    const found = questions.find((question) => question.key === key)
    const isThere = found?.type === type && found.isRequired && found.condition === null
    if (!isThere) return { code: 'form-needs', question: key }
  }
  const wrong = questions.find((question, index) => !looksBack(question, questions.slice(0, index)))
  return wrong ? { code: 'form-condition', question: wrong.key } : null
}

function looksBack({ condition }: Question, earlier: readonly Question[]): boolean {
  if (condition === null) return true
  const other = earlier.find(({ key }) => key === condition.question)
  return other !== undefined && conditionTypes.includes(other.type)
}

/** Words that are missing: essential where no language has them. `place` is the label of a question or a section's title. */
export type UntoldWords = { readonly locale: Locale; readonly count: number; readonly isEssential: boolean }

/** How many words of the form each language lacks; those without any are left out. The standard form lacks none. */
export function untoldWords(body: FormBody, languages: readonly Locale[]): UntoldWords[] {
  const texts = wordsOf(body)
  return languages.flatMap((locale) => {
    const missing = texts.filter((say) => say(locale).trim() === '')
    if (missing.length === 0) return []
    const isEssential = missing.some((say) => languages.every((each) => say(each).trim() === ''))
    return [{ locale, count: missing.length, isEssential }]
  })
}

/** How many words of a form there are, and how many are written in a language. */
export function writtenWords(body: FormBody, locale: Locale): { written: number; of: number } {
  const texts = wordsOf(body)
  return { written: texts.filter((say) => say(locale).trim() !== '').length, of: texts.length }
}

/** Everything that has to be said in each language: titles, labels, choices and columns. Help and units may be left out. */
function wordsOf({ sections }: FormBody): ((locale: Locale) => string)[] {
  return sections.flatMap(({ texts, questions }) => [
    (locale: Locale) => texts[locale]?.title ?? '',
    ...questions.flatMap((question) => [
      (locale: Locale) => question.texts[locale]?.label ?? '',
      ...(question.type === 'number' ? [] : partsOf(question)).map(
        (part) => (locale: Locale) => question.texts[locale]?.parts[part] ?? '',
      ),
    ]),
  ])
}
