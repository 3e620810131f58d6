import { useTranslation } from 'react-i18next'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { MessageState } from '../core/reconcile.ts'

const tones: Record<MessageState, TagTone> = {
  planned: 'neutral',
  held: 'warn',
  queued: 'progress',
  sending: 'progress',
  sent: 'good',
  delivered: 'good',
  bounced: 'bad',
  complained: 'bad',
  suppressed: 'warn',
  failed: 'bad',
  skipped: 'neutral',
  cancelled: 'neutral',
}

/** Where a message stands, in one or two words. */
export function MessageStateTag({ state }: { state: MessageState }) {
  const { t } = useTranslation('notify')
  return <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>
}
