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
import { mailboxMessages, messageState, noticesWithMessages } from '../data/mailbox.server.ts'
import { MessageStateTag } from '../parts/message-state.tsx'

export const access = { loader: { who: 'demo' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context, request }: LoaderArgs) {
  const asked = new URL(request.url).searchParams
  const filter = {
    search: (asked.get('search') ?? '').slice(0, 200),
    notice: asked.get('notice') || null,
    state: messageState(asked.get('state')),
    after: asked.get('after'),
  }
  const { rows, count, next } = await mailboxMessages(context.db, filter)
  return json({
    pageTitle: context.t('notify')('mailbox.title'),
    filter,
    notices: await noticesWithMessages(context.db),
    count,
    next,
    zone: context.viewer?.zone ?? 'Europe/Helsinki',
    messages: rows.map((row) => ({
      id: row.id,
      notice: row.notice,
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
  const { filter, notices, messages, count, next } = useLoaderData<typeof loader>()
  const isFiltered = filter.search !== '' || filter.notice !== null || filter.state !== null
  return (
    <PublicLayout>
      <PageHeader title={t('mailbox.title')} lede={t('mailbox.lede')} />
      <Filters clearTo={isFiltered ? paths.mailbox : undefined} result={t('mailbox.count', { count })}>
        <TextField
          name="search"
          type="search"
          label={t('mailbox.filter-search')}
          defaultValue={filter.search}
        />
        <SelectField
          name="notice"
          label={t('mailbox.filter-notice')}
          placeholder={t('mailbox.any-notice')}
          defaultValue={filter.notice ?? ''}
          choices={notices.map((notice) => ({ value: notice, label: notice }))}
        />
        <SelectField
          name="state"
          label={t('mailbox.filter-state')}
          placeholder={t('mailbox.any-state')}
          defaultValue={filter.state ?? ''}
          choices={messageStates.map((state) => ({ value: state, label: t(`states.${state}`) }))}
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
      cell: (row) => row.subject ?? row.notice,
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
      cell: (row) => <code>{row.notice}</code>,
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

function pageAddress(
  { search, notice, state }: { search: string; notice: string | null; state: string | null },
  after: string | null,
): string {
  const asked = Object.entries({ search, notice, state, after }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return `?${new URLSearchParams(asked)}`
}
