import { useTranslation } from 'react-i18next'
import { formatFixed, formatShare } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { FairnessView } from '../core/fairness/report-view.ts'

type Row = FairnessView['rows'][number] & {
  title: string
  language: string
  reference: string
  organisation: string
}

/** The ranking as it is, beside what it would be without the strictness of each proposal's jurors. */
export function AdjustedTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  return (
    <DataTable
      caption={t('fairness.adjusted')}
      isCaptionHidden
      rows={rows}
      rowKey={({ proposalId }) => proposalId}
      columns={[
        { key: 'place', header: t('ranking.place'), align: 'end', cell: ({ place }) => place },
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
          header: t('fairness.total'),
          align: 'end',
          cell: ({ total }) => formatFixed(lang, total, 2),
        },
        {
          key: 'adjusted',
          header: t('fairness.adjusted-total'),
          align: 'end',
          cell: ({ adjustedTotal }) => formatFixed(lang, adjustedTotal, 2),
        },
        {
          key: 'adjusted-place',
          header: t('fairness.adjusted-place'),
          align: 'end',
          cell: ({ adjustedPlace }) => adjustedPlace,
        },
        {
          key: 'award',
          header: t('fairness.award'),
          align: 'end',
          cell: ({ award }) => formatShare(lang, award, 0),
        },
        {
          key: 'deviation',
          header: t('fairness.deviation'),
          align: 'end',
          cell: ({ disagreement }) => (disagreement ? formatFixed(lang, disagreement.deviation, 1) : '–'),
        },
        { key: 'reviews', header: t('assign.reviews'), align: 'end', cell: ({ reviews }) => reviews },
      ]}
    />
  )
}
