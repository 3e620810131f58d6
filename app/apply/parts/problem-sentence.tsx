import { useTranslation } from 'react-i18next'
import type { AnswerProblem } from '../core/questions/question-type.ts'

/** What keeps an answer from being submitted, in words. */
export function ProblemSentence({ problem }: { problem: AnswerProblem }) {
  const { t } = useTranslation('apply')
  switch (problem.code) {
    case 'too-long':
      return <>{t('problems.too-long', { count: problem.count, limit: problem.limit })}</>
    case 'too-short':
      return <>{t('problems.too-short', { count: problem.count })}</>
    case 'out-of-range':
      return <>{t('problems.out-of-range', { minimum: problem.minimum, maximum: problem.maximum })}</>
    default:
      return <>{t(`problems.${problem.code}`)}</>
  }
}
