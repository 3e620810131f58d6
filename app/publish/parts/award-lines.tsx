import { useTranslation } from 'react-i18next'
import { formatMoney } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { AwardLine, BudgetRule } from '../core/award-plan.ts'

export type AwardLineView = {
  readonly position: number
  readonly kind: AwardLine['kind']
  readonly places: number
  readonly amount: number | null
  readonly currency: string | null
  readonly budgetName: string | null
  readonly budgetAmount: number | null
  readonly budgetRule: BudgetRule
  readonly winsPerOrganisation: number | null
  readonly locale: Locale
  readonly name: string
}

/** The awards of a challenge: how many of each, what they pay, from which money, and the rule when it does not suffice. */
export function AwardLines({ lines }: { lines: readonly AwardLineView[] }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const [first] = lines
  const money = (amount: number, currency: string | null) =>
    currency === null ? String(amount) : formatMoney(lang, amount, currency)
  return (
    <>
      <SummaryList
        items={lines.map((line) => {
          const textLang = line.locale === lang ? undefined : htmlLangs[line.locale]
          return {
            key: String(line.position),
            label: line.name,
            ...(textLang && { labelLang: textLang }),
            value: (
              <>
                {t(`awards.places.${line.kind}`, { count: line.places })}
                {line.amount === null ? null : (
                  <> {t('awards.pays', { money: money(line.amount, line.currency) })}</>
                )}
                {line.budgetName === null || line.budgetAmount === null ? null : (
                  <>
                    {' '}
                    {t('awards.from', {
                      name: line.budgetName,
                      money: money(line.budgetAmount, line.currency),
                    })}
                  </>
                )}{' '}
                <ShownInNote locale={line.locale} />
              </>
            ),
          }
        })}
      />
      {first && lines.some(({ budgetName }) => budgetName !== null) ? (
        <p>{t(`awards.rule.${first.budgetRule}`)}</p>
      ) : null}
      {first?.winsPerOrganisation ? <p>{t('awards.wins', { count: first.winsPerOrganisation })}</p> : null}
    </>
  )
}
