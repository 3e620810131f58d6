import { useTranslation } from 'react-i18next'
import type { SdgGoal } from '../core/sdg-goals.ts'

/** Goals of the United Nations with their numbers, as people know them. */
export function GoalList({ goals }: { goals: readonly number[] }) {
  const { t } = useTranslation('publish')
  return (
    <>
      <ul className="plain-list">
        {goals.map((goal) => (
          <li key={goal}>
            {goal} {t(`goals.${goal as SdgGoal}`)}
          </li>
        ))}
      </ul>
      <p className="facts__note">{t('brief.goals-note')}</p>
    </>
  )
}
