import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { outageRule } from '#app/deadline/core/outage-rule.ts'
import { outageLedger } from '#app/deadline/data/outages.server.ts'
import { formatDuration } from '#app/platform/format.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { metaFromLoader } from '../core/public-meta.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ context }: LoaderArgs) {
  const { db, lang, env, t } = context
  return json({
    ...(await outageLedger(db, lang)),
    meta: {
      title: t('desks')('outages.title'),
      description: t('desks')('outages.lede'),
      origin: env.publicOrigin,
      path: `/${lang}/outages`,
      lang,
    },
  })
}

/** When the service was away, which deadlines moved, and the rule that connects the two. */
export default function Outages() {
  const { outages, proposed, moved } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('outages.title')} lede={t('outages.lede')} />
      <Section id="rule" title={t('outages.rule')}>
        <div className="prose">
          <p>{t('outages.checks')}</p>
          <p>
            {t('outages.rule-text', {
              least: outageRule.leastMinutes,
              window: outageRule.windowMinutes,
              hours: outageRule.moreHours,
            })}
          </p>
          <p>{t('outages.rule-people')}</p>
        </div>
      </Section>
      <Section id="outages" title={t('outages.away')}>
        {outages.length === 0 ? (
          <p>{t('outages.none')}</p>
        ) : (
          <DataTable
            caption={t('outages.away')}
            isCaptionHidden
            rows={outages}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'from',
                header: t('outages.from'),
                isRowName: true,
                cell: (row) => <LocalTime atIso={row.beganAt} zone="UTC" style="datetime" />,
              },
              {
                key: 'to',
                header: t('outages.to'),
                cell: (row) => <LocalTime atIso={row.endedAt} zone="UTC" style="datetime" />,
              },
              {
                key: 'length',
                header: t('outages.length'),
                cell: (row) => formatDuration(lang, Date.parse(row.endedAt) - Date.parse(row.beganAt)),
              },
            ]}
          />
        )}
      </Section>
      {proposed.length === 0 ? null : (
        <Section id="proposed" title={t('outages.proposed')} intro={t('outages.proposed-intro')}>
          <ul>
            {proposed.map((row) => (
              <li key={`${row.slug} ${row.closesAt}`}>
                <a href={paths.challenge(row.slug)}>{row.title}</a>
                {': '}
                {t('outages.proposed-line', { count: row.failedMinutes })}{' '}
                <LocalTime atIso={row.closesAt} zone={row.zone} style="datetime" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="moved" title={t('outages.moved')}>
        {moved.length === 0 ? (
          <p>{t('outages.none-moved')}</p>
        ) : (
          <DataTable
            caption={t('outages.moved')}
            isCaptionHidden
            rows={moved}
            rowKey={(row) => `${row.slug} ${row.changedAt}`}
            columns={[
              {
                key: 'challenge',
                header: t('outages.challenge'),
                isRowName: true,
                cell: (row) => <a href={paths.challenge(row.slug)}>{row.title}</a>,
              },
              {
                key: 'before',
                header: t('outages.before'),
                cell: (row) => <LocalTime atIso={row.previousClosesAt} zone={row.zone} style="datetime" />,
              },
              {
                key: 'now',
                header: t('outages.now'),
                cell: (row) => <LocalTime atIso={row.closesAt} zone={row.zone} style="datetime" />,
              },
              { key: 'reason', header: t('outages.reason'), cell: (row) => row.reason },
            ]}
          />
        )}
      </Section>
    </PublicLayout>
  )
}
