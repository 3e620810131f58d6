import { useTranslation } from 'react-i18next'
import { formatNumber, languageName } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { DecidedProposal, DecisionView } from '../core/decision-views.ts'
import { useMoney } from './followed-plan.tsx'
import { OutcomeTag } from './outcome-tag.tsx'
import { PlainText } from './plain-text.tsx'

/** What comes of the decision: award by award with the money, and what the public reads from the instant on. */
export function ReleasePreview({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const money = useMoney(decision.currency)
  const { lines, budgets, proposals } = decision
  const published = proposals.filter(
    ({ outcome }) => outcome === 'winner' || outcome === 'honourable_mention',
  )
  return (
    <>
      {lines.length > 0 ? (
        <Section id="awards" title={t('preview.awards')}>
          <DataTable
            caption={t('preview.awards')}
            isCaptionHidden
            rows={lines}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', header: t('decision.line'), isRowName: true, cell: ({ name }) => name },
              {
                key: 'given',
                header: t('preview.given'),
                align: 'end',
                cell: ({ given, places }) => t('preview.given-of', { given, places }),
              },
              {
                key: 'reserves',
                header: t('preview.reserves'),
                align: 'end',
                cell: ({ reserves }) => formatNumber(lang, reserves),
              },
              ...(decision.currency === null
                ? []
                : [
                    {
                      key: 'paid',
                      header: t('decision.amount'),
                      align: 'end' as const,
                      cell: ({ paid }: (typeof lines)[number]) => money(paid),
                    },
                  ]),
            ]}
          />
          {budgets.length > 0 ? (
            <ul className="plain-list">
              {budgets.map(({ name, amount, paid }) => (
                <li key={name}>
                  {t('decision.budget-left', {
                    name,
                    left: money(amount - paid),
                    amount: money(amount),
                  })}
                </li>
              ))}
            </ul>
          ) : null}
        </Section>
      ) : null}
      <Section id="public" title={t('preview.public')} intro={t('preview.public-intro')}>
        {published.length === 0 ? <p>{t('winners.none')}</p> : null}
        <ul>
          {published.map((proposal) => (
            <Published key={proposal.proposalId} proposal={proposal} money={money} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function Published({ proposal, money }: { proposal: DecidedProposal; money: (amount: number) => string }) {
  const { title, language, organisation, outcome, awardName, amount, reason, citations = {} } = proposal
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const award = [awardName, amount === undefined ? null : money(amount)].filter(Boolean).join(', ')
  return (
    <li>
      <OutcomeTag outcome={outcome} place={null} /> <strong lang={htmlLangOf(language)}>{title}</strong>,{' '}
      {organisation}
      {award === '' ? null : ` · ${award}`}
      <br />
      <PlainText text={reason} />
      {Object.entries(citations).map(([locale, citation]) => (
        <p key={locale}>
          {t('decision.citation-in', { language: languageName(lang, locale as Locale) })}:{' '}
          <PlainText text={citation} lang={htmlLangs[locale as Locale]} />
        </p>
      ))}
    </li>
  )
}
