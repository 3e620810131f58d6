import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import { formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'

export type MilestoneReport = {
  readonly id: string
  readonly title: string
  readonly dueOn: string
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
        { key: 'title', header: t('milestone.title'), isRowName: true, cell: ({ title }) => title },
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
              <>
                <PlainText text={report} />
                <br />
                {reportedAtIso
                  ? t('milestone.reported-on', { when: formatInstant(lang, reportedAtIso, zone, 'date') })
                  : null}
              </>
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
