import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { AnswerList, type ListedAnswer } from './answer-list.tsx'

export type PublicQuestionsProps = {
  slug: string
  zone: string
  questions: { answers: readonly ListedAnswer[]; closesAtIso: string; isOpen: boolean }
}

/** The questions' part of a challenge's page: what was answered, and the way to ask. Nothing when there is neither. */
export function PublicQuestions({ slug, zone, questions }: PublicQuestionsProps) {
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const { answers, isOpen, closesAtIso } = questions
  if (!isOpen && answers.length === 0) return null
  return (
    <Section id="questions" title={t('questions.title')} intro={t('questions.intro')}>
      {answers.length === 0 ? <p>{t('questions.none')}</p> : <AnswerList answers={answers} zone={zone} />}
      {isOpen ? (
        <>
          <p>
            <ButtonLink to={paths.ask(slug)} tone="secondary">
              {t('questions.ask')}
            </ButtonLink>
          </p>
          <p className="facts__note">
            {t('questions.until', { at: formatInstant(lang, closesAtIso, zone) })}
          </p>
        </>
      ) : (
        <p className="facts__note">{t('questions.closed')}</p>
      )}
    </Section>
  )
}
