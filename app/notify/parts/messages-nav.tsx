import { useTranslation } from 'react-i18next'
import { useSite } from '#app/ui/site.ts'

const pages = ['messages', 'wordings', 'broadcasts'] as const
export type MessagesPage = (typeof pages)[number]

/** The pages about a programme's mail: what goes, in which words, and what is written to many. */
export function MessagesNav({ slug, current }: { slug: string; current: MessagesPage | null }) {
  const { t } = useTranslation('notify')
  const { organise } = useSite().paths
  return (
    <nav className="tabs" aria-label={t('hand.nav')}>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <a href={organise[page](slug)} aria-current={page === current ? 'page' : undefined}>
              {t(`hand.nav-${page}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
