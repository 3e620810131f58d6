import { useTranslation } from 'react-i18next'
import type { AutomaticCommand } from '#app/lifecycle/phases.ts'
import { LocalTime } from '#app/ui/local-time.tsx'

export type NextStep = {
  command: AutomaticCommand
  atIso: string
} | null

export type NextByItselfProps = {
  next: NextStep
  zone: string
  nowIso: string
}

/** What the calendar does next without anybody, and when. */
export function NextByItself({ next, zone, nowIso }: NextByItselfProps) {
  const { t } = useTranslation(['desks', 'lifecycle'])
  if (next === null) return <p>{t('desks:cockpit.nothing-by-itself')}</p>
  return (
    <p>
      <strong>{t(`lifecycle:automatic.${next.command}`)}</strong>{' '}
      <LocalTime atIso={next.atIso} zone={zone} style="full" />{' '}
      <span>
        (<LocalTime atIso={next.atIso} zone={zone} style="relative" nowIso={nowIso} />)
      </span>
    </p>
  )
}
