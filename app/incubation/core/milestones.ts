/** Steps of a start-up in a cohort, in the words pilots use: a due day, a report, done. An organiser may waive one. */

export type Milestone = {
  readonly id: string
  readonly title: string
  /** ISO day in the zone of the intake. */
  readonly dueOn: string
  readonly isReported: boolean
  readonly isDone: boolean
  readonly isWaived: boolean
}

export type MilestoneStanding = 'done' | 'waived' | 'reported' | 'overdue' | 'open'

/** Overdue from the day after the due day, as long as nothing is reported. */
export function milestoneStanding(milestone: Milestone, today: string): MilestoneStanding {
  if (milestone.isDone) return 'done'
  if (milestone.isWaived) return 'waived'
  if (milestone.isReported) return 'reported'
  return today > milestone.dueOn ? 'overdue' : 'open'
}

/** What stands between a start-up and its graduation. */
export function openMilestones(milestones: readonly Milestone[]): Milestone[] {
  return milestones.filter(({ isDone, isWaived }) => !isDone && !isWaived)
}
