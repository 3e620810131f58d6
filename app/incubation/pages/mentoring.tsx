import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { countryName } from '#app/platform/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { mentoredBy } from '../data/mentoring.server.ts'

export const access = { loader: { who: 'signed in' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The start-ups somebody mentors; of others a mentor reads nothing. */
export async function loader({ context }: LoaderArgs) {
  const { db, lang, t, signedIn } = context
  return json({
    pageTitle: t('incubation')('mentoring.title'),
    ...(await mentoredBy(db, signedIn.personId, lang)),
  })
}

export default function Mentoring() {
  const { startUps, isMentor } = useLoaderData<typeof loader>()
  const { t } = useTranslation('incubation')
  const { lang, paths } = useSite()
  return (
    <AreaLayout area="applicant" title={t('mentoring.title')} lede={t('mentoring.lede')}>
      <DataTable
        caption={t('mentoring.title')}
        isCaptionHidden
        rows={startUps}
        rowKey={({ id }) => id}
        rowTo={({ id }) => paths.mentoredStartUp(id)}
        empty={
          <EmptyState title={t('mentoring.none')}>
            <p>{t(isMentor ? 'mentoring.none-yet' : 'mentoring.no-mentor')}</p>
          </EmptyState>
        }
        columns={[
          { key: 'name', header: t('fields.name'), isRowName: true, cell: ({ name }) => name },
          { key: 'programme', header: t('mentoring.programme'), cell: ({ programme }) => programme },
          {
            key: 'cohort',
            header: t('cohorts.cohort'),
            cell: ({ cohort }) => (cohort === null ? '–' : t('cohorts.number', { number: cohort })),
          },
          {
            key: 'country',
            header: t('fields.country'),
            cell: ({ country }) => (country === null ? '–' : countryName(lang, country)),
          },
        ]}
      />
    </AreaLayout>
  )
}
