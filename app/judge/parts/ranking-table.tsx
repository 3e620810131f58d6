import { useTranslation } from 'react-i18next'
import { weightInWords } from '#app/publish/core/criterion-weight.ts'
import type { JudgingRule } from '#app/publish/core/judging-rule.ts'
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
  criteria: readonly { id: string; name: string; weight: number; weightsAs: JudgingRule['weights'] }[]
  minimumReviews: number
  /** Totals lie between 0 and 100. */
  isOf100: boolean
  slug: string
  /** True where the reader may open the proposals themselves. */
  canOpen: boolean
}

/** The ranking in figures: place, total, means by criterion, reviews. Ties are marked, and so is what broke them. */
export function RankingTable({ rows, criteria, minimumReviews, isOf100, slug, canOpen }: RankingTableProps) {
  const { t } = useTranslation('judge')
  const { paths, lang } = useSite()
  const nameOf = (criterionId: string) => criteria.find(({ id }) => id === criterionId)?.name ?? ''
  return (
    <DataTable
      caption={t('ranking.table')}
      isCaptionHidden
      rows={rows}
      rowKey={({ proposalId }) => proposalId}
      rowTo={({ proposalId }) => (canOpen ? paths.organise.proposal(slug, proposalId) : undefined)}
      columns={[
        {
          key: 'place',
          header: t('ranking.place'),
          cell: ({ place, isTied, tieBreak, isBehind }) => (
            <>
              {place ?? '–'} {isTied ? <Tag tone="warn">{t('ranking.tied')}</Tag> : null}
              {isBehind ? <Tag tone="bad">{t('ranking.cannot-win')}</Tag> : null}
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
          cell: ({ title, language, reference, organisation, isFinalist }) => (
            <>
              <span lang={language}>{title}</span>{' '}
              {isFinalist ? <Tag tone="good">{t('ranking.finalist')}</Tag> : null}
              <br />
              <small>
                {organisation} · {reference}
              </small>
            </>
          ),
        },
        {
          key: 'total',
          header: isOf100 ? t('ranking.total') : t('ranking.sum'),
          align: 'end',
          cell: ({ total, isBelowTotal }) => (
            <>
              {total ?? '–'}
              {isBelowTotal ? <Tag tone="bad">{t('ranking.below-total')}</Tag> : null}
            </>
          ),
        },
        ...criteria.map(({ id, name, weight, weightsAs }) => ({
          key: id,
          header: t('score.criterion', { name, weight: weightInWords(lang, weight, weightsAs) }),
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
