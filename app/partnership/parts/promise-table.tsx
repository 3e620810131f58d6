import { useTranslation } from 'react-i18next'
import { formatCalendarDay } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import { inOrderOfNeed, standingOfPromise, type PromiseStanding } from '../core/promises.ts'

export type PromiseRow = {
  readonly text: string
  readonly owner: string
  readonly dueOn: string
  readonly report: string
  readonly isDone: boolean
}

const tones: Readonly<Record<PromiseStanding, TagTone>> = { done: 'good', open: 'neutral', late: 'warn' }

/** Action items: what, who, by which day, where it stands, and what was reported. Late ones first. */
export function PromiseTable({
  caption,
  promises,
  today,
}: {
  caption: string
  promises: readonly PromiseRow[]
  today: string
}) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={inOrderOfNeed(promises, today)}
      rowKey={({ text, owner, dueOn }) => `${text} ${owner} ${dueOn}`}
      columns={[
        { key: 'what', header: t('promises.what'), isRowName: true, cell: ({ text }) => text },
        { key: 'owner', header: t('promises.owner'), cell: ({ owner }) => owner },
        { key: 'due', header: t('promises.due'), cell: ({ dueOn }) => formatCalendarDay(lang, dueOn) },
        {
          key: 'state',
          header: t('promises.state'),
          cell: (promise) => {
            const standing = standingOfPromise(promise, today)
            return <Tag tone={tones[standing]}>{t(`promises.states.${standing}`)}</Tag>
          },
        },
        {
          key: 'report',
          header: t('promises.report'),
          cell: ({ report }) => report || <span className="facts__note">{t('promises.no-report')}</span>,
        },
      ]}
    />
  )
}
