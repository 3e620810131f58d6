import { useTranslation } from 'react-i18next'
import { countryName, formatCalendarDay, formatMoney } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { SupplierTotal } from '../core/paper-views.ts'

/** What each host has planned to pay each supplier, against the thresholds of the host's country, with their sources. */
export function SupplierTotals({ totals }: { totals: readonly SupplierTotal[] }) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const rules = [
    ...new Map(totals.flatMap(({ notes }) => notes ?? []).map(({ rule }) => [rule.id, rule])).values(),
  ]
  const limit = (rule: (typeof rules)[number]) => formatMoney(lang, rule.amount, rule.currency)
  return (
    <>
      <DataTable
        caption={t('thresholds.title')}
        isCaptionHidden
        rows={totals}
        rowKey={({ host, supplier, currency, vat }) => `${host} ${supplier} ${currency} ${vat}`}
        columns={[
          {
            key: 'supplier',
            header: t('thresholds.supplier'),
            isRowName: true,
            cell: ({ supplier }) => supplier,
          },
          { key: 'host', header: t('passport.host'), cell: ({ host }) => host },
          {
            key: 'total',
            header: t('thresholds.total'),
            align: 'end',
            cell: ({ amount, currency, vat, pilots }) => (
              <>
                {formatMoney(lang, amount, currency)}
                <br />
                {t(`payments.vat.${vat}`)}, {t('thresholds.pilots', { count: pilots })}
              </>
            ),
          },
          {
            key: 'notes',
            header: t('thresholds.against'),
            cell: ({ notes, country }) =>
              notes === null ? (
                t('thresholds.no-rules', {
                  country: country ? countryName(lang, country) : t('start.no-country'),
                })
              ) : (
                <ul>
                  {notes.map(({ rule, standing }) => (
                    <li key={rule.id}>
                      {t(`thresholds.standings.${standing}`, {
                        limit: limit(rule),
                        level: t(`thresholds.levels.${rule.level}`),
                        authority: t(`thresholds.authorities.${rule.authority}`),
                      })}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      <ul>
        {rules.map((rule) => (
          <li key={rule.id}>
            {t('thresholds.source', {
              limit: limit(rule),
              from: formatCalendarDay(lang, rule.from),
              source: rule.source,
              checked: formatCalendarDay(lang, rule.checkedOn),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
