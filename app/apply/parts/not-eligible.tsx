import { useTranslation } from 'react-i18next'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { ConsortiumRefusal } from '../core/consortium.ts'
import type { EligibilityRefusal } from '../core/eligibility.ts'
import { OpenTo, type OpenToProps } from './open-to.tsx'

export type NotEligibleProps = {
  slug: string
  code: EligibilityRefusal['code'] | ConsortiumRefusal['code']
  rule: EligibilityRefusal['rule']
  /** The rule in the reader's language. */
  sentence: string
  /** "Association, Finland", or the organisation's name before it. */
  applicant: string
  openTo: OpenToProps['openTo']
  others: readonly { slug: string; title: string; titleLang: Locale }[]
  contactEmail: string
}

/** Which rule keeps an applicant out, by its number, and every way on from there. */
export function NotEligible(props: NotEligibleProps) {
  const { slug, code, rule, sentence, applicant, openTo, others, contactEmail } = props
  const { t } = useTranslation('apply')
  const { lang, paths } = useSite()
  return (
    <>
      <Callout tone="warn" title={t(`not-eligible.${code}`)}>
        <p>{t('not-eligible.rule', { number: rule, rule: sentence })}</p>
        <p>{t('not-eligible.you-said', { applicant })}</p>
      </Callout>
      {code === 'owner-not-eligible' ? null : <OpenTo openTo={openTo} />}
      <Section id="ways-on" title={t('not-eligible.ways-on')}>
        <div className="prose">
          <ul>
            <li>{hasOwnWay(code) ? t(`not-eligible.ways.${code}`) : t('not-eligible.partner')}</li>
            <li>
              {others.length > 0 ? t('not-eligible.others') : t('not-eligible.no-others')}
              {others.length > 0 ? (
                <ul>
                  {others.map((other) => (
                    <li key={other.slug}>
                      <a
                        href={paths.challenge(other.slug)}
                        lang={other.titleLang === lang ? undefined : htmlLangs[other.titleLang]}
                      >
                        {other.title}
                      </a>
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
            <li>
              {t('not-eligible.ask')} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
            </li>
          </ul>
        </div>
      </Section>
      <ButtonRow>
        <ButtonLink to={paths.apply(slug)} tone="secondary" icon="arrow-left">
          {t('not-eligible.change')}
        </ButtonLink>
        <ButtonLink to={paths.challenge(slug)} tone="quiet">
          {t('not-eligible.back')}
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

const ownWays = [
  'consortium-needed',
  'consortium-excluded',
  'maturity-unsaid',
  'not-mature-enough',
  'too-mature',
  'part-taken',
] as const

function hasOwnWay(code: NotEligibleProps['code']): code is (typeof ownWays)[number] {
  return (ownWays as readonly string[]).includes(code)
}
