import type { ReactNode } from 'react'

/** Words that are there for whoever wants them. Native `<details>`, so it needs no script. */
export function Disclosure({
  summary,
  open,
  size = 'normal',
  children,
}: {
  summary: ReactNode
  open?: boolean
  /** `small`: in a row of a table. */
  size?: 'normal' | 'small'
  children: ReactNode
}) {
  return (
    <details className={`disclosure${size === 'small' ? ' disclosure--small' : ''}`} open={open}>
      <summary>
        <span>{summary}</span>
      </summary>
      <div className="disclosure__body">{children}</div>
    </details>
  )
}
