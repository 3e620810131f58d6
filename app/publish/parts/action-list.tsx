import { useTranslation } from 'react-i18next'
import { formatCalendarDay } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'

export type ListedAction = {
  text: string
  owner: string
  dueOn: string
  report: string
  isDone: boolean
  isCarried: boolean
}

/** What was promised: by whom, until when, and what became of it. */
export function ActionList({ actions }: { actions: readonly ListedAction[] }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  return (
    <ul className="action-list">
      {actions.map((action) => (
        <li key={`${action.text} ${action.owner}`}>
          <p>
            {action.text}{' '}
            <Tag tone={action.isDone ? 'good' : 'neutral'}>
              {t(action.isDone ? 'actions.done' : 'actions.open')}
            </Tag>
          </p>
          <p className="facts__note">
            {t('actions.who-when', { owner: action.owner, day: formatCalendarDay(lang, action.dueOn) })}
            {action.isCarried ? ` · ${t('actions.carried')}` : ''}
          </p>
          {action.report ? <p>{action.report}</p> : null}
        </li>
      ))}
    </ul>
  )
}
