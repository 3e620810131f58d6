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
import { noticeCatalogue } from '#app/notices.ts'
import { batchOf, historyOf, holdOn, isRefusedByReader } from '../data/mailbox.server.ts'
import { findMessage } from '../data/outgoing.server.ts'
import { contentOf } from '../flows/content-of.server.ts'
import { sourceOf } from '../flows/source-of.server.ts'
import { kindOf } from '../kind-of.ts'
import { MessageCalendar } from '../parts/message-calendar.tsx'
import { MessageViews, messageViews, type MessageView } from '../parts/message-views.tsx'
import { MessageWhy } from '../parts/message-why.tsx'

export const access = { loader: { who: 'demo' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, env, lang } = context
  const message = await findMessage(db, params.message ?? '')
  if (message === null) throw notFound()
  const content = await contentOf(db, message, env)
  const t = context.t('notify')
  const view = messageViews.find((name) => name === new URL(request.url).searchParams.get('view')) ?? 'html'
  const batch = await batchOf(db, message.batchId)
  const isWaiting = ['planned', 'held', 'queued'].includes(message.state)
  return json({
    pageTitle: content?.subject ?? t('message.title'),
    view: view satisfies MessageView,
    content: content && {
      text: content.text,
      source: view === 'source' ? await sourceOf(message, content, { ...env, from: env.mail?.from }) : '',
      calendar: content.calendar,
      isFrozen: content.isFrozen,
    },
    why: templateOf(message.notice)?.reason[lang] ?? null,
    audience: noticeCatalogue.notices.find(({ name }) => name === message.notice)?.audience ?? null,
    hold: isWaiting ? await holdOn(db, message) : null,
    isRefused: isWaiting && (await isRefusedByReader(db, message)),
    batch: batch && {
      ...batch,
      firstTriedAtIso: batch.firstTriedAt?.toISOString() ?? null,
      place: (message.batchPosition ?? 0) + 1,
    },
    message: {
      id: message.id,
      key: message.key,
      notice: message.notice,
      kind: kindOf(context, message.notice),
      class: message.class,
      state: message.state,
      reason: message.reason,
      detail: message.detail,
      attempts: message.attempts,
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
    history: (await historyOf(db, message.id)).map(({ state, reason, detail, at }) => ({
      state,
      reason,
      detail,
      atIso: at.toISOString(),
    })),
  })
}

export default function MailboxMessage() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { pageTitle, view, content, message, ...reasons } = useLoaderData<typeof loader>()
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
      {content && view === 'calendar' ? (
        <MessageCalendar id={message.id} file={content.calendar} zone={message.zone} />
      ) : null}
      {view === 'why' ? <MessageWhy message={message} {...reasons} /> : null}
    </AreaLayout>
  )
}
