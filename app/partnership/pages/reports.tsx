import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { YearStanding } from '../core/reports.ts'
import { managedPartnership, reportYears } from '../data/managed-partnership.server.ts'
import { PartnershipPage } from '../parts/partnership-page.tsx'

export const access = { loader: { who: 'organiser of :programme' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  if (!partnership) throw notFound()
  return json({
    pageTitle: `${t('partnership')('reports.title')} · ${partnership.programme.name}`,
    partnership,
    years: await reportYears(db, { programmeId, ...partnership }),
  })
}

const tones: Readonly<Record<YearStanding, TagTone>> = {
  ahead: 'neutral',
  running: 'neutral',
  due: 'warn',
  late: 'bad',
  draft: 'progress',
  'late-draft': 'bad',
  published: 'good',
}

export default function Reports() {
  const { partnership, years } = useLoaderData<typeof loader>()
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const { organise } = paths
  const { slug } = partnership.programme
  return (
    <PartnershipPage
      programme={partnership.programme}
      isOpen={partnership.isOpen}
      current="reports"
      title={t('reports.title')}
      lede={t('reports.lede')}
    >
      <DataTable
        caption={t('reports.title')}
        isCaptionHidden
        rows={years}
        rowKey={({ year }) => String(year)}
        rowTo={({ year, standing }) =>
          standing === 'ahead' ? undefined : organise.partnershipReport(slug, year)
        }
        empty={
          <EmptyState
            title={t('reports.none')}
            action={<a href={organise.partnership(slug)}>{t('nav.framework')}</a>}
          >
            <p>{t('reports.none-hint')}</p>
          </EmptyState>
        }
        columns={[
          { key: 'year', header: t('reports.year'), isRowName: true, cell: ({ year }) => String(year) },
          { key: 'due', header: t('reports.due'), cell: ({ dueOn }) => formatCalendarDay(lang, dueOn) },
          {
            key: 'state',
            header: t('reports.state'),
            cell: ({ standing }) => <Tag tone={tones[standing]}>{t(`reports.states.${standing}`)}</Tag>,
          },
        ]}
      />
    </PartnershipPage>
  )
}
