import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Filters } from '#app/ui/filters.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { cityOfZone } from '#app/platform/zone-names.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { entryActor } from '../core/entry-actor.ts'
import { entryName } from '../core/entry-name.ts'
import { isKeptFromSomething, recordPage, recordSummary } from '../data/record-entries.server.ts'
import { verifyRecord } from '../flows/verify-record.server.ts'

export const access = {
  loader: { who: 'staff of :programme' },
  action: { who: 'staff of :programme', bodyBytes: 1_024 },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const pageSize = 50

export async function loader({ context, request }: LoaderArgs) {
  const { id, slug } = sure(context.subject.programme)
  const query = new URL(request.url).searchParams
  const before = /^\d{1,9}$/.test(query.get('before') ?? '') ? Number(query.get('before')) : null
  const { lang } = context
  const { personId } = context.signedIn
  const { head, types, zone, programme } = await recordSummary(context.db, id, lang)
  const type = types.find((known) => known === query.get('type')) ?? null
  const page = await recordPage(context.db, id, { personId, type, before, size: pageSize, lang })
  return json({
    title: context.t('record')('programme-record.title'),
    slug,
    programme,
    isOrganiser: isOrganiserOf(context.signedIn, { programmeId: id }),
    isKept: await isKeptFromSomething(context.db, { programmeId: id, personId }),
    zone: context.signedIn.zone ?? zone,
    head,
    types,
    type,
    before,
    hasMore: page.hasMore,
    entries: page.entries.map(({ seq, type, at, body, hash, challenge, reference }) => ({
      seq,
      type,
      atIso: at,
      body,
      hash,
      actor: entryActor(type, body),
      challenge,
      reference,
    })),
  })
}

/** Verifying reads everything and changes nothing; it is a post, so that no link or crawler starts it. */
export async function action({ context }: ActionArgs) {
  return json(await verifyRecord(context.ports.db, sure(context.subject.programme).id))
}

export default function ProgrammeRecord() {
  const { t } = useTranslation('record')
  const { slug, programme, isOrganiser, isKept, zone, head, types, type, before, hasMore, entries } =
    useLoaderData<typeof loader>()
  const report = useActionData<typeof action>()
  const { lang, paths } = useSite()
  const langOf = (locale: Locale | null) =>
    locale === null || locale === lang ? undefined : htmlLangs[locale]
  const here = paths.organise.record(slug)
  const nav = useProgrammeNav(slug, { current: 'record', isOrganiser })
  const nameOf = (kind: string) => {
    const look = t as unknown as (key: string, options: { defaultValue: string }) => string
    return look(`entries.${entryName(kind)}`, { defaultValue: kind })
  }
  const last = entries.at(-1)
  const query = (more: Record<string, string>) =>
    `${here}?${new URLSearchParams({ ...(type && { type }), ...more })}`
  return (
    <AreaLayout
      area="organiser"
      title={t('programme-record.title')}
      lede={t('programme-record.lede')}
      breadcrumb={[
        { to: paths.organise.home, label: t('programme-record.organise') },
        { to: paths.organise.programme(slug), label: programme.name },
      ]}
      nav={nav}
      actions={
        isKept ? undefined : (
          <ButtonLink to={paths.organise.recordJson(slug)} tone="secondary" download>
            {t('programme-record.download')}
          </ButtonLink>
        )
      }
    >
      {isKept ? (
        <Callout title={t('programme-record.kept')}>
          <p>{t('programme-record.kept-hint')}</p>
        </Callout>
      ) : null}
      {report ? (
        <Callout
          tone={report.isWhole ? 'good' : 'bad'}
          title={report.isWhole ? t('programme-record.whole') : t('programme-record.broken')}
        >
          {report.isWhole ? <p>{t('programme-record.whole-detail', report)}</p> : null}
          {report.faults.length > 0 ? (
            <ul>
              {report.faults.map((fault, index) => (
                <li key={index}>{t(`faults.${fault.code}`, { ...fault })}</li>
              ))}
            </ul>
          ) : null}
        </Callout>
      ) : null}
      <SummaryList
        items={[
          { label: t('programme-record.entries-count'), value: head.seq },
          { label: t('programme-record.head'), value: <code>{head.hash.replace(/.{8}(?=.)/g, '$& ')}</code> },
        ]}
      />
      <Form label={t('programme-record.verify')}>
        <SubmitButton tone="secondary">{t('programme-record.verify')}</SubmitButton>
      </Form>
      <Filters clearTo={type ? here : undefined}>
        <SelectField
          name="type"
          label={t('programme-record.type')}
          placeholder={t('programme-record.all-types')}
          defaultValue={type ?? ''}
          choices={types.map((kind) => ({ value: kind, label: nameOf(kind) }))}
        />
      </Filters>
      <DataTable
        caption={t('programme-record.caption')}
        rows={entries}
        rowKey={(row) => String(row.seq)}
        empty={<EmptyState title={t('programme-record.none')} />}
        columns={[
          { key: 'seq', header: t('programme-record.seq'), align: 'end', cell: (row) => row.seq },
          {
            key: 'what',
            header: t('programme-record.what'),
            isRowName: true,
            cell: (row) => nameOf(row.type),
          },
          {
            key: 'when',
            header: `${t('programme-record.when')} (${cityOfZone(lang, zone)})`,
            cell: (row) => <LocalTime atIso={row.atIso} zone={zone} style="datetime" />,
          },
          {
            key: 'who',
            header: t('programme-record.who'),
            cell: (row) => t(`actors.${row.actor}`),
          },
          {
            key: 'about',
            header: t('programme-record.about'),
            cell: (row) =>
              row.challenge || row.reference ? (
                <>
                  {row.challenge ? (
                    <span lang={langOf(row.challenge.locale)}>{row.challenge.name}</span>
                  ) : null}
                  {row.challenge && row.reference ? ' · ' : null}
                  {row.reference}
                </>
              ) : null,
          },
          {
            key: 'details',
            header: t('programme-record.details'),
            wideOnly: true,
            cell: (row) => (
              <Disclosure summary={<code>{row.hash.slice(0, 12)}</code>}>
                <p>
                  <code>{row.body}</code>
                </p>
                <p>
                  <code>{row.hash}</code>
                </p>
              </Disclosure>
            ),
          },
        ]}
      />
      <Pager
        nextTo={hasMore && last ? query({ before: String(last.seq) }) : undefined}
        firstTo={before === null ? undefined : query({})}
      />
    </AreaLayout>
  )
}
