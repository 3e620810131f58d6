import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { readingsOf } from '../data/readings.server.ts'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { loadFrame } from './frame.server.ts'

export const access = { loader: { who: 'team of :proposal' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { frame } = await loadFrame(context)
  return json({
    frame,
    readings: await readingsOf(context.db, frame.id),
    pageTitle: `${frame.reference} · ${context.t('apply')('readings.title')}`,
  })
}

export default function Readings() {
  const { frame, readings } = useLoaderData<typeof loader>()
  const { t } = useTranslation('apply')
  return (
    <ProposalLayout frame={frame} page="readings" title={t('readings.title')} lede={t('readings.lede')}>
      <DataTable
        caption={t('readings.caption')}
        rows={readings}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'who',
            header: t('readings.who'),
            isRowName: true,
            cell: (row) =>
              row.pseudonym
                ? t('readings.juror', { pseudonym: row.pseudonym })
                : (row.name ?? t(`readings.capacities.${row.capacity}`)),
          },
          {
            key: 'capacity',
            header: t('readings.capacity'),
            cell: (row) => t(`readings.capacities.${row.capacity}`),
          },
          {
            key: 'at',
            header: t('readings.at'),
            cell: (row) => <LocalTime atIso={row.readAt} zone={frame.zone} />,
          },
        ]}
        empty={
          <EmptyState title={t('readings.none')}>
            <p>{frame.intake === 'open' ? t('readings.none-sealed') : t('readings.none-yet')}</p>
          </EmptyState>
        }
      />
      {readings.some(({ pseudonym }) => pseudonym !== null) ? (
        <p className="meta">{t('readings.pseudonyms')}</p>
      ) : null}
    </ProposalLayout>
  )
}
