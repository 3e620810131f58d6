import { useTranslation } from 'react-i18next'
import { countryName, formatCalendarDay, formatMoney } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { SummaryList, type SummaryItem } from '#app/ui/summary-list.tsx'
import type { EntryKind, OfferKind } from '../core/entry.ts'

export type EntryFactsGiven = {
  readonly kind: EntryKind
  readonly organisation: string
  readonly country: string
  readonly themes: readonly string[]
  readonly site: string
  readonly maturity: number | null
  readonly offerKind: OfferKind | null
  readonly forWhom: string
  readonly amount: string | null
  readonly currency: string | null
  readonly amountNote: string
  readonly untilOn: string | null
  readonly lang: string
}

/** What an entry says beside its text: what does not belong to its kind, or was left open, is not there. */
export function EntryFacts({ entry }: { entry: EntryFactsGiven }) {
  const { t } = useTranslation('matchmaking')
  const { lang } = useSite()
  const { kind, amount, currency } = entry
  const own = (text: string) => (
    <span lang={entry.lang} dir="auto">
      {text}
    </span>
  )
  const items: (SummaryItem | null)[] = [
    { label: t('fields.organisation'), value: entry.organisation },
    { label: t('fields.country'), value: countryName(lang, entry.country) },
    { label: t('fields.themes'), value: own(entry.themes.join(' · ')) },
    entry.offerKind ? { label: t('fields.offer-kind'), value: t(`offer-kinds.${entry.offerKind}`) } : null,
    entry.forWhom ? { label: t('fields.for-whom'), value: own(entry.forWhom) } : null,
    amount !== null && currency !== null
      ? {
          label: t('fields.amount'),
          value: (
            <>
              {t('entry.as-stated', {
                sum: formatMoney(lang, Number(amount), currency),
                organisation: entry.organisation,
              })}
              <br />
              {own(entry.amountNote)}
            </>
          ),
        }
      : null,
    entry.site ? { label: t('fields.site'), value: own(entry.site) } : null,
    entry.maturity === null
      ? null
      : {
          label: t(kind === 'profile' ? 'fields.maturity' : 'fields.least-maturity'),
          value: t('entry.level', { level: entry.maturity }),
        },
    entry.untilOn
      ? { label: t('fields.until'), value: formatCalendarDay(lang, entry.untilOn) }
      : { label: t('fields.until'), value: t('entry.open-ended') },
  ]
  return <SummaryList items={items.filter((item) => item !== null)} />
}
