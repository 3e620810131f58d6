import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type CalloutProps = {
  tone?: 'info' | 'good' | 'warn' | 'bad'
  title?: string
  children: ReactNode
}

const icons: Record<NonNullable<CalloutProps['tone']>, IconName> = {
  info: 'info',
  good: 'check',
  warn: 'warning',
  bad: 'cross',
}

/** Something to know before going on. Sparingly: a page full of these is read by nobody. */
export function Callout({ tone = 'info', title, children }: CalloutProps) {
  return (
    <div className={`callout callout--${tone}`}>
      <Icon name={icons[tone]} />
      <div>
        {title ? <p className="callout__title">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
