import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

type Move = {
  id: string
  previousClosesAt: string
  closesAt: string
  reason: string
  changedAt: string
  by: string | null
}

/** Every move of the deadline with its reason. Nothing when it never moved. */
export function DeadlineMoves({ moves, zone }: { moves: readonly Move[]; zone: string }) {
  const { t } = useTranslation('deadline')
  if (moves.length === 0) return null
  return (
    <Section id="moves" title={t('moves.title')}>
      <DataTable
        caption={t('moves.title')}
        isCaptionHidden
        rows={moves}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'to',
            header: t('moves.to'),
            isRowName: true,
            cell: (row) => <LocalTime atIso={row.closesAt} zone={zone} style="datetime" />,
          },
          {
            key: 'from',
            header: t('moves.from'),
            cell: (row) => <LocalTime atIso={row.previousClosesAt} zone={zone} style="datetime" />,
          },
          { key: 'reason', header: t('moves.reason'), cell: (row) => row.reason },
          { key: 'by', header: t('moves.by'), cell: (row) => row.by ?? '' },
          {
            key: 'at',
            header: t('moves.at'),
            cell: (row) => <LocalTime atIso={row.changedAt} zone={zone} style="datetime" />,
          },
        ]}
      />
    </Section>
  )
}
