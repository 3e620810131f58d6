import { and, eq, sql } from 'drizzle-orm'
import { milestones } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { isApproved, reportRefusal } from '../core/reports.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { approvalsOf } from '../data/payments.server.ts'

export type ReportMilestoneInput = {
  readonly pilotId: string
  readonly by: string
  readonly milestoneId: string
  readonly report: string
  readonly version: number
}

/**
 * Keeps the report of a milestone. It can be rewritten until host and manager have approved it, and a yes that was given
 * to other words lapses; when it was first reported stays.
 */
export async function reportMilestone(
  { pilotId, by, milestoneId, report, version }: ReportMilestoneInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row: pilot, programmeId } = await lockPilot(tx, pilotId)
    const [milestone] = await tx
      .select()
      .from(milestones)
      .where(and(eq(milestones.id, milestoneId), eq(milestones.pilotId, pilotId)))
      .for('update')
    if (!milestone) return refuse('milestone-unknown')
    if (milestone.retiredAt !== null) return refuse('item-retired', { name: milestone.title })
    const now = await clock.now(tx)
    const refusal = reportRefusal(pilot, milestone.reportKind, now)
    if (refusal) return { ok: false, refusal }
    const text = report.trim()
    if (text === '') return refuse('report-missing')
    if (milestone.report === text) return accept(null)
    if (milestone.version !== version) return refuse('milestone-changed')
    if (isApproved(await approvalsOf(tx, milestone)))
      return refuse('report-approved', { name: milestone.title })
    await tx
      .update(milestones)
      .set({
        report: text,
        reportHash: sha256(text),
        reportedAt: milestone.reportedAt ?? now,
        reportedBy: by,
        version: sql`${milestones.version} + 1`,
      })
      .where(eq(milestones.id, milestoneId))
    await appendEntry(tx, {
      programmeId,
      challengeId: pilot.challengeId,
      proposalId: pilot.proposalId,
      type: 'MilestoneReported',
      at: now,
      body: { by, pilotId, milestone: milestone.position, dueOn: milestone.dueOn },
      secrets: { report: text },
    })
    await notices.replan(tx, { challengeId: pilot.challengeId })
    return accept(null)
  })
}
