/** What pages show of a pilot: plain values, days as ISO days, numbers ready to be formatted. */
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { LineDrawing } from '#app/ui/figure/line-figure-size.ts'
import type { FileType } from '#app/apply/core/files/file-types.ts'
import type { Caution } from '#app/apply/core/files/inspection.ts'
import type { FieldChange, PlanItem } from './plan-changes.ts'
import type { MeasureBasis } from './plan.ts'
import type { Permit } from './permits.ts'
import type { PilotSide } from './papers.ts'
import type { PilotState } from './pilot-states.ts'
import type { FollowupMonths, FollowupStanding, ScalingDecision } from './scaling.ts'

export type MeasurementView = {
  readonly value: number
  /** The measure's unit when it was entered. */
  readonly unit: string
  readonly measuredOn: string
  readonly basis: MeasureBasis
  readonly note: string
  /** Where it can be checked; empty where nobody said. */
  readonly evidence: string
}

export type MeasureView = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly method: string
  readonly comparator: string
  readonly baseline: number | null
  readonly baselineBasis: MeasureBasis | null
  readonly target: number | null
  /** When and why it was taken out of the plan, or null. */
  readonly retired: { readonly atIso: string; readonly reason: string } | null
  /** The value that counts of each day, oldest first. */
  readonly values: readonly MeasurementView[]
}

export type FollowupView = {
  readonly months: FollowupMonths
  readonly side: PilotSide
  readonly standing: FollowupStanding
}

export type PilotMoveView = { readonly to: PilotState; readonly atIso: string }

/** A change of the plan after the start. */
export type PlanChangeView = {
  readonly id: string
  readonly item: PlanItem
  readonly itemId: string
  readonly name: string
  readonly kind: 'added' | 'changed' | 'retired'
  readonly changes: readonly FieldChange[]
  readonly reason: string
  readonly atIso: string
}

/** A measure with the line of its values, as the page draws it. */
export type DrawnMeasure = MeasureView & { readonly drawing: LineDrawing }

/** A file that shows a value, confirmed for the public. */
export type PublicEvidence = {
  readonly id: string
  readonly measure: string
  readonly value: number
  readonly unit: string
  readonly measuredOn: string
  readonly basis: MeasureBasis
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly sha256: string
  readonly cautions: readonly Caution[]
}

/** As host and manager approved it; plain text with line breaks. */
export type FinalReportView = { readonly report: string; readonly approvedAtIso: string }

/** The passport: all that is public of a published pilot. */
export type PilotPassport = {
  readonly slug: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string | null
  readonly host: string
  readonly site: string
  /** What may not be done there; empty where nothing was said. */
  readonly siteLimits: string
  readonly permits: readonly Permit[]
  readonly summary: string
  /** The language of place, summary, milestones and measures. */
  readonly contentLocale: Locale
  readonly state: PilotState
  /** When it came into its state. */
  readonly stateAtIso: string
  readonly stopReason: string | null
  /** When it came into each state it has been in, oldest first. */
  readonly moves: readonly PilotMoveView[]
  readonly startsOn: string
  readonly endsOn: string
  readonly zone: string
  readonly challenge: { readonly slug: string; readonly title: string; readonly locale: Locale }
  readonly theme: 'city' | 'wave' | 'leaf' | 'circuit'
  readonly milestones: readonly {
    readonly title: string
    readonly dueOn: string
    readonly isReported: boolean
  }[]
  readonly measures: readonly MeasureView[]
  readonly evidence: readonly PublicEvidence[]
  /** How it goes on; null while nothing was decided. */
  readonly scaling: ScalingDecision | null
  readonly followups: readonly FollowupView[]
  /** Null until both sides have approved it. */
  readonly finalReport: FinalReportView | null
  /** Newest first. */
  readonly planChanges: readonly PlanChangeView[]
}

export type PilotCardView = {
  readonly slug: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly host: string
  readonly site: string
  readonly contentLocale: Locale
  readonly state: PilotState
  readonly startsOn: string
  readonly endsOn: string
}
