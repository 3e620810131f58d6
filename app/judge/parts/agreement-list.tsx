import { useTranslation } from 'react-i18next'
import { formatFixed, formatNumber } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Agreement, Estimate } from '../core/fairness/agreement.ts'

/** How far jurors agree: each figure by its name, with its interval where one is published. */
export function AgreementList({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const { oneWay, twoWay, alphaInterval, alphaOrdinal, reviews } = agreement
  const figure = (value: number) => formatFixed(lang, value, 2)
  const estimate = ({ value, interval }: Estimate) =>
    interval
      ? t('fairness.with-interval', {
          value: figure(value),
          low: figure(interval[0]),
          high: figure(interval[1]),
        })
      : figure(value)
  const k = formatNumber(lang, reviews, 1)
  const none = t('fairness.no-figure')
  return (
    <SummaryList
      items={[
        { label: 'ICC(1,1)', value: oneWay ? estimate(oneWay.single) : none },
        { label: `ICC(1,k), k = ${k}`, value: oneWay ? estimate(oneWay.mean) : none },
        { label: 'ICC(2,1)', value: twoWay ? estimate(twoWay.single) : none },
        { label: `ICC(2,k), k = ${k}`, value: twoWay ? estimate(twoWay.mean) : none },
        { label: t('fairness.alpha-interval'), value: alphaInterval === null ? none : figure(alphaInterval) },
        { label: t('fairness.alpha-ordinal'), value: alphaOrdinal === null ? none : figure(alphaOrdinal) },
      ]}
    />
  )
}
