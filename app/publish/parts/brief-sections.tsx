import { useTranslation } from 'react-i18next'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { useSite } from '#app/ui/site.ts'
import { longTexts, type BriefView, type EligibilityWords, type LongText } from '../core/brief-view.ts'
import { EligibilityFacts } from './eligibility-facts.tsx'

/** The brief as it is read, section by section, marked with its language where that is not the page's. */
export function BriefSections({
  brief,
  eligibility,
}: {
  brief: BriefView
  /** Null while nobody has said who may apply. */
  eligibility: EligibilityWords | null
}) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const textLang = brief.locale === lang ? undefined : htmlLangs[brief.locale]
  const htmlOf = (name: LongText) => brief.sections.find((section) => section.name === name)?.html
  const shown = longTexts.filter(
    (name) => htmlOf(name) !== undefined || (name === 'eligibility' && eligibility !== null),
  )
  return (
    <>
      {shown.map((name) => (
        <Section key={name} id={anchors[name]} title={t(`brief.sections.${name}`)}>
          {name === 'eligibility' && eligibility ? <EligibilityFacts eligibility={eligibility} /> : null}
          {htmlOf(name) === undefined ? null : (
            <MarkdownView html={htmlOf(name) as RenderedMarkdown} lang={textLang} />
          )}
        </Section>
      ))}
    </>
  )
}

const anchors: Readonly<Record<BriefView['sections'][number]['name'], string>> = {
  background: 'background',
  outcome: 'outcome',
  outOfScope: 'out-of-scope',
  offer: 'offer',
  eligibility: 'who-can-apply',
  terms: 'terms',
}
