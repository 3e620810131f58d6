import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import { formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { daysLate, type MilestoneKind } from '../core/reports.ts'

export type MilestoneReport = {
  readonly id: string
  readonly title: string
  readonly dueOn: string
  readonly reportKind: MilestoneKind
  readonly report: string | null
  readonly reportedAtIso: string | null
}

export type MilestoneReportsProps = {
  milestones: readonly MilestoneReport[]
  /** ISO day in the pilot's zone. */
  today: string
  zone: string
  /** Where a milestone is reported; absent once nothing can be reported any more. */
  reportTo?: (milestoneId: string) => string
}

/** The milestones with their reports, which only the parties read. */
export function MilestoneReports({ milestones, today, zone, reportTo }: MilestoneReportsProps) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  return (
    <DataTable
      caption={t('passport.milestones')}
      isCaptionHidden
      rows={milestones}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: t('milestone.title'),
          isRowName: true,
          cell: ({ title, reportKind }) => (
            <>
              {title}
              {reportKind === 'step' ? null : (
                <>
                  {' '}
                  <Tag tone="neutral">{t(`milestone.kinds.${reportKind}`)}</Tag>
                </>
              )}
            </>
          ),
        },
        { key: 'due', header: t('milestone.due'), cell: ({ dueOn }) => formatCalendarDay(lang, dueOn) },
        {
          key: 'report',
          header: t('milestone.report'),
          cell: ({ report, reportedAtIso, dueOn }) =>
            report === null ? (
              <Tag tone={dueOn < today ? 'warn' : 'neutral'}>
                {t(dueOn < today ? 'milestone.late' : 'milestone.ahead')}
              </Tag>
            ) : (
              <div>
                <PlainText text={report} />
                <br />
                {reportedAtIso
                  ? t('milestone.reported-on', { when: formatInstant(lang, reportedAtIso, zone, 'date') })
                  : null}{' '}
                {reportedAtIso && daysLate(dueOn, reportedAtIso.slice(0, 10)) > 0 ? (
                  <Tag tone="warn">
                    {t('milestone.days-late', { count: daysLate(dueOn, reportedAtIso.slice(0, 10)) })}
                  </Tag>
                ) : null}
              </div>
            ),
        },
        ...(reportTo
          ? [
              {
                key: 'do',
                header: t('milestone.do'),
                cell: ({ id, report, title }: MilestoneReport) => (
                  <a href={reportTo(id)}>
                    {t(report === null ? 'milestone.write' : 'milestone.rewrite')}
                    <span className="visually-hidden"> {title}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
