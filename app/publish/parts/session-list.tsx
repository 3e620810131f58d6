import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'

export type ListedSession = {
  slug: string
  kind: 'reverse_pitch' | 'information' | 'ceremony' | 'matchmaking'
  title: string
  titleLocale: Locale
  zone: string
  startsAtIso: string
  place: string
  hasJoinLink: boolean
  isOver: boolean
  isCancelled: boolean
  isFull: boolean
}

/** Sessions of a programme or a challenge, each with its hour and whether there is room. */
export function SessionList({ sessions }: { sessions: readonly ListedSession[] }) {
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  return (
    <ul className="session-list">
      {sessions.map((session) => (
        <li key={session.slug} className="session-list__item">
          <p className="session-list__when">
            <time dateTime={session.startsAtIso}>
              {formatInstant(lang, session.startsAtIso, session.zone)}
            </time>
          </p>
          <p className="session-list__title">
            <a
              href={paths.session(session.slug)}
              lang={session.titleLocale === lang ? undefined : htmlLangs[session.titleLocale]}
            >
              {session.title}
            </a>{' '}
            <ShownInNote locale={session.titleLocale} />
          </p>
          <p className="session-list__facts">
            <Tag>{t(`sessions.kinds.${session.kind}`)}</Tag> <SessionTag session={session} />
            <span>
              {[session.place, session.hasJoinLink ? t('sessions.online') : ''].filter(Boolean).join(' · ')}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** How it stands with a session, where that is not simply "to come". */
export function SessionTag({
  session,
}: {
  session: Pick<ListedSession, 'isCancelled' | 'isOver' | 'isFull'>
}) {
  const { t } = useTranslation('publish')
  if (session.isCancelled) return <Tag tone="bad">{t('sessions.cancelled')}</Tag>
  if (session.isOver) return <Tag tone="good">{t('sessions.over')}</Tag>
  return session.isFull ? <Tag tone="warn">{t('sessions.full')}</Tag> : null
}
