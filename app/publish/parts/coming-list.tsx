import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Timeline } from '#app/ui/timeline.tsx'

export type ComingListProps = {
  things: readonly { atIso: string; label: string; audience: string | null; people: number | null }[]
  /** The organiser's first, then the partners'. */
  zones: readonly string[]
}

/** Every automatic change and every planned mail in order, each mail with for whom and to how many. */
export function ComingList({ things, zones }: ComingListProps) {
  const { t } = useTranslation('publish')
  if (things.length === 0) {
    return (
      <EmptyState title={t('publish.nothing-coming')}>
        <p>{t('publish.nothing-coming-hint')}</p>
      </EmptyState>
    )
  }
  return (
    <Timeline
      items={things.map(({ label, atIso, audience, people }) => ({
        label,
        atIso,
        zones,
        state: 'next' as const,
        note:
          people === null ? null : (
            <p>
              {people === 0
                ? t('publish.message-to-later', { audience })
                : t('publish.message-to', { count: people, audience })}
            </p>
          ),
      }))}
    />
  )
}
