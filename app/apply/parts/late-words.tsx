import { useTranslation } from 'react-i18next'
import type { ShownQuestion } from '#app/publish/core/form/form-words.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { wordsSent } from '../core/words-sent.ts'
import { savedAndToMend, type SectionProblem } from './section-problem.ts'

/**
 * What was on its way when writing ended, where nothing can be written any more: whether it was kept, and the words
 * themselves to copy.
 */
export function LateWords({
  result,
  questions,
}: {
  result: SectionProblem
  questions: readonly ShownQuestion[]
}) {
  const { t } = useTranslation('apply')
  const words = wordsSent(result.values, questions)
  const isKept = result.code === savedAndToMend
  return (
    <Section id="sent" title={t(isKept ? 'late.saved' : 'late.not-saved')}>
      <p role="alert">{t(isKept ? 'late.saved-text' : 'late.not-saved-text')}</p>
      <SummaryList
        items={words.map(({ key, label, text }) => ({
          key,
          label: label ?? t('late.your-words'),
          value: text,
        }))}
      />
    </Section>
  )
}
