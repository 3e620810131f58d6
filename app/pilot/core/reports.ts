/**
 * When a milestone may be reported, and whose yes its report needs. After the last day reports are taken as before and
 * marked as late. Once a pilot is scaled or stopped only its final report is, for sixty days: a pilot that ended early
 * has something to tell too, and its last payment waits for that.
 */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { isOver, type PilotState } from './pilot-states.ts'
import type { PilotRefusal } from './refusals.ts'

export const milestoneKinds = ['step', 'midterm', 'final'] as const
export type MilestoneKind = (typeof milestoneKinds)[number]

/** Days after the end in which a final report is still taken. */
export const finalReportDays = 60

const dayMs = 24 * 60 * 60 * 1000

/** Null when the report is taken at `now`. `stateAt` is when the pilot came into its state. */
export function reportRefusal(
  pilot: { readonly state: PilotState; readonly stateAt: Date },
  kind: MilestoneKind,
  now: Date,
): PilotRefusal | null {
  if (!isOver(pilot.state)) return null
  if (kind !== 'final') return { code: 'report-after-end' }
  const isInTime = now.getTime() < pilot.stateAt.getTime() + finalReportDays * dayMs
  return isInTime ? null : { code: 'final-report-too-late', days: finalReportDays }
}

/** Days between the day it was due and the day it was reported; 0 when it was in time. All ISO days. */
export function daysLate(dueOn: string, reportedOn: string): number {
  return Math.max(0, Math.round((Date.parse(reportedOn) - Date.parse(dueOn)) / dayMs))
}

/** Half-way and final reports want a yes of both; a step wants none. */
export function wantsApproval(kind: MilestoneKind): boolean {
  return kind !== 'step'
}

export const approvalParts = ['host', 'manager'] as const
export type ApprovalPart = (typeof approvalParts)[number]

export type Approval = { readonly part: ApprovalPart; readonly by: string | null }

/** Null when `by` may say yes for `part` to this report: somebody who has not said it for the other part. */
export function approvalRefusal(
  milestone: { readonly title: string; readonly kind: MilestoneKind; readonly isReported: boolean },
  approvals: readonly Approval[],
  { part, by }: { readonly part: ApprovalPart; readonly by: string },
): PilotRefusal | null {
  if (!wantsApproval(milestone.kind)) return { code: 'approval-not-wanted', name: milestone.title }
  if (!milestone.isReported) return { code: 'report-not-there', name: milestone.title }
  if (approvals.some((each) => each.part === part)) return { code: 'already-approved', name: milestone.title }
  return approvals.some((each) => each.by === by) ? { code: 'two-people' } : null
}

/** True once host and manager have both said yes. */
export function isApproved(approvals: readonly Pick<Approval, 'part'>[]): boolean {
  return approvalParts.every((part) => approvals.some((each) => each.part === part))
}

/** A plan as it is begun with: where no final report is named, the last milestone by day is it. */
export function withFinal<
  Some extends { readonly dueOn: string; readonly reportKind?: MilestoneKind | undefined },
>(milestones: readonly Some[]): Result<(Some & { readonly reportKind: MilestoneKind })[], PilotRefusal> {
  const finals = milestones.filter(({ reportKind }) => reportKind === 'final')
  if (finals.length > 1) return refuse('two-finals')
  const last = milestones.reduce((a, b) => (b.dueOn >= a.dueOn ? b : a), milestones[0]!)
  return accept(
    milestones.map((each) => ({
      ...each,
      reportKind:
        finals.length === 0 && each === last ? ('final' as const) : (each.reportKind ?? ('step' as const)),
    })),
  )
}
