import { useTranslation } from 'react-i18next'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { Outcome } from '../core/outcomes.ts'

const tones: Record<Outcome, TagTone> = {
  winner: 'good',
  honourable_mention: 'good',
  reserve: 'progress',
  not_selected: 'neutral',
}

/** An outcome in a word; a reserve with its place. */
export function OutcomeTag({ outcome, place }: { outcome: Outcome; place: number | null }) {
  const { t } = useTranslation('announce')
  return (
    <Tag tone={tones[outcome]}>
      {outcome === 'reserve' && place !== null
        ? t('outcome.reserve-place', { place })
        : t(`outcome.${outcome}`)}
    </Tag>
  )
}
