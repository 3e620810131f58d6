/** What the organiser's pages show of a decision: plain values, instants as ISO text. */
import type { RoundKind } from '#app/judge/core/deliberation/rounds.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { AwardLine, BudgetRule } from '#app/publish/core/award-plan.ts'
import type { Allotted } from './allotment.ts'
import type { HostStatement } from './hosting.ts'
import type { GroundChange } from './ground.ts'
import type { Citations, Outcome } from './outcomes.ts'

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
  readonly override?: string
  readonly citations?: Citations
  /** What its award is called, and what it pays. */
  readonly awardName: string | null
  readonly amount?: number
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
  /** The awards in their order, with how many are given of each; empty where the challenge has no award lines. */
  readonly lines: readonly {
    readonly name: string
    readonly places: number
    readonly given: number
    readonly reserves: number
    /** What is given comes to, in whole units. */
    readonly paid: number
  }[]
  readonly budgets: readonly { readonly name: string; readonly amount: number; readonly paid: number }[]
  /** ISO 4217; null where no money is counted. */
  readonly currency: string | null
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
  readonly before: {
    outcome: Outcome
    place: number | null
    reason: string
    feedback: string
    override: string
    citations: Citations
    lineId: string | null
    amount: number | null
  } | null
  /** Whether others have the same total, and whether the tie-break tells them apart. */
  readonly tie: 'none' | 'broken' | 'open'
  /** It stays below a minimum, and the announced rule says that it cannot win. */
  readonly isBarred: boolean
  /** What it asks for, in whole units of the challenge's currency; null where that is not known. */
  readonly cost: number | null
  /** What the announced rule comes to; null where there are no award lines, and for what it does not reach. */
  readonly proposed: Allotted | null
  /** What the challenge's owner says of hosting it; null where they were not asked about it. */
  readonly hosting: (HostStatement & { statedAtIso: string; hash: string }) | 'missing' | null
}

export type DecisionDraft = {
  readonly rows: readonly DraftRow[]
  /** What the figure of a row is: the total of its scorecards, or what its place comes from on ballots. */
  readonly figure: 'total' | 'mean-rank' | 'borda' | 'schulze' | 'strength'
  /** Once the owner was asked about any, every winner and reserve needs a statement. */
  readonly isHostAsked: boolean
  /** The round of the jury that is open: nothing can be recorded before it is closed. */
  readonly openRound: RoundKind | null
  /** Neither was the owner asked, nor was it stated that nobody needs to be: nothing can be recorded yet. */
  readonly isHostStepOpen: boolean
  /** The awards to give, with what would be left of the money; null where the challenge has no award lines. */
  readonly plan: {
    readonly currency: string | null
    readonly rule: BudgetRule
    readonly lines: readonly {
      readonly id: string
      readonly kind: AwardLine['kind']
      readonly name: string
    }[]
    readonly budgets: readonly {
      readonly id: string
      readonly name: string
      readonly amount: number
      readonly left: number
    }[]
  } | null
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
  /** The teams told under embargo, and their messages; null where winners are not told before the announcement. */
  readonly embargoed: Omit<ReleaseSheet['counts'][number], 'outcome'> | null
  /** Messages that differ from what the decision asks for. None while nothing is planned. */
  readonly faults: number
  /** What has changed since it was recorded, while it waits for its confirmation. */
  readonly changes: readonly (GroundChange & { readonly reference: string })[]
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

/** From when winners have been told: the places that were declined, whose turn it is, and who has moved up. */
export type ReserveList = {
  readonly free: readonly (ReserveLine & {
    readonly answeredAtIso: string | null
    /** Of the same award: whose turn it is; null when its list is used up. */
    readonly next: ReserveLine | null
    /** False while another declined place of the same award comes first. */
    readonly isTurn: boolean
  })[]
  readonly moved: readonly (ReserveLine & {
    /** Reference of the proposal whose team declined. */
    readonly insteadOf: string
    readonly movedUpAtIso: string | null
    readonly movedUpBy: string | null
    readonly answer: 'accepted' | 'declined' | null
  })[]
}

/** A team that was or will be offered a place: when it is told, until when it answers, and what it said. */
export type ToldTeam = {
  /** Of the award. */
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly toldAtIso: string
  readonly answerByIso: string
  readonly answer: 'accepted' | 'declined' | null
  readonly answeredAtIso: string | null
  /** Its mails under embargo: how many there are, and how many have gone. */
  readonly mails: { readonly sent: number; readonly all: number }
}
