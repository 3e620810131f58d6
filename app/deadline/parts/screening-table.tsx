import { useTranslation } from 'react-i18next'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { countryName } from '#app/platform/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'

export type ScreeningRow = {
  id: string
  reference: string
  title: string
  language: 'en' | 'fi' | 'sv' | 'zh-CN' | null
  organisation: string
  country: string | null
  submittedAt: string | null
  screening: 'eligible' | 'ineligible' | null
  isOwn: boolean
  isLeadUnreachable: boolean
}

/** The submitted proposals and how far their screening is. */
export function ScreeningTable({
  slug,
  proposals,
  canOpen,
  zone,
}: {
  slug: string
  proposals: readonly ScreeningRow[]
  canOpen: boolean
  zone: string
}) {
  const { t } = useTranslation('deadline')
  const { lang, paths } = useSite()
  return (
    <DataTable
      caption={t('screening.table')}
      rows={proposals}
      rowKey={(row) => row.id}
      rowTo={(row) => (canOpen && !row.isOwn ? paths.organise.proposal(slug, row.id) : undefined)}
      columns={[
        { key: 'reference', header: t('screening.reference'), cell: (row) => row.reference },
        {
          key: 'title',
          header: t('screening.proposal'),
          isRowName: true,
          cell: (row) => (
            <span lang={row.language === lang ? undefined : (row.language ?? undefined)} dir="auto">
              {row.title}
            </span>
          ),
        },
        {
          key: 'organisation',
          header: t('screening.organisation'),
          cell: (row) => (
            <>
              {row.organisation}
              {row.isLeadUnreachable ? (
                <>
                  <br />
                  <Tag tone="warn">{t('screening.unreachable')}</Tag>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'country',
          header: t('screening.country'),
          wideOnly: true,
          cell: (row) => (row.country ? countryName(lang, row.country) : ''),
        },
        {
          key: 'language',
          header: t('screening.language'),
          wideOnly: true,
          cell: (row) => (row.language ? languageWord(lang, row.language) : ''),
        },
        {
          key: 'at',
          header: t('screening.received'),
          wideOnly: true,
          cell: (row) =>
            row.submittedAt ? <LocalTime atIso={row.submittedAt} zone={zone} style="datetime" /> : '',
        },
        {
          key: 'screening',
          header: t('screening.outcome'),
          cell: (row) =>
            row.isOwn ? (
              t('screening.own')
            ) : (
              <Tag tone={row.screening === null ? 'warn' : row.screening === 'eligible' ? 'good' : 'bad'}>
                {t(`outcomes.${row.screening ?? 'unscreened'}`)}
              </Tag>
            ),
        },
      ]}
      empty={
        <EmptyState title={t('screening.none')}>
          <p>{t('screening.none-text')}</p>
        </EmptyState>
      }
    />
  )
}
