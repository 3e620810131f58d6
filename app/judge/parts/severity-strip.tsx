import { useTranslation } from 'react-i18next'
import { formatFixed } from '#app/platform/format.ts'
import { DotStrip } from '#app/ui/figure/dot-strip.tsx'
import { useSite } from '#app/ui/site.ts'

export type SeverityView = { jurorId: string; name: string; difference: number; shared: number }

/** How each juror's totals lie beside the others' on the same proposals, strictest first. */
export function SeverityStrip({
  severities,
  isOf100,
}: {
  severities: readonly SeverityView[]
  /** Totals lie between 0 and 100; elsewhere differences may be smaller than one. */
  isOf100: boolean
}) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const [strictest, mildest] = [severities[0], severities.at(-1)]
  if (!strictest || !mildest) return null
  const step = isOf100 ? 10 : 1
  const widest = Math.max(
    step,
    ...severities.map(({ difference }) => Math.ceil(Math.abs(difference) / step) * step),
  )
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatFixed(lang, value, 1)}`
  return (
    <DotStrip
      title={t('ranking.severity-finding', {
        strictest: strictest.name,
        low: signed(strictest.difference),
        mildest: mildest.name,
        high: signed(mildest.difference),
      })}
      domain={[-widest, widest]}
      labelHeader={t('jury.name')}
      centreHeader={t('ranking.difference')}
      bandHeader={t('ranking.from-zero')}
      valuesHeader={t('ranking.shared')}
      rows={severities.map(({ name, difference }) => ({
        label: name,
        centre: Math.round(difference * 10) / 10,
        band: [Math.min(0, difference), Math.max(0, difference)] as const,
        values: [],
      }))}
    />
  )
}
