import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { QuestionKey, SectionKey } from '../core/question-set.ts'
import type { AnswerProblem } from '../core/questions/question-type.ts'
import type { LeftReason } from '../core/reuse.ts'
import { ProblemSentence } from './problem-sentence.tsx'

export type ReuseReportProps = {
  proposalId: string
  isWritable: boolean
  report: {
    reference: string
    /** `problem`: what keeps the answer from being submitted here. */
    copied: readonly { question: QuestionKey; section: SectionKey; problem: AnswerProblem | null }[]
    /** `question` is null where this challenge does not ask it: then only its key is known. */
    left: readonly {
      key: string
      question: QuestionKey | null
      section: SectionKey | null
      reason: LeftReason
    }[]
  }
}

/** What came over from the earlier proposal, what of it needs work here, and what did not come. */
export function ReuseReport({ proposalId, isWritable, report }: ReuseReportProps) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const named = (question: QuestionKey, section: SectionKey | null) => {
    const label = t(`questions.${question}.label`)
    if (!isWritable || section === null) return label
    return <a href={`${paths.section(proposalId, section)}#field-answers-${question}`}>{label}</a>
  }
  return (
    <>
      <Section
        id="copied"
        title={t('reuse.copied', { count: report.copied.length, reference: report.reference })}
        intro={t('reuse.copied-text')}
      >
        <ul>
          {report.copied.map(({ question, section, problem }) => (
            <li key={question}>
              {named(question, section)}
              {problem ? (
                <>
                  {': '}
                  <strong>
                    <ProblemSentence problem={problem} />
                  </strong>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="left" title={t('reuse.left')} intro={t('reuse.left-text')}>
        <ul>
          {report.left.map(({ key, question, section, reason }) => (
            <li key={key}>
              {question === null ? <code>{key}</code> : named(question, section)}
              {': '}
              {t(`reuse.reasons.${reason}`)}
            </li>
          ))}
          <li>{t('reuse.not-files')}</li>
        </ul>
      </Section>
    </>
  )
}
