import { useTranslation } from 'react-i18next'
import { formatList } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { useSite } from '#app/ui/site.ts'

/** What is safe and what is contested, in one breath; and that it changes nothing by itself. */
export function FairnessFindings({
  lines,
}: {
  lines: readonly { place: number; isReserve: boolean; verdict: 'safe' | 'contested' }[]
}) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const sentences = (['safe', 'contested'] as const).flatMap((verdict) => {
    const places = lines.filter((line) => line.verdict === verdict && !line.isReserve)
    if (places.length === 0) return []
    return [
      t(`fairness.finding-${verdict}`, {
        count: places.length,
        places: formatList(
          lang,
          places.map(({ place }) => String(place)),
        ),
      }),
    ]
  })
  const reserve = lines.find(({ isReserve }) => isReserve)
  if (reserve) sentences.push(t(`fairness.finding-reserve-${reserve.verdict}`))
  const isAllSafe = lines.every(({ verdict }) => verdict === 'safe')
  return (
    <Callout tone={isAllSafe ? 'good' : 'warn'} title={sentences.join(lang === 'zh-CN' ? '' : ' ')}>
      <p>{t('fairness.replaces-nothing')}</p>
    </Callout>
  )
}
