import { useTranslation } from 'react-i18next'
import { formatFixed } from '#app/platform/format.ts'
import { DotStrip } from '#app/ui/figure/dot-strip.tsx'
import { useSite } from '#app/ui/site.ts'
import type { JurorSeverity } from '../core/fairness/severity.ts'

/** How strict each juror is, with how sure that is, strictest first. */
export function SeverityIntervals({
  jurors,
  jurorName,
  others,
}: {
  jurors: readonly JurorSeverity[]
  jurorName: (id: string) => string
  /** How many in the middle are left out. */
  others: number
}) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const [strictest, mildest] = [jurors[0], jurors.at(-1)]
  if (!strictest || !mildest) return null
  const sure = jurors.filter(({ interval: [low, high] }) => low > 0 || high < 0).length
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatFixed(lang, value, 1)}`
  const widest = Math.max(...jurors.flatMap(({ interval }) => interval.map(Math.abs)), 0)
  const end = Math.max(Number(widest.toPrecision(1)), Math.ceil(widest * 10) / 10, 0.1)
  const tenth = (value: number) => Math.round(value * 10) / 10
  return (
    <DotStrip
      title={
        strictest.effect === mildest.effect
          ? t('fairness.severity-none')
          : t('fairness.severity-finding', {
              strictest: jurorName(strictest.juror),
              low: signed(strictest.effect),
              mildest: jurorName(mildest.juror),
              high: signed(mildest.effect),
            })
      }
      note={[
        t('fairness.severity-note', { count: sure }),
        ...(others > 0 ? [t('fairness.severity-others', { count: others })] : []),
      ].join(lang === 'zh-CN' ? '' : ' ')}
      domain={[-end, end]}
      labelHeader={t('jury.name')}
      centreHeader={t('ranking.difference')}
      bandHeader={t('fairness.interval')}
      valuesHeader={t('fairness.shared')}
      rows={jurors.map(({ juror, effect, interval }) => ({
        label: jurorName(juror),
        centre: tenth(effect),
        band: [tenth(interval[0]), tenth(interval[1])] as const,
        values: [],
      }))}
    />
  )
}
