import { useTranslation } from 'react-i18next'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { RankedView } from '../core/ranking-view.ts'

export type RankingTableRow = RankedView & {
  reference: string
  title: string
  language: string
  organisation: string
  finals: number
  assigned: number
}

type RankingTableProps = {
  rows: readonly RankingTableRow[]
  /** In the order in which they break ties. */
  criteria: readonly { id: string; name: string; weight: number }[]
  minimumReviews: number
  slug: string
  /** True where the reader may open the proposals themselves. */
  canOpen: boolean
}

/** The ranking in figures: place, total, means by criterion, reviews. Ties are marked, and so is what broke them. */
export function RankingTable({ rows, criteria, minimumReviews, slug, canOpen }: RankingTableProps) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const nameOf = (criterionId: string) => criteria.find(({ id }) => id === criterionId)?.name ?? ''
  return (
    <DataTable
      caption={t('ranking.table')}
      isCaptionHidden
      rows={rows}
      rowKey={({ proposalId }) => proposalId}
      rowTo={({ proposalId, isClosed }) =>
        canOpen && !isClosed ? paths.organise.proposal(slug, proposalId) : undefined
      }
      columns={[
        {
          key: 'place',
          header: t('ranking.place'),
          cell: ({ place, isTied, tieBreak }) => (
            <>
              {place ?? '–'} {isTied ? <Tag tone="warn">{t('ranking.tied')}</Tag> : null}
              {tieBreak ? (
                <p>
                  {tieBreak.by === 'criterion'
                    ? t('ranking.broken-by-criterion', { criterion: nameOf(tieBreak.criterionId) })
                    : t(`ranking.broken-by-${tieBreak.by}`)}
                </p>
              ) : null}
            </>
          ),
        },
        {
          key: 'title',
          header: t('queue.proposal'),
          isRowName: true,
          cell: ({ title, language, reference, organisation }) => (
            <>
              <span lang={language}>{title}</span>
              <br />
              <small>
                {organisation} · {reference}
              </small>
            </>
          ),
        },
        {
          key: 'total',
          header: t('ranking.total'),
          align: 'end',
          cell: ({ total, isClosed }) => (isClosed ? t('ranking.closed') : (total ?? '–')),
        },
        ...criteria.map(({ id, name, weight }) => ({
          key: id,
          header: t('score.criterion', { name, weight }),
          align: 'end' as const,
          wideOnly: true,
          cell: ({ means, belowMinimum }: RankingTableRow) => (
            <>
              {means[id] ?? '–'}
              {belowMinimum.includes(id) ? <Tag tone="bad">{t('ranking.below-minimum')}</Tag> : null}
            </>
          ),
        })),
        {
          key: 'reviews',
          header: t('assign.reviews'),
          align: 'end',
          cell: ({ finals, assigned }) => (
            <>
              {finals} / {assigned}
              {finals < minimumReviews ? <Tag tone="warn">{t('ranking.too-few')}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  )
}
