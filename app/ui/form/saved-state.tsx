import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from '../site.ts'

export type SavedStateProps = {
  state: 'idle' | 'saving' | 'saved' | 'failed' | 'offline' | 'signed-out' | 'choosing'
  savedAtIso?: string
  zone: string
}

/** What became of the last keystrokes, spoken quietly. */
export function SavedState({ state, savedAtIso, zone }: SavedStateProps) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  const at = savedAtIso ? formatInstant(lang, savedAtIso, zone, 'clock') : undefined
  return (
    <p className={`saved-state saved-state--${state}`} role="status" aria-live="polite">
      {state === 'saving' ? t('saved-state.saving') : null}
      {state === 'saved' && at ? t('saved-state.saved', { time: at }) : null}
      {state === 'failed' ? t('saved-state.failed') : null}
      {state === 'offline' ? t('saved-state.offline') : null}
      {state === 'choosing' ? t('saved-state.choosing') : null}
      {state === 'signed-out' ? t('saved-state.signed-out') : null}
    </p>
  )
}
