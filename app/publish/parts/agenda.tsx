import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'

export type AgendaProps = {
  zone: string
  steps: readonly {
    atIso: string
    minutes: number
    title: string
    speaker: string
    isSlot: boolean
    isTaken: boolean
  }[]
}

/** The steps of a session with the hour at which each begins, on the clock of the place. */
export function Agenda({ zone, steps }: AgendaProps) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  return (
    <ol className="agenda">
      {steps.map((step) => (
        <li key={step.atIso}>
          <time dateTime={step.atIso}>{formatInstant(lang, step.atIso, zone, 'time')}</time>
          <div>
            <p>
              <strong>{step.title}</strong>{' '}
              {step.isSlot ? (
                <Tag tone={step.isTaken ? 'neutral' : 'progress'}>
                  {t(step.isTaken ? 'sessions.slot-taken' : 'sessions.slot-free')}
                </Tag>
              ) : null}
            </p>
            <p className="agenda__note">
              {[step.speaker, t('sessions.minutes', { count: step.minutes })].filter(Boolean).join(' · ')}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
