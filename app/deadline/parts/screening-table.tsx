import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { countryName } from '#app/platform/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { DeskStanding, Order } from '../core/proposal-list.ts'

export type ScreeningRow = {
  id: string
  reference: string
  title: string | null
  language: ContentLanguage
  organisation: string
  country: string
  version: number
  submittedAt: string
  handedInAt: string
  madeBy: 'completed' | 'moved' | null
  standing: DeskStanding
  isChanged: boolean
  isTold: boolean
  isOwn: boolean
  isLeadUnreachable: boolean
}

export const standingTones = {
  unscreened: 'warn',
  eligible: 'good',
  ineligible: 'bad',
  duplicate: 'bad',
  asked: 'progress',
  withdrawn: 'neutral',
} as const satisfies Record<DeskStanding, string>

/** The proposals that were handed in and how far their screening is. */
export function ScreeningTable({
  slug,
  proposals,
  canOpen,
  canAct,
  zone,
  orderTo,
  ticked,
  empty,
}: {
  slug: string
  proposals: readonly ScreeningRow[]
  canOpen: boolean
  /** A box before each row. */
  canAct: boolean
  zone: string

  orderTo: (order: Order) => { to: string; direction?: 'ascending' }
  ticked: readonly string[]
  empty: { title: string; text: string }
}) {
  const { t } = useTranslation('deadline')
  const { lang, paths } = useSite()
  const isOpenable = (row: ScreeningRow) => !row.isOwn && row.standing !== 'withdrawn'
  const valueOf = (row: ScreeningRow) => `${row.id}:${row.version}`
  return (
    <DataTable
      caption={t('screening.table')}
      isCaptionHidden
      rows={proposals}
      rowKey={(row) => row.id}
      rowTo={(row) => (canOpen && isOpenable(row) ? paths.organise.proposal(slug, row.id) : undefined)}
      {...(canAct && {
        selection: {
          name: 'proposal[]',
          value: valueOf,
          label: (row: ScreeningRow) => t('screening.tick', { reference: row.reference }),
          isDisabled: (row: ScreeningRow) => !isOpenable(row),
          isChecked: (row: ScreeningRow) => ticked.includes(valueOf(row)),
        },
      })}
      columns={[
        {
          key: 'reference',
          header: t('screening.reference'),
          sort: orderTo('todo'),
          cell: (row) => <span className="nowrap">{row.reference}</span>,
        },
        {
          key: 'title',
          header: t('screening.proposal'),
          isRowName: true,
          sort: orderTo('title'),
          cell: (row) =>
            row.title === null ? (
              t('screening.withdrawn-title')
            ) : (
              <span lang={row.language === lang ? undefined : htmlLangOf(row.language)} dir="auto">
                {row.title}
              </span>
            ),
        },
        {
          key: 'organisation',
          header: t('screening.organisation'),
          sort: orderTo('organisation'),
          cell: (row) => (
            <div>
              <span dir="auto">{row.organisation}</span>
              <br />
              <span className="facts__note">
                {[row.country ? countryName(lang, row.country) : '', languageWord(lang, row.language)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              {row.isLeadUnreachable ? (
                <>
                  <br />
                  <Tag tone="warn">{t('screening.unreachable')}</Tag>
                </>
              ) : null}
            </div>
          ),
        },
        {
          key: 'at',
          header: t('screening.received'),
          wideOnly: true,
          sort: orderTo('received'),
          cell: (row) => (
            <>
              <LocalTime atIso={row.handedInAt} zone={zone} style="datetime" />
              {row.madeBy === null ? null : (
                <span className="facts__note">
                  <br />
                  {t(`made-by.${row.madeBy}`)}{' '}
                  <LocalTime atIso={row.submittedAt} zone={zone} style="datetime" />
                </span>
              )}
            </>
          ),
        },
        {
          key: 'screening',
          header: t('screening.outcome'),
          cell: (row) =>
            row.isOwn && row.standing !== 'withdrawn' ? (
              t('screening.own')
            ) : (
              <>
                <Tag tone={standingTones[row.standing]}>{t(`outcomes.${row.standing}`)}</Tag>
                {row.isTold ? (
                  <>
                    {' '}
                    <Tag>{t('screening.told-tag')}</Tag>
                  </>
                ) : null}
                {row.isChanged ? (
                  <>
                    {' '}
                    <Tag tone="warn">{t('screening.changed-tag')}</Tag>
                  </>
                ) : null}
              </>
            ),
        },
      ]}
      empty={
        <EmptyState title={empty.title}>
          <p>{empty.text}</p>
        </EmptyState>
      }
    />
  )
}
