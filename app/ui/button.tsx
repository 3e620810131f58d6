import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** One primary action per page; `quiet` for what stands in a row of many; `danger` for what cannot be taken back. */
export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'

type Shared = { tone?: ButtonTone; icon?: IconName; size?: 'normal' | 'small'; children: ReactNode }

export type ButtonProps = Shared & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className'>

/** A native button. `type` is `submit` unless said otherwise. */
export function Button({
  tone = 'primary',
  icon,
  size = 'normal',
  children,
  type = 'submit',
  ...rest
}: ButtonProps) {
  return (
    <button {...rest} type={type} className={classes(tone, size)}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </button>
  )
}

export type ButtonLinkProps = Shared & { to: string; download?: boolean }

/** A link that looks like a button: for starting something, never for changing something. */
export function ButtonLink({
  tone = 'primary',
  icon,
  size = 'normal',
  to,
  download,
  children,
}: ButtonLinkProps) {
  return (
    <a href={to} download={download} className={classes(tone, size)}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  )
}

/** Buttons side by side, stacked where there is no room. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}

function classes(tone: ButtonTone, size: 'normal' | 'small'): string {
  return `button button--${tone}${size === 'small' ? ' button--small' : ''}`
}
