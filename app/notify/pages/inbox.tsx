import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { subjectOf } from '#emails/subject-of.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Breadcrumb } from '#app/ui/layout/breadcrumb.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { isLost } from '../core/inbox.ts'
import { inboxOf } from '../data/inbox.server.ts'
import { kindOf } from '../kind-of.ts'

export const access = { loader: { who: 'signed in' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, request }: LoaderArgs) {
  const { db, signedIn, env } = context
  const after = new URL(request.url).searchParams.get('after')
  const { rows, next } = await inboxOf(db, signedIn, after)
  return json({
    pageTitle: context.t('notify')('inbox.title'),
    email: signedIn.email,
    zone: signedIn.zone ?? 'UTC',
    isFirstPage: after === null,
    next,
    messages: rows.map(({ id, notice, state, subject, data, zone, at, readAt, locale: known }) => {
      const locale = known ?? 'en'
      const around = {
        organiserZone: zone,
        programme: null,
        recipientName: signedIn.name,
        origin: env.publicOrigin,
      }
      return {
        id,
        kind: kindOf(context, notice),
        subject: subject ?? subjectOf({ notice, data, locale, zone, ...around }),
        lang: htmlLangs[locale],
        isLost: isLost(state),
        isRead: readAt !== null,
        atIso: at.toISOString(),
      }
    }),
  })
}

export default function Inbox() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { pageTitle, email, zone, messages, next, isFirstPage } = useLoaderData<typeof loader>()
  return (
    <PublicLayout width="reading">
      <Breadcrumb items={[{ to: paths.account, label: t('choose.account') }]} />
      <PageHeader title={pageTitle} lede={t('inbox.lede', { email })} />
      <DataTable
        caption={t('inbox.caption')}
        isCaptionHidden
        rows={messages}
        rowKey={({ id }) => id}
        rowTo={({ id }) => paths.inboxMessage(id)}
        columns={[
          {
            key: 'subject',
            header: t('mailbox.column-subject'),
            isRowName: true,
            cell: ({ subject, kind, lang }) => (subject ? <span lang={lang}>{subject}</span> : kind),
          },
          {
            key: 'time',
            header: t('mailbox.column-time'),
            cell: ({ atIso }) => <LocalTime atIso={atIso} zone={zone} style="datetime" />,
          },
          {
            key: 'arrival',
            header: t('inbox.column-arrival'),
            cell: ({ isLost, isRead }) =>
              isLost ? (
                <Tag tone={isRead ? 'neutral' : 'warn'}>
                  {t(isRead ? 'inbox.lost-read' : 'inbox.lost-unread')}
                </Tag>
              ) : (
                t('inbox.sent')
              ),
          },
        ]}
        empty={
          <EmptyState title={t('inbox.empty-title')}>
            <p>{t('inbox.empty-text')}</p>
          </EmptyState>
        }
      />
      <Pager
        {...(next && { nextTo: `?${new URLSearchParams({ after: next })}` })}
        {...(!isFirstPage && { firstTo: paths.inbox })}
      />
      <p className="note">{t('inbox.left-out')}</p>
    </PublicLayout>
  )
}
