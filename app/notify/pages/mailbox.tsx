import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { subjectOf } from '#emails/subject-of.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { Filters } from '#app/ui/filters.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable, type Column } from '#app/ui/table/data-table.tsx'
import { messageStates } from '../core/reconcile.ts'
import {
  mailboxMessages,
  messageState,
  noticesWithMessages,
  peopleWithMessages,
  programmesWithMessages,
} from '../data/mailbox.server.ts'
import { kindOf } from '../kind-of.ts'
import { MessageStateTag } from '../parts/message-state.tsx'

export const access = { loader: { who: 'demo' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context, request }: LoaderArgs) {
  const asked = new URL(request.url).searchParams
  const filter = {
    search: (asked.get('search') ?? '').slice(0, 200),
    notice: asked.get('notice') || null,
    state: messageState(asked.get('state')),
    person: asked.get('person')?.slice(0, 254) || null,
    programme: asked.get('programme') || null,
    after: asked.get('after'),
  }
  const { rows, count, next } = await mailboxMessages(context.db, filter)
  return json({
    pageTitle: context.t('notify')('mailbox.title'),
    filter,
    notices: (await noticesWithMessages(context.db))
      .map((notice) => ({ value: notice, label: kindOf(context, notice) }))
      .sort((a, b) => a.label.localeCompare(b.label, context.lang)),
    people: peopleOffered(await peopleWithMessages(context.db), filter.person),
    programmes: (await programmesWithMessages(context.db, context.lang)).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
    count,
    next,
    zone: context.viewer?.zone ?? 'Europe/Helsinki',
    messages: rows.map((row) => ({
      id: row.id,
      notice: row.notice,
      kind: kindOf(context, row.notice),
      state: row.state,
      subject:
        row.subject ??
        subjectOf({
          ...row,
          locale: row.locale ?? 'en',
          organiserZone: row.zone,
          programme: null,
          origin: context.env.publicOrigin,
        }),
      recipientName: row.recipientName,
      email: row.email,
      atIso: (row.state === 'planned' ? row.sendAt : row.changedAt).toISOString(),
    })),
  })
}

type MailboxRow = ReturnType<typeof useLoaderData<typeof loader>>['messages'][number]

export default function Mailbox() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { filter, notices, people, programmes, messages, count, next } = useLoaderData<typeof loader>()
  const isFiltered = Object.entries(filter).some(([name, value]) => name !== 'after' && Boolean(value))
  return (
    <PublicLayout>
      <PageHeader title={t('mailbox.title')} lede={t('mailbox.lede')} />
      <Filters clearTo={isFiltered ? paths.mailbox : undefined} result={t('mailbox.count', { count })}>
        <TextField
          name="search"
          type="search"
          label={t('mailbox.filter-search')}
          hint={t('mailbox.filter-search-hint')}
          defaultValue={filter.search}
        />
        <SelectField
          name="notice"
          label={t('mailbox.filter-notice')}
          placeholder={t('mailbox.any-notice')}
          defaultValue={filter.notice ?? ''}
          choices={notices}
        />
        <SelectField
          name="state"
          label={t('mailbox.filter-state')}
          placeholder={t('mailbox.any-state')}
          defaultValue={filter.state ?? ''}
          choices={messageStates.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        />
        <SelectField
          name="person"
          label={t('mailbox.filter-person')}
          placeholder={t('mailbox.any-person')}
          defaultValue={filter.person ?? ''}
          choices={people}
        />
        <SelectField
          name="programme"
          label={t('mailbox.filter-programme')}
          placeholder={t('mailbox.any-programme')}
          defaultValue={filter.programme ?? ''}
          choices={programmes}
        />
      </Filters>
      <DataTable
        caption={t('mailbox.caption')}
        isCaptionHidden
        columns={useMailboxColumns()}
        rows={messages}
        rowKey={({ id }) => id}
        rowTo={({ id }) => paths.mailboxMessage(id)}
        empty={
          <EmptyState title={t(isFiltered ? 'mailbox.empty-filtered-title' : 'mailbox.empty-title')}>
            <p>{t(isFiltered ? 'mailbox.empty-filtered-text' : 'mailbox.empty-text')}</p>
          </EmptyState>
        }
      />
      <Pager
        nextTo={next ? pageAddress(filter, next) : undefined}
        firstTo={filter.after ? pageAddress(filter, null) : undefined}
      />
    </PublicLayout>
  )
}

function useMailboxColumns(): Column<MailboxRow>[] {
  const { t } = useTranslation('notify')
  const { zone } = useLoaderData<typeof loader>()
  return [
    {
      key: 'subject',
      header: t('mailbox.column-subject'),
      isRowName: true,
      cell: (row) => row.subject ?? row.kind,
    },
    {
      key: 'to',
      header: t('mailbox.column-to'),
      cell: (row) => (
        <>
          {row.recipientName}
          <br />
          <small>{row.email}</small>
        </>
      ),
    },
    {
      key: 'notice',
      header: t('mailbox.column-notice'),
      cell: (row) => row.kind,
      wideOnly: true,
    },
    {
      key: 'time',
      header: t('mailbox.column-time'),
      cell: (row) => <LocalTime atIso={row.atIso} zone={zone} />,
    },
    { key: 'state', header: t('mailbox.column-state'), cell: (row) => <MessageStateTag state={row.state} /> },
  ]
}

/** Somebody who was asked for stays among those offered, whoever else there is. */
function peopleOffered(found: readonly { email: string; name: string }[], asked: string | null) {
  const all = found.map(({ email, name }) => ({ value: email, label: `${name} (${email})` }))
  const isThere = asked === null || all.some(({ value }) => value === asked)
  return isThere ? all : [{ value: asked, label: asked }, ...all]
}

function pageAddress(
  filter: Readonly<Record<'search', string> & Record<string, string | null>>,
  after: string | null,
): string {
  const asked = Object.entries({ ...filter, after }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return `?${new URLSearchParams(asked)}`
}
