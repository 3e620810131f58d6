import { useTranslation } from 'react-i18next'
import { formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import type { IntakeState } from '../core/intake-states.ts'
import { StateTag } from './state-tag.tsx'

/** Where an application stands, since when, and what that means for the start-up. */
export function ApplicationStanding({
  application,
  isOwn = false,
}: {
  /** To the start-up itself it says what that means for it. */
  isOwn?: boolean
  application: {
    readonly state: IntakeState
    readonly zone: string
    readonly stateAtIso: string
    readonly answerByIso: string | null
    readonly isOfferOver: boolean
    readonly reason: string
    readonly cohort: { number: number; name: string; startsOn: string; endsOn: string } | null
  }
}) {
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  const { state, zone, stateAtIso, answerByIso, isOfferOver, reason, cohort } = application
  return (
    <>
      <p>
        <StateTag state={state} /> {t('own.since', { when: formatInstant(lang, stateAtIso, zone) })}
      </p>
      {isOwn ? (
        <p>
          {answerByIso === null
            ? t(`meanings.${state}`)
            : t(isOfferOver ? 'own.offer-over' : 'own.answer-before', {
                when: formatInstant(lang, answerByIso, zone, 'full'),
              })}
        </p>
      ) : answerByIso === null ? null : (
        <p>{t('start-up.held-until', { when: formatInstant(lang, answerByIso, zone, 'full') })}</p>
      )}
      {cohort === null ? null : (
        <p>
          {cohort.name === ''
            ? t('cohorts.number', { number: cohort.number })
            : `${cohort.number} · ${cohort.name}`}
          {': '}
          {t('cohorts.from-to', {
            from: formatCalendarDay(lang, cohort.startsOn),
            to: formatCalendarDay(lang, cohort.endsOn),
          })}
        </p>
      )}
      {reason === '' ? null : (
        <>
          <p>{t('own.reason')}</p>
          <blockquote className="kept-words">{reason}</blockquote>
        </>
      )}
    </>
  )
}
