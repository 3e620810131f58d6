import { useTranslation } from 'react-i18next'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { IntroductionState } from '../core/introductions.ts'

const tones: Readonly<Record<IntroductionState, TagTone>> = {
  suggested: 'neutral',
  interested: 'progress',
  introduced: 'progress',
  letter_of_intent: 'good',
  pilot: 'good',
  joint_venture: 'good',
  declined: 'neutral',
}

/** How far an introduction has come. */
export function IntroductionTag({ state }: { state: IntroductionState }) {
  const { t } = useTranslation('matchmaking')
  return <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>
}
