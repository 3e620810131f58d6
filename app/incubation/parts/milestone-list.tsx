import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCalendarDay } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { MilestoneStanding } from '../core/milestones.ts'

export type ListedMilestone = {
  readonly id: string
  readonly title: string
  readonly dueOn: string
  readonly report: string | null
  readonly waiveReason: string | null
  readonly version: number
  readonly standing: MilestoneStanding
}

const tones: Readonly<Record<MilestoneStanding, TagTone>> = {
  done: 'good',
  waived: 'neutral',
  reported: 'progress',
  overdue: 'warn',
  open: 'neutral',
}

/** The steps of a start-up with their due days and reports. `doFor` is what the reader can do with one. */
export function MilestoneList({
  milestones,
  doFor,
}: {
  milestones: readonly ListedMilestone[]
  doFor?: (milestone: ListedMilestone) => ReactNode
}) {
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  return (
    <ol className="plain-list">
      {milestones.map((milestone) => (
        <li key={milestone.id} id={`milestone-${milestone.id}`}>
          <h3>{milestone.title}</h3>
          <p>
            <Tag tone={tones[milestone.standing]}>{t(`milestones.standings.${milestone.standing}`)}</Tag>{' '}
            {t('milestones.due', { day: formatCalendarDay(lang, milestone.dueOn) })}
          </p>
          {milestone.report === null ? null : <p className="kept-words">{milestone.report}</p>}
          {milestone.waiveReason === null ? null : (
            <p>{t('milestones.waived-because', { reason: milestone.waiveReason })}</p>
          )}
          {doFor?.(milestone)}
        </li>
      ))}
    </ol>
  )
}
