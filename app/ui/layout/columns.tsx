import type { ReactNode } from 'react'

export type ColumnsProps = {
  /** `main-aside`: text with a narrow second column · `halves` · `thirds` · `cards`: as many as fit. */
  shape?: 'main-aside' | 'halves' | 'thirds' | 'cards'
  /** Keeps the second column in view while the first one is read. */
  sticky?: boolean
  children: ReactNode
}

/** Columns where there is room, one under the other where there is not. */
export function Columns({ shape = 'main-aside', sticky = false, children }: ColumnsProps) {
  return <div className={`columns columns--${shape}${sticky ? ' columns--sticky' : ''}`}>{children}</div>
}
