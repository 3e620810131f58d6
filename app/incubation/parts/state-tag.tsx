import { useTranslation } from 'react-i18next'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { IntakeState } from '../core/intake-states.ts'

const tones: Readonly<Record<IntakeState, TagTone>> = {
  draft: 'neutral',
  submitted: 'progress',
  waiting: 'progress',
  offered: 'warn',
  joined: 'good',
  declined: 'bad',
  withdrawn: 'neutral',
  lapsed: 'neutral',
  left: 'neutral',
  graduated: 'good',
}

/** Where an application stands, in a word or two. */
export function StateTag({ state }: { state: IntakeState }) {
  const { t } = useTranslation('incubation')
  return <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>
}
