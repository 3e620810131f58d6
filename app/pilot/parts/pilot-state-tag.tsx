import { useTranslation } from 'react-i18next'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { PilotState } from '../core/pilot-states.ts'

const tones: Record<PilotState, TagTone> = {
  awarded: 'neutral',
  agreed: 'neutral',
  preparing: 'progress',
  running: 'progress',
  measured: 'good',
  scaled: 'good',
  stopped: 'warn',
}

/** Where a pilot stands, in a word. */
export function PilotStateTag({ state }: { state: PilotState }) {
  const { t } = useTranslation('pilot')
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
}
