import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { formatNumber } from '#app/platform/format.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { Callout } from '#app/ui/callout.tsx'
import { BarStrip } from '#app/ui/figure/bar-strip.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import {
  outboxByState,
  peopleWithRoles,
  programmesOfTheHouse,
  workerSeen,
} from '../data/administration.server.ts'

export const access = {
  loader: { who: 'administrator' },
  action: { who: 'administrator' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** A worker that has not been seen for this long is down. */
const missingAfterSeconds = 120

export async function loader({ context }: LoaderArgs) {
  const { db, lang } = context
  const [programmes, people, outbox, worker] = await Promise.all([
    programmesOfTheHouse(db, lang),
    peopleWithRoles(db),
    outboxByState(db),
    workerSeen(db),
  ])
  return json({
    pageTitle: context.t('desks')('administration.title'),
    zone: context.signedIn.zone ?? 'UTC',
    programmes,
    people,
    outbox,
    worker: worker && {
      seenAtIso: worker.seenAt.toISOString(),
      isMissing: worker.secondsAgo > missingAfterSeconds,
    },
  })
}

/** Checks every programme's record from its first entry; changes nothing, but is too much work for a mere look. */
export async function action({ context }: ActionArgs) {
  const programmes = await programmesOfTheHouse(context.db, context.lang)
  const reports: { slug: string; isWhole: boolean; faults: number }[] = []
  for (const { id, slug } of programmes) {
    const { isWhole, faults } = await verifyRecord(context.db, id)
    reports.push({ slug, isWhole, faults: faults.length })
  }
  return json({ reports })
}

export default function AdministratorHome() {
  const { programmes, people, outbox, worker, zone } = useLoaderData<typeof loader>()
  const checked = useActionData<typeof action>()
  const { t } = useTranslation(['desks', 'people', 'notify'])
  const { lang, paths } = useSite()
  const overdue = outbox.reduce((sum, line) => sum + line.overdue, 0)
  const reportOf = (slug: string) => checked?.reports.find((report) => report.slug === slug)
  return (
    <AreaLayout
      area="administrator"
      title={t('desks:administration.title')}
      lede={t('desks:administration.lede')}
    >
      <p>
        <a href={paths.importListings}>{t('desks:administration.import-listings')}</a>
      </p>
      {worker === null || worker.isMissing ? (
        <Callout tone="bad" title={t('desks:administration.worker-missing')}>
          <p>{t('desks:administration.worker-missing-text')}</p>
        </Callout>
      ) : null}
      {overdue > 0 ? (
        <Callout tone="warn" title={t('desks:administration.overdue', { count: overdue })}>
          <p>{t('desks:administration.overdue-text')}</p>
        </Callout>
      ) : null}
      <Section
        id="programmes"
        title={t('desks:administration.programmes')}
        intro={t('desks:administration.record-intro')}
      >
        <DataTable
          caption={t('desks:administration.programmes')}
          isCaptionHidden
          rows={programmes}
          rowKey={({ slug }) => slug}
          columns={[
            {
              key: 'name',
              header: t('desks:administration.name'),
              cell: ({ name }) => name,
              isRowName: true,
            },
            {
              key: 'challenges',
              header: t('desks:administration.challenges'),
              cell: (row) => row.challenges,
              align: 'end',
            },
            {
              key: 'organisers',
              header: t('desks:administration.organisers'),
              cell: (row) => row.organisers,
              align: 'end',
            },
            {
              key: 'entries',
              header: t('desks:administration.entries'),
              cell: (row) => formatNumber(lang, row.entries),
              align: 'end',
            },
            {
              key: 'record',
              header: t('desks:administration.record'),
              cell: ({ slug }) => {
                const report = reportOf(slug)
                if (!report) return t('desks:administration.unchecked')
                return report.isWhole ? (
                  <Tag tone="good">{t('desks:administration.whole')}</Tag>
                ) : (
                  <Tag tone="bad">{t('desks:administration.faults', { count: report.faults })}</Tag>
                )
              },
            },
          ]}
        />
        <Form label={t('desks:administration.check')}>
          <SubmitButton tone="secondary">{t('desks:administration.check')}</SubmitButton>
        </Form>
      </Section>
      <Section id="outbox" title={t('desks:administration.outbox')}>
        <BarStrip
          title={t('desks:administration.outbox-figure')}
          unit={t('desks:administration.messages')}
          labelHeader={t('desks:administration.state')}
          bars={outbox.map(({ state, count }) => ({ label: t(`notify:states.${state}`), value: count }))}
        />
        <p>
          {worker ? (
            <>
              {t('desks:administration.worker-seen')} <LocalTime atIso={worker.seenAtIso} zone={zone} />
            </>
          ) : (
            t('desks:administration.worker-never')
          )}
        </p>
      </Section>
      <Section
        id="people"
        title={t('desks:administration.people')}
        intro={t('desks:administration.people-intro')}
      >
        <DataTable
          caption={t('desks:administration.people')}
          isCaptionHidden
          rows={people}
          rowKey={({ personId, role }) => `${personId} ${role}`}
          columns={[
            {
              key: 'name',
              header: t('desks:administration.name'),
              cell: ({ name }) => name,
              isRowName: true,
            },
            { key: 'email', header: t('desks:administration.email'), cell: ({ email }) => email },
            {
              key: 'role',
              header: t('desks:administration.role'),
              cell: ({ role }) => t(`people:roles.${role}`),
            },
            {
              key: 'programmes',
              header: t('desks:administration.programmes'),
              cell: (row) =>
                row.role === 'administrator' ? t('desks:administration.whole-house') : row.programmes,
              align: 'end',
            },
          ]}
        />
      </Section>
    </AreaLayout>
  )
}
