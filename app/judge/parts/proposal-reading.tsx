import type { ContentLanguage } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import type { NotesByQuestion } from '#app/apply/core/answer-notes.ts'
import { AnswerWithNotes } from '#app/apply/parts/answer-with-notes.tsx'
import { AnswerView } from '#app/apply/parts/answer-view.tsx'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { ReadSection } from '#app/publish/core/form/said-answer.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

export type ReadingView = {
  reference: string
  title: string
  language: ContentLanguage
  languageName: string
  /** Who sent it; null where jurors are not told. */
  from: {
    organisation: string
    /** In words. */
    country: string | null
    /** The other organisations of its consortium, a line each. */
    partners: readonly string[]
  } | null
  parts: readonly ReadSection[]
  /** Trade secrets and translations, by question. */
  notes: NotesByQuestion
}

/** A proposal to be read: who sent it where that is told, the way to each part, and the parts as they were handed in. */
export function ProposalReading({ proposal, byBallot }: { proposal: ReadingView; byBallot: boolean }) {
  const { t } = useTranslation('judge')
  const { from, language, parts, notes } = proposal
  return (
    <article aria-label={t('score.proposal')}>
      <SummaryList
        items={[
          ...(from ? [{ label: t('score.from'), value: from.organisation }] : []),
          ...(from?.country ? [{ label: t('score.country'), value: from.country }] : []),
          ...(from && from.partners.length > 0
            ? [
                {
                  label: t('score.partners'),
                  value: (
                    <ul className="plain-list">
                      {from.partners.map((partner) => (
                        <li key={partner} dir="auto">
                          {partner}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          { label: t('score.language'), value: proposal.languageName },
          { label: t('score.reference'), value: proposal.reference },
        ]}
      />
      <nav aria-label={t('score.parts')} className="parts-nav">
        <ul>
          {parts.map(({ key, title }) => (
            <li key={key}>
              <a href={`#part-${key}`}>{title}</a>
            </li>
          ))}
          <li>
            <a href="#scorecard">{t(byBallot ? 'ballot.own' : 'score.scorecard')}</a>
          </li>
        </ul>
      </nav>
      {parts.map(({ key: part, title, wordsIn: titleIn, answers }) => (
        <Section
          key={part}
          id={`part-${part}`}
          title={title}
          titleLang={titleIn ? htmlLangs[titleIn] : undefined}
        >
          {answers.map(({ key, label, wordsIn, said }) => (
            <div key={key}>
              <h3 lang={wordsIn ? htmlLangs[wordsIn] : undefined}>{label}</h3>
              {said ? (
                <AnswerWithNotes notes={notes[key]} secretLabel={t('score.secret')}>
                  <AnswerView said={said} language={language} />
                </AnswerWithNotes>
              ) : null}
            </div>
          ))}
        </Section>
      ))}
    </article>
  )
}
