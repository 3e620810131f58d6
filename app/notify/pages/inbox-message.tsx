import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Breadcrumb } from '#app/ui/layout/breadcrumb.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { isLost } from '../core/inbox.ts'
import { markRead } from '../data/inbox.server.ts'
import { findOwnMessage } from '../data/outgoing.server.ts'
import { contentOf } from '../flows/content-of.server.ts'
import { kindOf } from '../kind-of.ts'

export const access = { loader: { who: 'signed in' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, env, signedIn } = context
  const message = await findOwnMessage(db, params.message ?? '', signedIn)
  if (message === null) throw notFound()
  const content = await contentOf(db, message, env)
  if (content !== null) await markRead(db, message.id)
  return json({
    pageTitle: content?.subject ?? kindOf(context, message.notice),
    isText: new URL(request.url).searchParams.get('view') === 'text',
    content: content && { text: content.text, hasCalendar: content.calendar !== null },
    message: {
      id: message.id,
      lang: htmlLangs[message.locale],
      isLost: isLost(message.state),
      email: message.email,
      programme: message.programme?.name ?? null,
      atIso: (message.sentAt ?? message.stateAt).toISOString(),
    },
    zone: signedIn.zone ?? 'UTC',
  })
}

export default function InboxMessage() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { pageTitle, isText, content, message, zone } = useLoaderData<typeof loader>()
  const { id, lang } = message
  return (
    <PublicLayout width="reading">
      <Breadcrumb
        items={[
          { to: paths.account, label: t('choose.account') },
          { to: paths.inbox, label: t('inbox.title') },
        ]}
      />
      <PageHeader
        title={pageTitle}
        titleLang={lang}
        lede={
          <>
            {message.programme ? `${message.programme} · ` : null}
            <LocalTime atIso={message.atIso} zone={zone} style="datetime" />
          </>
        }
      />
      {message.isLost ? (
        <Callout tone="warn">
          {t('inbox.did-not-arrive', { email: message.email })}{' '}
          <a href={paths.accountAddress}>{t('inbox.other-address')}</a>
        </Callout>
      ) : null}
      {content === null ? <Callout tone="warn">{t('inbox.cannot-show')}</Callout> : null}
      {content ? (
        <>
          <p>
            <a href={isText ? paths.inboxMessage(id) : `${paths.inboxMessage(id)}?view=text`}>
              {t(isText ? 'inbox.as-it-looks' : 'inbox.as-text')}
            </a>
            {content.hasCalendar ? (
              <>
                {' · '}
                <a href={paths.inboxCalendar(id)}>{t('message.calendar-download')}</a>
              </>
            ) : null}
          </p>
          {isText ? (
            <pre className="mail-text" tabIndex={0} lang={lang}>
              {content.text}
            </pre>
          ) : (
            <iframe
              className="mail-frame"
              src={paths.inboxBody(id)}
              title={t('message.frame-title')}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          )}
        </>
      ) : null}
    </PublicLayout>
  )
}
