import { useTranslation } from 'react-i18next'
import { DotStrip } from '#app/ui/figure/dot-strip.tsx'
import type { RankedView } from '../core/ranking-view.ts'

/** Each proposal's place, with how far it moves when any one juror is left out. */
export function RankFigure({
  rows,
}: {
  rows: readonly (RankedView & { title: string; reference: string })[]
}) {
  const { t } = useTranslation('judge')
  const placed = rows.filter(({ place }) => place !== null)
  const safe = placed.filter(({ band }) => band !== null && band[0] === band[1]).length
  return (
    <DotStrip
      title={t('ranking.figure', { count: safe, all: placed.length })}
      note={t('ranking.figure-note')}
      domain={[1, Math.max(rows.length, 2)]}
      labelHeader={t('queue.proposal')}
      centreHeader={t('ranking.place')}
      bandHeader={t('ranking.band')}
      valuesHeader={t('ranking.total')}
      rows={placed.map(({ title, reference, place, band }) => ({
        label: `${title} (${reference})`,
        centre: place ?? undefined,
        band: band ?? undefined,
        values: [],
      }))}
    />
  )
}
