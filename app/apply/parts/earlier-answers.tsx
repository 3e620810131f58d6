import type { ContentLanguage } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { ReadAnswer } from '#app/publish/core/form/said-answer.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { AnswerView } from './answer-view.tsx'

/** What a team wrote to questions that the form does not ask any more; nothing where there is none. */
export function EarlierAnswers({
  answers,
  language,
}: {
  answers: readonly ReadAnswer[]
  language: ContentLanguage
}) {
  const { t } = useTranslation('apply')
  if (answers.length === 0) return null
  return (
    <Section id="earlier" title={t('earlier.title')} intro={t('earlier.text')}>
      <SummaryList
        items={answers.map(({ key, label, wordsIn, said }) => ({
          key,
          label,
          labelLang: wordsIn ? htmlLangs[wordsIn] : undefined,
          value: said ? <AnswerView said={said} language={language} /> : undefined,
        }))}
      />
    </Section>
  )
}
