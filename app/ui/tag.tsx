import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from './icon.tsx'
import type { PhaseName } from './phase-rail.tsx'

/** done · under way · needs a person · refused or failed · plain fact. Each has its own shape beside its colour. */
export type TagTone = 'neutral' | 'progress' | 'good' | 'warn' | 'bad'

const toneIcons: Record<TagTone, IconName | undefined> = {
  neutral: undefined,
  progress: 'dot',
  good: 'check',
  warn: 'warning',
  bad: 'cross',
}

export type TagProps = {
  tone?: TagTone
  /** Another sign than the tone's own. */
  icon?: IconName
  children: ReactNode
}

/** A state in one or two words. */
export function Tag({ tone = 'neutral', icon, children }: TagProps) {
  const sign = icon ?? toneIcons[tone]
  return (
    <span className={`tag tag--${tone}`}>
      {sign ? <Icon name={sign} /> : null}
      {children}
    </span>
  )
}

/** The phase a challenge is in, in that phase's tint. */
export function PhaseTag({ phase, children }: { phase: PhaseName; children?: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <span className="tag tag--phase" data-phase={phase}>
      {children ?? t(`phase.${phase}`)}
    </span>
  )
}
