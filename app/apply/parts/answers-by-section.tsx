import type { ContentLanguage } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import { countryName } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { ReadSection } from '#app/publish/core/form/said-answer.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { organisationSection, type OrganisationFacts } from '../core/completeness.ts'
import type { ApplicantKind } from '../core/eligibility.ts'
import { PartnersInWords, type PartnerInWords } from './partners-in-words.tsx'
import type { NotesByQuestion } from '../core/answer-notes.ts'
import { AnswerWithNotes } from './answer-with-notes.tsx'
import { AnswerView } from './answer-view.tsx'

export type AnswersBySectionProps = {
  /** As its reader may see it: made by the loader. */
  sections: readonly ReadSection[]
  organisation: OrganisationFacts
  /** For whoever is not in the team. */
  isOthers?: boolean
  language: ContentLanguage
  /** Where the pilot would be, in challenges that have sites; null while none is chosen. */
  site?: { name: string; months: number } | null
  /** The other organisations of the consortium, countries in words; absent where none is named. */
  partners?: readonly PartnerInWords[]
  /** The name of the applicant's country, on pages the browser draws again: it may name some differently. */
  country?: string
  /** What is said beside the answers: trade secrets and translations. */
  notes?: NotesByQuestion
  /** Where an answer is changed; absent where nothing can be changed. */
  changeTo?: (section: string, question?: string) => string
}

/** Everything a proposal says, section by section, unanswered questions included. */
export function AnswersBySection(props: AnswersBySectionProps) {
  const {
    sections,
    organisation,
    language,
    site,
    partners = [],
    notes = {},
    country,
    changeTo,
    isOthers,
  } = props
  const { t } = useTranslation('apply')
  const ofSite =
    site === undefined
      ? []
      : [
          {
            key: 'site',
            label: t('site.label'),
            value: site ? t('site.chosen', { name: site.name, count: site.months }) : undefined,
          },
        ]
  const siteSection = sections.find(({ key }) => key === 'pilot') ?? sections[0]
  return (
    <>
      <Section
        id={`section-${organisationSection}`}
        title={t(isOthers ? 'organisation.of-applicant' : 'sections.organisation.title')}
      >
        <OrganisationSummary
          organisation={organisation}
          inCountry={country}
          changeTo={changeTo?.(organisationSection)}
        />
        <PartnersInWords partners={partners} />
      </Section>
      {sections.map((section) => (
        <Section
          key={section.key}
          id={`section-${section.key}`}
          title={section.title}
          titleLang={section.wordsIn ? htmlLangs[section.wordsIn] : undefined}
        >
          <SummaryList
            items={[
              ...(section === siteSection ? ofSite : []),
              ...section.answers.map(({ key, label, wordsIn, said }) => ({
                key,
                label,
                labelLang: wordsIn ? htmlLangs[wordsIn] : undefined,
                value: said ? (
                  <AnswerWithNotes notes={notes[key]} secretLabel={t('notes.secret')}>
                    <AnswerView said={said} language={language} />
                  </AnswerWithNotes>
                ) : undefined,
                changeTo: changeTo?.(section.key, key),
              })),
            ]}
          />
        </Section>
      ))}
    </>
  )
}

/** The applicant's facts. */
export function OrganisationSummary({
  organisation,
  inCountry,
  changeTo,
}: {
  organisation: OrganisationFacts
  /** The country in words, when they are known already. */
  inCountry?: string
  changeTo?: string
}) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const { name, kind, country, registryNumber, website } = organisation
  return (
    <SummaryList
      items={[
        { label: t('organisation.name'), value: name, changeTo },
        { label: t('organisation.kind'), value: t(`kinds.${kind as ApplicantKind}`), changeTo },
        {
          label: t('organisation.country'),
          value: inCountry ?? (country ? countryName(lang, country) : undefined),
          changeTo,
        },
        { label: t('organisation.registry-number'), value: registryNumber || undefined, changeTo },
        { label: t('organisation.website'), value: website || undefined, changeTo },
      ]}
    />
  )
}
