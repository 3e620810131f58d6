import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { LeftReason } from '../core/reuse.ts'

/** A question in words; `section` is where it is asked, null where this challenge does not ask it. */
type Named = { readonly key: string; readonly label: string; readonly section: string | null }

export type ReuseReportProps = {
  proposalId: string
  isWritable: boolean
  report: {
    reference: string
    /** `sentence`: what keeps the answer from being submitted here. */
    copied: readonly (Named & { readonly sentence: string | null })[]
    left: readonly (Named & { readonly reason: LeftReason })[]
  }
}

/** What came over from the earlier proposal, what of it needs work here, and what did not come. */
export function ReuseReport({ proposalId, isWritable, report }: ReuseReportProps) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const shown = ({ key, label, section }: Named) =>
    isWritable && section !== null ? (
      <a href={`${paths.section(proposalId, section)}#field-answers-${key}`}>{label}</a>
    ) : (
      label
    )
  return (
    <>
      <Section
        id="copied"
        title={t('reuse.copied', { count: report.copied.length, reference: report.reference })}
        intro={t('reuse.copied-text')}
      >
        <ul>
          {report.copied.map(({ sentence, ...question }) => (
            <li key={question.key}>
              {shown(question)}
              {sentence ? (
                <>
                  {': '}
                  <strong>{sentence}</strong>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="left" title={t('reuse.left')} intro={t('reuse.left-text')}>
        <ul>
          {report.left.map(({ reason, ...question }) => (
            <li key={question.key}>
              {shown(question)}
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
