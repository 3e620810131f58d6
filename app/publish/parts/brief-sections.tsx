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
  const textLang = useTextLang(brief)
  const htmlOf = (name: LongText) => brief.sections.find((section) => section.name === name)?.html
  const isShown = (name: LongText) =>
    htmlOf(name) !== undefined ||
    (name === 'eligibility' && eligibility !== null) ||
    (name === 'terms' && brief.termsLink !== '')
  return (
    <>
      {longTexts.filter(isShown).map((name) => (
        <Section key={name} id={anchors[name]} title={t(`brief.sections.${name}`)}>
          {name === 'eligibility' && eligibility ? <EligibilityFacts eligibility={eligibility} /> : null}
          {htmlOf(name) === undefined ? null : (
            <MarkdownView html={htmlOf(name) as RenderedMarkdown} lang={textLang} />
          )}
          {name === 'terms' && brief.termsLink !== '' ? (
            <p>
              <a href={brief.termsLink} rel="noopener">
                {t('brief.terms-link')}
              </a>{' '}
              <Host of={brief.termsLink} />
            </p>
          ) : null}
        </Section>
      ))}
      {brief.links.length > 0 ? (
        <Section id="material" title={t('brief.links')}>
          <ul className="plain-list material">
            {brief.links.map(({ label, address }) => (
              <li key={`${label} ${address}`}>
                <a href={address} rel="noopener" lang={textLang}>
                  {label}
                </a>{' '}
                <Host of={address} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

/** What people ask anyway, answered by the organiser before they do. */
export function BriefFaq({ brief }: { brief: BriefView }) {
  const { t } = useTranslation('publish')
  const textLang = useTextLang(brief)
  if (brief.faq.length === 0) return null
  return (
    <Section id="faq" title={t('brief.faq')}>
      {brief.faq.map(({ question, html }) => (
        <div key={question} className="faq">
          <h3 lang={textLang}>{question}</h3>
          <MarkdownView html={html} lang={textLang} />
        </div>
      ))}
    </Section>
  )
}

function useTextLang({ locale }: BriefView): string | undefined {
  const { lang } = useSite()
  return locale === lang ? undefined : htmlLangs[locale]
}

/** Where a link leads, said before it is followed. */
function Host({ of }: { of: string }) {
  return URL.canParse(of) ? <span className="facts__note">{new URL(of).host}</span> : null
}

const anchors: Readonly<Record<LongText, string>> = {
  background: 'background',
  affected: 'affected',
  tried: 'tried',
  outcome: 'outcome',
  outOfScope: 'out-of-scope',
  offer: 'offer',
  eligibility: 'who-can-apply',
  terms: 'terms',
}
