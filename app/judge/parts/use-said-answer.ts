import { useTranslation } from 'react-i18next'
import { formatDecimal } from '#app/platform/format.ts'
import { shapeOf, type Rubric } from '#app/publish/core/rubrics/index.ts'
import { useSite } from '#app/ui/site.ts'

const words = ['no', 'partly', 'yes'] as const

function isWord(answer: string): answer is (typeof words)[number] {
  return words.some((word) => word === answer)
}

/** An answer, as a form sends it, in the reader's words: a number in their writing with its unit, a word, or that it cannot be judged. */
export function useSaidAnswer(): (rubric: Rubric, answer: string) => string {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  return (rubric, answer) => {
    if (answer === 'cannot-judge') return t('score.cannot-judge')
    if (isWord(answer)) return t(`score.answers.${answer}`)
    const unit = shapeOf(rubric).range?.unit
    return [formatDecimal(lang, answer), unit].filter(Boolean).join(' ')
  }
}
