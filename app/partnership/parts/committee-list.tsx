import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useSite } from '#app/ui/site.ts'
import { countPromises } from '../core/promises.ts'

export type CommitteeRow = {
  readonly slug: string
  readonly edition: number
  readonly title: string
  readonly zone: string
  readonly startsAtIso: string
  readonly promises: readonly { readonly dueOn: string; readonly isDone: boolean }[]
}

/** The numbered sessions for those who run them, each with the way to its action items. */
export function CommitteeList({
  sessions,
  slug,
  today,
}: {
  sessions: readonly CommitteeRow[]
  slug: string
  today: string
}) {
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const { organise } = paths
  if (sessions.length === 0) {
    return (
      <EmptyState
        title={t('promises.none')}
        action={<a href={organise.sessions(slug)}>{t('promises.to-sessions')}</a>}
      >
        <p>{t('promises.none-hint')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <ul className="plain-list">
        {sessions.map((session) => (
          <li key={session.slug}>
            <a href={organise.partnershipPromises(slug, session.slug)}>
              {t('promises.session', { edition: session.edition })}: {session.title}
            </a>
            <br />
            <span className="facts__note">
              {formatInstant(lang, session.startsAtIso, session.zone, 'date')} ·{' '}
              {t('promises.counts', countPromises(session.promises, today))}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={organise.sessions(slug)}>{t('promises.to-sessions')}</a>
      </p>
    </>
  )
}
