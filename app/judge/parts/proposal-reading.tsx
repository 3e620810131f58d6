import { useTranslation } from 'react-i18next'
import { FilesToRead } from '#app/apply/parts/files/files-to-read.tsx'
import type { FileToRead } from '#app/apply/core/files/file-to-read.ts'
import { ProseAnswer } from '#app/apply/parts/prose-answer.tsx'
import type { Locale } from '#app/platform/i18n.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { ReadingPart } from '../core/reading.ts'

export type ReadingView = {
  reference: string
  title: string
  language: Locale
  organisation: string
  /** Country and language in words. */
  country: string | null
  languageName: string
  parts: readonly ReadingPart[]
  files: readonly FileToRead[]
}

/** A proposal to be read: who sent it, the way to each part, and the parts as they were handed in. */
export function ProposalReading({ proposal }: { proposal: ReadingView }) {
  const { t } = useTranslation('judge')
  const { country, language, parts } = proposal
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
          {parts.map(({ key, title }) => (
            <li key={key}>
              <a href={`#part-${key}`}>{title}</a>
            </li>
          ))}
          <li>
            <a href="#scorecard">{t('score.scorecard')}</a>
          </li>
        </ul>
      </nav>
      {parts.map(({ key: part, title, answers }) => (
        <Section key={part} id={`part-${part}`} title={title}>
          {answers.map(({ key, label, value, words }) => (
            <div key={key}>
              <h3>{label}</h3>
              {words === null ? <ProseAnswer value={value} language={language} /> : <span>{words}</span>}
            </div>
          ))}
        </Section>
      ))}
      <FilesToRead files={proposal.files} />
    </article>
  )
}
