import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import type { IntakeStanding } from '../core/intake-window.ts'

export type WindowView = {
  readonly kind: 'rolling' | 'batch'
  readonly zone: string
  readonly opensAtIso: string | null
  readonly closesAtIso: string | null
  readonly standing: IntakeStanding
}

/** When applications are taken, and the rule of the last instant. */
export function WindowLines({ window }: { window: WindowView }) {
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  const { zone, opensAtIso, closesAtIso, standing } = window
  if (opensAtIso === null || closesAtIso === null) return <p>{t('window.rolling')}</p>
  const at = (iso: string) => formatInstant(lang, iso, zone, 'full')
  return (
    <>
      <p>{t(`window.${standing}`, { opens: at(opensAtIso), closes: at(closesAtIso) })}</p>
      {standing === 'closed' ? null : <p>{t('window.rule')}</p>}
    </>
  )
}
