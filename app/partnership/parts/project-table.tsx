import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VatBasis } from '#app/publish/core/sdg-goals.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ProjectState } from '../core/projects.ts'
import { Money, ProjectStateTag, usePeriod } from './project-words.tsx'

export type ProjectRow = {
  readonly number: number
  readonly title: string
  readonly need: string
  readonly party: string
  readonly budget: number
  readonly currency: string
  readonly vat: VatBasis
  readonly startsOn: string
  readonly endsOn: string
  readonly state: ProjectState
  readonly isConfirmationAwaited: boolean
}

/** The projects of a partnership for its parties. */
export function ProjectTable({
  projects,
  to,
  empty,
}: {
  projects: readonly ProjectRow[]
  to: (number: number) => string
  empty: ReactNode
}) {
  const { t } = useTranslation('partnership')
  const period = usePeriod()
  return (
    <DataTable
      caption={t('projects.title')}
      isCaptionHidden
      rows={projects}
      rowKey={({ number }) => String(number)}
      rowTo={({ number }) => to(number)}
      empty={empty}
      columns={[
        { key: 'name', header: t('projects.name'), isRowName: true, cell: ({ title }) => title },
        { key: 'need', header: t('projects.need'), cell: ({ need }) => need, wideOnly: true },
        { key: 'party', header: t('projects.party'), cell: ({ party }) => party },
        {
          key: 'money',
          header: t('projects.money'),
          align: 'end',
          cell: ({ budget, currency, vat }) => <Money amount={budget} currency={currency} vat={vat} />,
        },
        { key: 'period', header: t('projects.period'), cell: period, wideOnly: true },
        {
          key: 'state',
          header: t('projects.state'),
          cell: ({ state, isConfirmationAwaited }) =>
            isConfirmationAwaited ? (
              <Tag tone="warn">{t('projects.confirm-waits')}</Tag>
            ) : (
              <ProjectStateTag state={state} />
            ),
        },
      ]}
    />
  )
}
