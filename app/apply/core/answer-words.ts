import { languageWord } from './language-word.ts'
import type { Question } from './question-set.ts'
import type { Locale } from '#app/platform/i18n.ts'

type AnswerText =
  'answer.agreed' | 'answer.not-agreed' | 'answer.weeks' | `maturity.${(typeof levels)[number]}`

const levels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/**
 * What an answer says in the reader's words, or null when it is prose and stands as it was written. `t` speaks with the
 * texts of this room.
 */
export function answerInWords(
  { question, value, lang }: { question: Question; value: string; lang: Locale },
  t: (key: AnswerText, options?: { count: number }) => string,
): string | null {
  if (question.type === 'consent') return t(value === 'yes' ? 'answer.agreed' : 'answer.not-agreed')
  if (question.key === 'language') return languageWord(lang, value)
  if (question.key === 'maturity') {
    const level = levels.find((each) => each === value)
    return level ? t(`maturity.${level}`) : value
  }
  if (question.type === 'number' && /^\d{1,9}$/.test(value))
    return t('answer.weeks', { count: Number(value) })
  return null
}
