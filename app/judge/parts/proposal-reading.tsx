import { useTranslation } from 'react-i18next'
import { questionsIn, sectionKeys, type Answers } from '#app/apply/core/question-set.ts'
import { AnswerView } from '#app/apply/parts/answer-view.tsx'
import type { Locale } from '#app/platform/i18n.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

export type ReadingView = {
  reference: string
  title: string
  language: Locale
  organisation: string
  /** Country and language in words. */
  country: string | null
  languageName: string
  answers: Answers
}

/** A proposal to be read: who sent it, the way to each part, and the parts as they were handed in. */
export function ProposalReading({ proposal }: { proposal: ReadingView }) {
  const { t } = useTranslation('judge')
  const { t: inApply } = useTranslation('apply')
  const { country, language, answers } = proposal
  const sections = answeredSections(answers)
  return (
    <article aria-label={t('score.proposal')}>
      <SummaryList
        items={[
          { label: t('score.from'), value: proposal.organisation },
          ...(country ? [{ label: t('score.country'), value: country }] : []),
          { label: t('score.language'), value: proposal.languageName },
          { label: t('score.reference'), value: proposal.reference },
        ]}
      />
      <nav aria-label={t('score.parts')}>
        <ul>
          {sections.map(({ section }) => (
            <li key={section}>
              <a href={`#part-${section}`}>{inApply(`sections.${section}.title`)}</a>
            </li>
          ))}
          <li>
            <a href="#scorecard">{t('score.scorecard')}</a>
          </li>
        </ul>
      </nav>
      {sections.map(({ section, questions }) => (
        <Section key={section} id={`part-${section}`} title={inApply(`sections.${section}.title`)}>
          {questions.map(({ question, value }) => (
            <div key={question.key}>
              <h3>{inApply(`questions.${question.key}.label`)}</h3>
              <AnswerView question={question} value={value} language={language} />
            </div>
          ))}
        </Section>
      ))}
    </article>
  )
}

/** The parts that say something; the title stands above, and declarations are not what is judged. */
function answeredSections(answers: Answers) {
  return sectionKeys
    .filter((section) => section !== 'declarations')
    .map((section) => ({
      section,
      questions: questionsIn(section).flatMap((question) => {
        const value = answers[question.key]?.trim() ?? ''
        return value === '' || question.key === 'title' ? [] : [{ question, value }]
      }),
    }))
    .filter(({ questions }) => questions.length > 0)
}
