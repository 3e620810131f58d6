import { and, eq } from 'drizzle-orm'
import { milestoneApprovals, milestones } from '#db/schema/index.ts'
import { isOwnName } from '#app/announce/core/typed-name.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { approvalRefusal, type ApprovalPart } from '../core/reports.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { signatory } from '../data/papers.server.ts'
import { approvalsOf } from '../data/payments.server.ts'

export type ApproveReportInput = {
  readonly pilotId: string
  readonly by: string
  readonly milestoneId: string
  /** Of the report the person has read. */
  readonly reportHash: string
  readonly signedName: string
}

/**
 * Host or manager says yes to a report exactly as it stands, with their typed name. Two different people: the database
 * refuses the same one twice. A report that is rewritten needs both anew.
 */
export async function approveReport(
  { pilotId, by, milestoneId, reportHash, signedName }: ApproveReportInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ part: ApprovalPart }, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row, programmeId } = await lockPilot(tx, pilotId)
    const [milestone] = await tx
      .select()
      .from(milestones)
      .where(and(eq(milestones.id, milestoneId), eq(milestones.pilotId, pilotId)))
    if (!milestone || milestone.retiredAt !== null) return refuse('milestone-unknown')
    const { side: part, name } = await signatory(tx, { pilotId, personId: by })
    if (part === null || part === 'team') return refuse('not-an-approver')
    const refusal = approvalRefusal(
      { title: milestone.title, kind: milestone.reportKind, isReported: milestone.report !== null },
      await approvalsOf(tx, milestone),
      { part, by },
    )
    if (refusal) return { ok: false, refusal }
    if (milestone.reportHash !== reportHash) return refuse('milestone-changed')
    if (!isOwnName(signedName, name)) return refuse('name-not-yours', { name })
    const at = await clock.now(tx)
    await tx.insert(milestoneApprovals).values({
      milestoneId,
      reportHash,
      part,
      signedName: signedName.trim(),
      approvedBy: by,
      approvedAt: at,
    })
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotReportApproved',
      at,
      body: { by, pilotId, milestone: milestone.position, kind: milestone.reportKind, part, reportHash },
    })
    await notices.replan(tx, { challengeId: row.challengeId })
    return accept({ part })
  })
}
