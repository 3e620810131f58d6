import { useTranslation } from 'react-i18next'
import { formatMoney } from '#app/platform/format.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { DecisionDraft, DraftRow } from '../core/decision-views.ts'

type Plan = NonNullable<DecisionDraft['plan']>

/** An amount in the challenge's currency. */
export function useMoney(currency: string | null): (amount: number) => string {
  const { lang } = useSite()
  return (amount) => (currency === null ? String(amount) : formatMoney(lang, amount, currency))
}

/** What the announced rule says of a proposal, in words; null where it says nothing. */
export function useProposedWords(plan: Plan | null): (row: Pick<DraftRow, 'proposed'>) => string | null {
  const { t } = useTranslation('announce')
  const money = useMoney(plan?.currency ?? null)
  return ({ proposed }) => {
    if (plan === null || proposed === null) return null
    if (proposed.skipped === null) {
      const award = plan.lines.find(({ id }) => id === proposed.lineId)?.name ?? ''
      return proposed.amount === null || plan.currency === null
        ? award
        : t('decision.proposed-money', { award, money: money(proposed.amount) })
    }
    return proposed.skipped === 'budget' && proposed.left !== null
      ? t('decision.skip.budget-left', { money: money(proposed.left) })
      : t(`decision.skip.${proposed.skipped}`)
  }
}

/** The announced rule over the ranking: who takes which award, who is passed over and why, and what is left of the money. */
export function FollowedPlan({ rows, plan }: { rows: readonly DraftRow[]; plan: Plan }) {
  const { t } = useTranslation(['announce', 'publish'])
  const money = useMoney(plan.currency)
  const wordsOf = useProposedWords(plan)
  return (
    <Section
      id="plan"
      title={t('announce:decision.plan')}
      intro={
        plan.budgets.length > 0
          ? `${t(`publish:awards.rule.${plan.rule}`)} ${t('announce:decision.plan-intro')}`
          : t('announce:decision.plan-intro')
      }
    >
      <DataTable
        caption={t('announce:decision.plan')}
        isCaptionHidden
        rows={rows.filter(({ proposed }) => proposed !== null)}
        rowKey={({ proposalId }) => proposalId}
        columns={[
          {
            key: 'title',
            header: t('announce:decision.proposal'),
            isRowName: true,
            cell: ({ title, language, reference }) => (
              <>
                <span lang={htmlLangOf(language)}>{title}</span> ({reference})
              </>
            ),
          },
          {
            key: 'cost',
            header: t('announce:decision.asks'),
            align: 'end',
            cell: ({ cost }) => (cost === null ? '–' : money(cost)),
          },
          { key: 'award', header: t('announce:decision.line'), cell: (row) => wordsOf(row) },
        ]}
      />
      {plan.budgets.length > 0 ? (
        <ul className="plain-list">
          {plan.budgets.map(({ id, name, amount, left }) => (
            <li key={id}>
              {t('announce:decision.budget-left', { name, left: money(left), amount: money(amount) })}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
