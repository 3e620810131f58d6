/** What the organiser's pages show of a decision: plain values, instants as ISO text. */
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Outcome } from './outcomes.ts'

export type DecidedProposal = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly outcome: Outcome
  readonly place: number | null
  readonly rank: number | null
  readonly isDeviation: boolean
  readonly reason: string
  readonly feedback: string
}

export type DecisionView = {
  readonly number: number
  readonly hash: string
  readonly isConfirmed: boolean
  readonly decidedBy: string | null
  readonly decidedAtIso: string
  readonly confirmedBy: string | null
  readonly confirmedAtIso: string | null
  readonly proposals: readonly DecidedProposal[]
  readonly statements: readonly { readonly locale: Locale; readonly statement: string }[]
}

export type DraftRow = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string | null
  readonly rank: number | null
  readonly totalText: string | null
  readonly isTied: boolean
  readonly reviews: number
  /** What the jurors wrote to the team, to draw the feedback from. */
  readonly comments: readonly string[]
  /** As it was decided before, where that decision was withdrawn. */
  readonly before: { outcome: Outcome; place: number | null; reason: string; feedback: string } | null
}

export type DecisionDraft = {
  readonly rows: readonly DraftRow[]
  readonly statements: Readonly<Partial<Record<Locale, string>>>
  /** Why the decision before this one was withdrawn, or null. */
  readonly withdrawn: string | null
}

export type ReleaseSheet = {
  readonly decision: DecisionView
  readonly decidedById: string | null
  readonly counts: readonly {
    readonly outcome: Outcome
    /** Proposals with this outcome. */
    readonly decided: number
    /** Proposals whose team has its message planned or sent. */
    readonly told: number
    /** Messages by the language they will be written in. */
    readonly languages: readonly { readonly locale: Locale; readonly count: number }[]
  }[]
  /** Messages that differ from what the decision asks for. None while nothing is planned. */
  readonly faults: number
  readonly deviations: number
}

export type ReserveLine = {
  /** Of the award. */
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly place: number | null
}

/** After the announcement: the places that were declined, whose turn it is, and who has moved up. */
export type ReserveList = {
  readonly free: readonly (ReserveLine & { readonly answeredAtIso: string | null })[]
  readonly next: ReserveLine | null
  readonly moved: readonly (ReserveLine & {
    /** Reference of the proposal whose team declined. */
    readonly insteadOf: string
    readonly movedUpAtIso: string | null
    readonly movedUpBy: string | null
    readonly answer: 'accepted' | 'declined' | null
  })[]
}
