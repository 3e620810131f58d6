import { useTranslation } from 'react-i18next'
import type { Locale } from '#app/platform/i18n.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { useSite } from '#app/ui/site.ts'

export const messageViews = ['html', 'text', 'source', 'calendar', 'why'] as const
export type MessageView = (typeof messageViews)[number]

export type MessageViewsProps = {
  id: string
  view: MessageView
  content: { text: string; source: string } | null
  /** The language the mail is written in, which need not be the page's. */
  locale: Locale
}

/** A mail as HTML, as text and as it leaves. Each view is an address of its own, so it works without JavaScript. */
export function MessageViews({ id, view, content, locale }: MessageViewsProps) {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  return (
    <>
      <nav className="tabs" aria-label={t('message.tabs')}>
        <ul>
          {messageViews.map((name) => (
            <li key={name}>
              <a
                href={`${paths.mailboxMessage(id)}?view=${name}`}
                aria-current={name === view ? 'page' : undefined}
              >
                {t(`message.tab-${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {content && view === 'html' ? (
        <iframe
          className="mail-frame"
          src={paths.mailboxBody(id)}
          title={t('message.frame-title')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      ) : null}
      {content && view === 'source' ? <p className="note">{t('message.source-note')}</p> : null}
      {content && (view === 'text' || view === 'source') ? (
        <pre className="mail-text" tabIndex={0} lang={view === 'text' ? htmlLangs[locale] : 'en'}>
          {view === 'text' ? content.text : content.source}
        </pre>
      ) : null}
    </>
  )
}
