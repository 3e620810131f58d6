import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'

export type CalendarMovesProps = {
  moves: readonly {
    label: string
    audience: string | null
    people: number | null
    fromIso: string | null
    toIso: string | null
  }[]
  zone: string
}

/** What a change of dates moves: each transition and mail with its instant before and after. */
export function CalendarMoves({ moves, zone }: CalendarMovesProps) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const moment = (atIso: string | null, none: string) =>
    atIso === null ? none : <time dateTime={atIso}>{formatInstant(lang, atIso, zone, 'datetime')}</time>
  return (
    <DataTable
      caption={t('edit-timeline.moves')}
      isCaptionHidden
      rows={moves}
      rowKey={({ label, fromIso, toIso }) => `${label} ${fromIso} ${toIso}`}
      empty={<p>{t('edit-timeline.moves-none')}</p>}
      columns={[
        { key: 'what', header: t('edit-timeline.move-what'), isRowName: true, cell: ({ label }) => label },
        {
          key: 'whom',
          header: t('edit-timeline.move-whom'),
          cell: ({ audience, people }) =>
            audience === null
              ? '–'
              : people === 0 || people === null
                ? t('publish.message-to-later', { audience })
                : t('publish.message-to', { count: people, audience }),
        },
        {
          key: 'from',
          header: t('edit-timeline.move-from'),
          cell: ({ fromIso }) => moment(fromIso, t('edit-timeline.move-new')),
        },
        {
          key: 'to',
          header: t('edit-timeline.move-to'),
          cell: ({ toIso }) => moment(toIso, t('edit-timeline.move-gone')),
        },
      ]}
    />
  )
}
