import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCalendarDay } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { Permit, PermitState } from '../core/permits.ts'

const tones: Record<PermitState, TagTone> = {
  needed: 'warn',
  applied: 'progress',
  granted: 'good',
  refused: 'bad',
  not_needed: 'neutral',
}

/** The permits of a pilot with where each stands since when; `doFor` adds what can be done with one. */
export function PermitList<Some extends Permit>({
  permits,
  textLang,
  doFor,
}: {
  permits: readonly Some[]
  textLang?: string
  doFor?: (permit: Some) => ReactNode
}) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  return (
    <DataTable
      caption={t('permits.title')}
      isCaptionHidden
      rows={permits}
      rowKey={({ name, stateOn }) => `${name} ${stateOn}`}
      columns={[
        {
          key: 'name',
          header: t('permits.name'),
          isRowName: true,
          cell: ({ name }) => <span lang={textLang}>{name}</span>,
        },
        {
          key: 'authority',
          header: t('permits.authority'),
          cell: ({ authority }) => (authority === '' ? '–' : <span lang={textLang}>{authority}</span>),
        },
        {
          key: 'state',
          header: t('permits.state'),
          cell: ({ state }) => <Tag tone={tones[state]}>{t(`permits.states.${state}`)}</Tag>,
        },
        { key: 'since', header: t('permits.since'), cell: ({ stateOn }) => formatCalendarDay(lang, stateOn) },
        ...(doFor ? [{ key: 'do', header: t('plan.change'), cell: doFor }] : []),
      ]}
    />
  )
}
