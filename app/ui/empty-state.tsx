import type { ReactNode } from 'react'

export type EmptyStateProps = {
  title: string
  /** Why there is nothing, and what changes that. */
  children?: ReactNode
  /** The next step. */
  action?: ReactNode
}

/** A place where there is nothing yet, and the way on. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <svg
        className="empty-state__art"
        viewBox="0 0 96 32"
        width="96"
        height="32"
        aria-hidden="true"
        focusable="false"
      >
        <path d="M4 16h88" />
        {[4, 21.6, 39.2, 56.8, 74.4, 92].map((x) => (
          <circle key={x} cx={x} cy="16" r="3" />
        ))}
      </svg>
      <p className="empty-state__title">{title}</p>
      {children ? <div className="empty-state__text">{children}</div> : null}
      {action ? <div className="empty-state__action">{action}</div> : null}
    </div>
  )
}
