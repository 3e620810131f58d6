import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

type OwnDeadline = {
  id: string
  reference: string
  previousClosesAt: string
  closesAt: string
  reason: string
  grantedAt: string
  by: string | null
}

/** Whom more time was given, how much, by whom and why. Nothing while nobody was. */
export function OwnDeadlines({ given, zone }: { given: readonly OwnDeadline[]; zone: string }) {
  const { t } = useTranslation('deadline')
  if (given.length === 0) return null
  return (
    <Section id="given" title={t('for-one.given')} intro={t('for-one.given-intro')}>
      <DataTable
        caption={t('for-one.given')}
        isCaptionHidden
        rows={given}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'reference',
            header: t('screening.reference'),
            isRowName: true,
            cell: (row) => row.reference,
          },
          {
            key: 'to',
            header: t('moves.to'),
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
            cell: (row) => <LocalTime atIso={row.grantedAt} zone={zone} style="datetime" />,
          },
        ]}
      />
    </Section>
  )
}
