import { useTranslation } from 'react-i18next'
import { countryName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { OrganisationFacts } from '../core/completeness.ts'
import { questionsIn, sectionKeys, type Answers, type SectionKey } from '../core/question-set.ts'
import type { ApplicantKind } from '../core/eligibility.ts'
import { PartnersInWords, type PartnerInWords } from './partners-in-words.tsx'
import { AnswerView } from './answer-view.tsx'

export type AnswersBySectionProps = {
  answers: Answers
  organisation: OrganisationFacts
  language: Locale
  /** Where the pilot would be, in challenges that have sites; null while none is chosen. */
  site?: { name: string; months: number } | null
  /** The other organisations of the consortium, countries in words; absent where none is named. */
  partners?: readonly PartnerInWords[]
  /** The name of the applicant's country, on pages the browser draws again: it may name some differently. */
  country?: string
  /** Where an answer is changed; absent where nothing can be changed. */
  changeTo?: (section: SectionKey, question?: string) => string
}

/** Everything a proposal says, section by section, unanswered questions included. */
export function AnswersBySection({
  answers,
  organisation,
  language,
  site,
  partners = [],
  country,
  changeTo,
}: AnswersBySectionProps) {
  const { t } = useTranslation('apply')
  return (
    <>
      {sectionKeys.map((section) => (
        <Section key={section} id={`section-${section}`} title={t(`sections.${section}.title`)}>
          {section === 'organisation' ? (
            <>
              <OrganisationSummary
                organisation={organisation}
                inCountry={country}
                changeTo={changeTo?.('organisation')}
              />
              <PartnersInWords partners={partners} />
            </>
          ) : (
            <SummaryList
              items={[
                ...(section === 'pilot' && site !== undefined
                  ? [
                      {
                        label: t('site.label'),
                        value: site ? t('site.chosen', { name: site.name, count: site.months }) : undefined,
                      },
                    ]
                  : []),
                ...questionsIn(section).map((question) => {
                  const value = answers[question.key]?.trim() ?? ''
                  return {
                    label: t(`questions.${question.key}.label`),
                    value:
                      value === '' ? undefined : (
                        <AnswerView question={question} value={value} language={language} />
                      ),
                    changeTo: changeTo?.(section, question.key),
                  }
                }),
              ]}
            />
          )}
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
