import { useTranslation } from 'react-i18next'
import { DotStrip } from '#app/ui/figure/dot-strip.tsx'
import type { RankedView } from '../core/ranking-view.ts'

/** The place of each proposal of the page, with how far it moves when any one juror is left out. */
export function RankFigure({
  rows,
  all,
  safe,
  placed,
}: {
  rows: readonly (RankedView & { title: string; reference: string })[]
  /** Of the whole ranking: how many there are, how many have a place, and how many of those are safe. */
  all: number
  placed: number
  safe: number
}) {
  const { t } = useTranslation('judge')
  return (
    <DotStrip
      title={t('ranking.figure', { count: safe, all: placed })}
      note={t('ranking.figure-note')}
      domain={[1, Math.max(all, 2)]}
      labelHeader={t('queue.proposal')}
      centreHeader={t('ranking.place')}
      bandHeader={t('ranking.band')}
      valuesHeader={t('ranking.total')}
      rows={rows
        .filter(({ place }) => place !== null)
        .map(({ title, reference, place, band }) => ({
          label: `${title} (${reference})`,
          centre: place ?? undefined,
          band: band ?? undefined,
          values: [],
        }))}
    />
  )
}
