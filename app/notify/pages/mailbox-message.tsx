import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { templateOf } from '#emails/index.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { useSite } from '#app/ui/site.ts'
import { historyOf } from '../data/mailbox.server.ts'
import { findMessage } from '../data/outgoing.server.ts'
import { contentOf } from '../flows/content-of.server.ts'
import { MessageViews, messageViews, type MessageView } from '../parts/message-views.tsx'
import { MessageWhy } from '../parts/message-why.tsx'

export const access = { loader: { who: 'demo' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context, params, request }: LoaderArgs) {
  const message = await findMessage(context.db, params.message ?? '')
  if (message === null) throw notFound()
  const content = await contentOf(message, context.env.publicOrigin)
  const t = context.t('notify')
  const view = messageViews.find((name) => name === new URL(request.url).searchParams.get('view')) ?? 'html'
  return json({
    pageTitle: content?.subject ?? t('message.title'),
    view: view satisfies MessageView,
    content: content && {
      text: content.text,
      html: view === 'source' ? content.html : '',
      isFrozen: content.isFrozen,
    },
    why: templateOf(message.notice)?.reason[context.lang] ?? null,
    message: {
      id: message.id,
      key: message.key,
      notice: message.notice,
      class: message.class,
      state: message.state,
      reason: message.reason,
      recipientName: message.recipientName,
      email: message.email,
      locale: message.locale,
      zone: message.zone,
      organiserZone: message.organiserZone,
      programme: message.programme?.name ?? null,
      sendAtIso: message.sendAt.toISOString(),
      sentAtIso: message.sentAt?.toISOString() ?? null,
      expiresAtIso: message.expiresAt?.toISOString() ?? null,
      contentHash: message.contentHash,
      data: JSON.stringify(message.data, null, 2),
    },
    history: (await historyOf(context.db, message.id)).map(({ state, reason, at }) => ({
      state,
      reason,
      atIso: at.toISOString(),
    })),
  })
}

export default function MailboxMessage() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { pageTitle, view, content, message, history, why } = useLoaderData<typeof loader>()
  return (
    <AreaLayout
      area="organiser"
      title={pageTitle}
      lede={`${message.recipientName} <${message.email}>`}
      breadcrumb={[{ label: t('message.back'), to: paths.mailbox }]}
    >
      {content === null ? <Callout tone="warn">{t('message.cannot-write')}</Callout> : null}
      {content && !content.isFrozen ? <Callout>{t('message.not-written')}</Callout> : null}
      <MessageViews id={message.id} view={view} content={content} locale={message.locale} />
      {view === 'why' ? <MessageWhy message={message} history={history} why={why} /> : null}
    </AreaLayout>
  )
}
