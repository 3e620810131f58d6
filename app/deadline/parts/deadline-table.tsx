import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

export type LaterDeadline = {
  id: string
  /** Of the one proposal it was moved for; absent where it was for all. */
  reference?: string
  previousClosesAt: string
  closesAt: string
  reason: string
  at: string
  by: string | null
}

/** Deadlines that were moved, for all or for single proposals: from when to when, by whom and why. Nothing where none was. */
export function DeadlineTable({
  of,
  rows,
  zone,
}: {
  of: 'all' | 'one'
  rows: readonly LaterDeadline[]
  zone: string
}) {
  const { t } = useTranslation('deadline')
  if (rows.length === 0) return null
  const title = t(of === 'all' ? 'moves.title' : 'for-one.given')
  const time = (atIso: string) => <LocalTime atIso={atIso} zone={zone} style="datetime" />
  return (
    <Section
      id={of === 'all' ? 'moves' : 'given'}
      title={title}
      intro={of === 'all' ? undefined : t('for-one.given-intro')}
    >
      <DataTable
        caption={title}
        isCaptionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          ...(of === 'all'
            ? []
            : [
                {
                  key: 'reference',
                  header: t('screening.reference'),
                  isRowName: true,
                  cell: (row: LaterDeadline) => row.reference,
                },
              ]),
          {
            key: 'to',
            header: t('moves.to'),
            isRowName: of === 'all',
            cell: (row) => time(row.closesAt),
          },
          { key: 'from', header: t('moves.from'), cell: (row) => time(row.previousClosesAt) },
          { key: 'reason', header: t('moves.reason'), cell: (row) => row.reason },
          { key: 'by', header: t('moves.by'), cell: (row) => row.by ?? '' },
          { key: 'at', header: t('moves.at'), cell: (row) => time(row.at) },
        ]}
      />
    </Section>
  )
}
