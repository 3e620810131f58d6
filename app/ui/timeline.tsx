import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from './site.ts'
import { ZonedTimes } from './zoned-times.tsx'

export type TimelineItem = {
  label: string
  atIso: string
  /** The zones it is shown in; the first one leads. */
  zones: readonly string[]
  /** `current`: the next one to come. `late`: planned for then, and it has not happened. */
  state: 'done' | 'current' | 'next' | 'late'
  note?: ReactNode
}

/** What happened and what will happen, in order. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={`${item.atIso} ${item.label}`} data-state={item.state}>
          <p className="timeline__time">
            {item.state === 'late' ? `${t('timeline.planned')} ` : null}
            <time dateTime={item.atIso}>{formatInstant(lang, item.atIso, item.zones[0] ?? 'UTC')}</time>
          </p>
          <p className="timeline__label">
            {item.label}
            {item.state === 'late' ? (
              <span className="timeline__late">{t('timeline.late')}</span>
            ) : (
              <span className="visually-hidden">, {t(`timeline.states.${item.state}`)}</span>
            )}
          </p>
          {item.note ? <div className="timeline__note">{item.note}</div> : null}
          {item.zones.length > 1 ? <ZonedTimes atIso={item.atIso} zones={item.zones.slice(1)} /> : null}
        </li>
      ))}
    </ol>
  )
}
