import { useTranslation } from 'react-i18next'
import type { Locale } from '#app/platform/i18n.ts'
import { useSite } from '#app/ui/site.ts'
import { answerInWords } from '../core/answer-words.ts'
import type { Question } from '../core/question-set.ts'
import { ProseAnswer } from './prose-answer.tsx'

/** One answer to read: paragraphs as written, choices and consents in words. Never markup of its own. */
export function AnswerView({
  question,
  value,
  language,
}: {
  question: Question
  value: string
  language: Locale
}) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const words = answerInWords({ question, value, lang }, t)
  return words === null ? <ProseAnswer value={value} language={language} /> : <span>{words}</span>
}
