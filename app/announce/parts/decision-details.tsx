import { htmlLangOf } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import { htmlLangs, locales } from '#app/platform/i18n.ts'
import { formatMoney, languageName } from '#app/platform/format.ts'
import { Card } from '#app/ui/layout/card.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { DecidedProposal, DecisionView } from '../core/decision-views.ts'
import { OutcomeTag } from './outcome-tag.tsx'
import { PlainText } from './plain-text.tsx'

/** All that a decision holds, for whoever is to confirm it or has recorded it. */
export function DecisionDetails({
  decision,
}: {
  decision: Pick<DecisionView, 'proposals' | 'statements' | 'currency'>
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  return (
    <>
      <Section id="outcomes" title={t('details.outcomes')} intro={t('details.outcomes-intro')}>
        {decision.proposals.map((proposal) => (
          <DecidedCard key={proposal.proposalId} proposal={proposal} currency={decision.currency} />
        ))}
      </Section>
      <Section id="statement" title={t('details.statement')}>
        {decision.statements.length === 0 ? <p>{t('details.no-statement')}</p> : null}
        <SummaryList
          items={decision.statements.map(({ locale, statement }) => ({
            label: languageName(lang, locale),
            value: <PlainText text={statement} lang={htmlLangs[locale]} />,
          }))}
        />
      </Section>
    </>
  )
}

function DecidedCard({ proposal, currency }: { proposal: DecidedProposal; currency: string | null }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  return (
    <Card
      title={proposal.title}
      titleLang={htmlLangOf(proposal.language)}
      eyebrow={`${proposal.reference} · ${proposal.organisation}`}
    >
      <p>
        <OutcomeTag outcome={proposal.outcome} place={proposal.place} />{' '}
        {proposal.isDeviation ? <Tag tone="warn">{t('details.deviation')}</Tag> : null}
      </p>
      <SummaryList
        items={[
          {
            label: t('details.rank'),
            value: proposal.rank === null ? t('details.no-rank') : String(proposal.rank),
          },
          ...(proposal.awardName === null
            ? []
            : [
                {
                  label: t('decision.line'),
                  value:
                    proposal.amount === undefined || currency === null
                      ? proposal.awardName
                      : `${proposal.awardName}, ${formatMoney(lang, proposal.amount, currency)}`,
                },
              ]),
          ...(proposal.override
            ? [{ label: t('details.override'), value: <PlainText text={proposal.override} /> }]
            : []),
          { label: t('details.reason'), value: <PlainText text={proposal.reason} /> },
          ...locales.flatMap((locale) => {
            const citation = proposal.citations?.[locale]
            return citation === undefined
              ? []
              : [
                  {
                    label: t('decision.citation-in', { language: languageName(lang, locale) }),
                    value: <PlainText text={citation} lang={htmlLangs[locale]} />,
                  },
                ]
          }),
          {
            label: t('details.feedback'),
            value:
              proposal.feedback === '' ? t('details.no-feedback') : <PlainText text={proposal.feedback} />,
          },
        ]}
      />
    </Card>
  )
}
