import { useTranslation } from 'react-i18next'
import type { IconName } from '#app/ui/icon.tsx'
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

/** Plain facts have a sign too, where many states stand in one list. */
const signs: Partial<Record<MessageState, IconName>> = {
  planned: 'clock',
  skipped: 'minus',
  cancelled: 'minus',
}

/** Where a message stands, in one or two words; with a number, how many stand there. */
export function MessageStateTag({ state, count }: { state: MessageState; count?: number }) {
  const { t } = useTranslation('notify')
  const word = t(`states.${state}`)
  return (
    <Tag tone={tones[state]} {...(signs[state] && { icon: signs[state] })}>
      {count === undefined ? word : t('run.state-count', { state: word, number: count })}
    </Tag>
  )
}
