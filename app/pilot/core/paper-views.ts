/** What pages show of papers, approvals and payments: days as ISO days, amounts as decimal texts. */
import type { Locale } from '#app/platform/i18n.ts'
import type { PaperKind, PilotSide } from './papers.ts'
import type { PilotFileView } from './pilot-files.ts'
import type { VatBasis } from './payments.ts'
import type { ApprovalPart, MilestoneKind } from './reports.ts'
import type { ThresholdNote } from './thresholds.ts'

export type PaperView = {
  readonly id: string
  readonly kind: PaperKind
  readonly number: number
  readonly locale: Locale
  readonly text: string
  readonly annexes: string
  readonly files: readonly PilotFileView[]
  readonly startsOn: string
  readonly endsOn: string
  readonly signBy: string
  readonly hash: string
  readonly sentAtIso: string
  /** No later version of the same kind stands. */
  readonly isNewest: boolean
  readonly signatures: readonly { side: PilotSide; name: string; atIso: string }[]
}

export type ReportToApprove = {
  readonly id: string
  readonly title: string
  readonly dueOn: string
  readonly kind: MilestoneKind
  readonly report: string | null
  readonly reportHash: string | null
  readonly reportedAtIso: string | null
  readonly approvals: readonly { part: ApprovalPart; by: string | null; name: string; atIso: string }[]
}

export type PaymentView = {
  readonly id: string
  readonly position: number
  readonly milestoneId: string
  readonly milestone: string
  /** Decimal as text. */
  readonly amount: string
  readonly currency: string
  readonly vat: VatBasis
  readonly paidOn: string | null
  readonly version: number
}

export type SupplierTotal = {
  readonly host: string
  readonly country: string | null
  readonly supplier: string
  readonly currency: string
  readonly vat: VatBasis
  /** Planned, paid or not. */
  readonly amount: number
  readonly pilots: number
  /** Null where no rule set is known for the host's country. */
  readonly notes: readonly ThresholdNote[] | null
}
