import { useTranslation } from 'react-i18next'
import { formatCalendarDay, formatMoney } from '#app/platform/format.ts'
import type { VatBasis } from '#app/publish/core/sdg-goals.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { ProjectState } from '../core/projects.ts'

const tones: Readonly<Record<ProjectState, TagTone>> = {
  proposed: 'warn',
  sent_back: 'neutral',
  declined: 'neutral',
  agreed: 'progress',
  running: 'progress',
  finished: 'good',
  stopped: 'bad',
}

/** Where a project stands. */
export function ProjectStateTag({ state }: { state: ProjectState }) {
  const { t } = useTranslation('partnership')
  return <Tag tone={tones[state]}>{t(`projects.states.${state}`)}</Tag>
}

/** A sum with its currency and what it says of value added tax. */
export function Money({ amount, currency, vat }: { amount: number; currency: string; vat: VatBasis }) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  return (
    <>
      <span className="nowrap">{formatMoney(lang, amount, currency)}</span>{' '}
      <span className="facts__note">{t(`projects.vat.${vat}`)}</span>
    </>
  )
}

/** From one day to another, in words. */
export function usePeriod(): (days: { startsOn: string; endsOn: string }) => string {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  return ({ startsOn, endsOn }) =>
    t('term.days', { from: formatCalendarDay(lang, startsOn), to: formatCalendarDay(lang, endsOn) })
}

export type ShareRow = { readonly party: string; readonly proposed?: number; readonly agreed?: number | null }

/** Who pays what, with the sum below. */
export function ShareTable({ rows, currency }: { rows: readonly ShareRow[]; currency: string }) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  const hasProposed = rows.some(({ proposed }) => proposed !== undefined)
  const hasAgreed = rows.some(({ agreed }) => agreed !== undefined && agreed !== null)
  const sum = (pick: (row: ShareRow) => number | null | undefined) =>
    rows.reduce((all, row) => all + (pick(row) ?? 0), 0)
  const together: ShareRow = {
    party: t('projects.sum'),
    ...(hasProposed && { proposed: sum(({ proposed }) => proposed) }),
    ...(hasAgreed && { agreed: sum(({ agreed }) => agreed) }),
  }
  const money = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? '' : formatMoney(lang, amount, currency)
  return (
    <DataTable
      caption={t('projects.who-pays')}
      isCaptionHidden
      rows={[...rows, together]}
      rowKey={({ party }) => party}
      columns={[
        { key: 'party', header: t('projects.pays'), isRowName: true, cell: ({ party }) => party },
        ...(hasProposed
          ? [
              {
                key: 'proposed',
                header: t('projects.asked'),
                align: 'end' as const,
                cell: ({ proposed }: ShareRow) => money(proposed),
              },
            ]
          : []),
        ...(hasAgreed
          ? [
              {
                key: 'agreed',
                header: t('projects.agreed'),
                align: 'end' as const,
                cell: ({ agreed }: ShareRow) => money(agreed),
              },
            ]
          : []),
      ]}
    />
  )
}

export type MilestoneRow = { readonly title: string; readonly dueOn: string; readonly report: string | null }

/** The milestones of a project, each with its report once there is one. */
export function ProjectMilestones({
  milestones,
  today,
  textLang,
}: {
  milestones: readonly MilestoneRow[]
  today: string
  textLang?: string
}) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  if (milestones.length === 0) return <p>{t('projects.no-milestones')}</p>
  return (
    <DataTable
      caption={t('projects.milestones')}
      isCaptionHidden
      rows={milestones}
      rowKey={({ title, dueOn }) => `${title} ${dueOn}`}
      columns={[
        {
          key: 'title',
          header: t('projects.milestone'),
          isRowName: true,
          cell: ({ title }) => <span lang={textLang}>{title}</span>,
        },
        { key: 'due', header: t('projects.due'), cell: ({ dueOn }) => formatCalendarDay(lang, dueOn) },
        {
          key: 'report',
          header: t('projects.report'),
          cell: ({ report, dueOn }) =>
            report === null ? (
              <Tag tone={dueOn < today ? 'warn' : 'neutral'}>
                {t(dueOn < today ? 'projects.late' : 'projects.to-come')}
              </Tag>
            ) : (
              <span lang={textLang}>{report}</span>
            ),
        },
      ]}
    />
  )
}
