import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from './tag.tsx'

export type TaskStatus = 'not-started' | 'in-progress' | 'completed' | 'cannot-start' | 'problem' | 'optional'

export type TaskItem = {
  /** Begins with a verb: "Describe your solution". */
  label: string
  /** Absent when it cannot be started. */
  to?: string
  hint?: string
  status: TaskStatus
}

/** What is to be done, in any order. Completed is plain text: colour is kept for what needs work. */
export function TaskList({ tasks }: { tasks: readonly TaskItem[] }) {
  const { t } = useTranslation('ui')
  const id = useId()
  return (
    <ul className="task-list">
      {tasks.map(({ label, to, hint, status }, index) => (
        <li key={label} data-status={status}>
          <div>
            {to ? (
              <a href={to} aria-describedby={`${id}${index}`}>
                {label}
              </a>
            ) : (
              <span>{label}</span>
            )}
            {hint ? <p className="task-list__hint">{hint}</p> : null}
          </div>
          <span id={`${id}${index}`} className="task-list__status">
            {status === 'completed' || status === 'cannot-start' || status === 'optional' ? (
              t(`task-status.${status}`)
            ) : (
              <Tag tone={status === 'problem' ? 'bad' : status === 'in-progress' ? 'progress' : 'neutral'}>
                {t(`task-status.${status}`)}
              </Tag>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
