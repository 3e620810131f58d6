import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import type { PilotMoveView } from '../core/pilot-views.ts'
import { road, type PilotState } from '../core/pilot-states.ts'

/** The road of a pilot as a line of stations: when it came to each, where it stands, what is still ahead. */
export function PilotRoad({
  state,
  moves,
  zone,
}: {
  state: PilotState
  moves: readonly PilotMoveView[]
  zone: string
}) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const ahead = state === 'stopped' ? [] : road.slice(road.indexOf(state) + 1)
  return (
    <ol className="timeline">
      {moves.map(({ to, atIso }) => (
        <li
          key={to}
          data-state={to === state ? 'current' : 'done'}
          aria-current={to === state ? 'step' : undefined}
        >
          <p className="timeline__time">
            <time dateTime={atIso}>{formatInstant(lang, atIso, zone, 'date')}</time>
          </p>
          <p className="timeline__label">{t(`state.${to}`)}</p>
          {to === state ? <div className="timeline__note">{t(`state-meaning.${to}`)}</div> : null}
        </li>
      ))}
      {ahead.map((to) => (
        <li key={to} data-state="next">
          <p className="timeline__time">{t('road.ahead')}</p>
          <p className="timeline__label">{t(`state.${to}`)}</p>
        </li>
      ))}
    </ol>
  )
}
