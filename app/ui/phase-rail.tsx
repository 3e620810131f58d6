import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Icon } from './icon.tsx'
import { useSite } from './site.ts'

/** The six stations in their order. */
export const phaseNames = ['publish', 'apply', 'deadline', 'judge', 'announce', 'pilot'] as const

export type PhaseName = (typeof phaseNames)[number]

export type PhaseStation = {
  phase: PhaseName
  /** Overrides the station's usual name. */
  label?: string
  state: 'done' | 'current' | 'next'
  /** When it happened or will happen. */
  atIso?: string
  /** Planned for then, and it has not happened. */
  isLate?: boolean
  /** Everything is done by people, and it waits for its instant alone. */
  isWaiting?: boolean
  /** What happens there: on the large rail, and beside the current one on the small rail. */
  note?: string
}

export type PhaseRailProps = {
  phases: readonly PhaseStation[]
  /** small: on cards, the present station in words below · medium: names and days · large: names, days and notes. */
  size?: 'small' | 'medium' | 'large'
  /** The zone of the days shown; the organiser's. */
  zone?: string
  /** What the rail is of, for screen readers: the challenge's title. */
  of?: string
}

/** The way of a challenge: six stations on one line, and in words for those who do not see it. */
export function PhaseRail({ phases, size = 'medium', zone = 'UTC', of }: PhaseRailProps) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  const here = phases.find(({ state }) => state === 'current')
  return (
    <div className={`phase-rail phase-rail--${size}`}>
      <ol aria-label={of ? t('phase-rail.of', { title: of }) : t('phase-rail.label')}>
        {phases.map(({ phase, label, state, atIso, isLate, isWaiting, note }) => (
          <li
            key={phase}
            data-phase={phase}
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="phase-rail__mark" aria-hidden="true">
              {state === 'done' ? <Icon name="check" /> : null}
            </span>
            <span className="phase-rail__words">
              <span className="phase-rail__name">{label ?? t(`phase.${phase}`)}</span>
              <span className="visually-hidden">, {t(`phase-rail.${isWaiting ? 'waiting' : state}`)}</span>
              {atIso ? (
                <time className="phase-rail__day" dateTime={atIso}>
                  <span className="visually-hidden">, </span>
                  {isLate ? `${t('phase-rail.planned')} ` : null}
                  {formatInstant(lang, atIso, zone, size === 'large' ? 'date' : 'day')}
                </time>
              ) : null}
              {note && size === 'large' ? <span className="phase-rail__note">{note}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {here && size !== 'large' ? (
        <p className="phase-rail__here" data-phase={here.phase} aria-hidden="true">
          <strong>{here.label ?? t(`phase.${here.phase}`)}</strong>
          {here.note ? <span> {here.note}</span> : null}
        </p>
      ) : null}
    </div>
  )
}
