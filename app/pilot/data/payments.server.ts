import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { milestoneApprovals, milestones, pilotPayments } from '#db/schema/index.ts'
import type { PaymentStanding } from '../core/payments.ts'
import type { PaymentView, ReportToApprove } from '../core/paper-views.ts'
import { isApproved, type Approval } from '../core/reports.ts'

/** Who has said yes to a report as it stands. */
export async function approvalsOf(
  db: Executor,
  { id, reportHash }: { id: string; reportHash: string | null },
): Promise<Approval[]> {
  if (reportHash === null) return []
  return db
    .select({ part: milestoneApprovals.part, by: milestoneApprovals.approvedBy })
    .from(milestoneApprovals)
    .where(and(eq(milestoneApprovals.milestoneId, id), eq(milestoneApprovals.reportHash, reportHash)))
}

/** The reports of a pilot with who has said yes to each as it stands, and its payments. Three queries. */
export async function moneyOfPilot(
  db: Executor,
  pilotId: string,
): Promise<{ reports: ReportToApprove[]; payments: PaymentView[] }> {
  const steps = await db
    .select()
    .from(milestones)
    .where(eq(milestones.pilotId, pilotId))
    .orderBy(asc(milestones.dueOn), asc(milestones.position))
  const standing = steps.filter(({ retiredAt }) => retiredAt === null)
  const yes =
    standing.length === 0
      ? []
      : await db
          .select()
          .from(milestoneApprovals)
          .where(
            inArray(
              milestoneApprovals.milestoneId,
              standing.map(({ id }) => id),
            ),
          )
  const payments = await db
    .select()
    .from(pilotPayments)
    .where(eq(pilotPayments.pilotId, pilotId))
    .orderBy(asc(pilotPayments.position))
  return {
    reports: standing.map(({ id, title, dueOn, reportKind: kind, report, reportHash, reportedAt }) => ({
      id,
      title,
      dueOn,
      kind,
      report,
      reportHash,
      reportedAtIso: reportedAt?.toISOString() ?? null,
      approvals: yes
        .filter((each) => each.milestoneId === id && each.reportHash === reportHash)
        .map(({ part, approvedBy, signedName, approvedAt }) => ({
          part,
          by: approvedBy,
          name: signedName,
          atIso: approvedAt.toISOString(),
        })),
    })),
    payments: payments.map(({ id, position, milestoneId, amount, currency, vat, paidOn, version }) => ({
      ...{ id, position, milestoneId, amount, currency, vat, paidOn, version },
      milestone: steps.find((step) => step.id === milestoneId)?.title ?? '',
    })),
  }
}

/** What the rule about payments asks: each payment with its milestone, and whether both approved the final report. */
export function standingOf({ reports, payments }: Awaited<ReturnType<typeof moneyOfPilot>>): {
  payments: PaymentStanding[]
  isFinalApproved: boolean
} {
  return {
    payments: payments.map(({ id, milestoneId, milestone, paidOn }) => {
      const report = reports.find((each) => each.id === milestoneId)
      return {
        id,
        isPaid: paidOn !== null,
        milestone: {
          title: milestone,
          kind: report?.kind ?? 'step',
          isReported: report !== undefined && report.report !== null,
        },
      }
    }),
    isFinalApproved: reports.some(({ kind, approvals }) => kind === 'final' && isApproved(approvals)),
  }
}
