/** A public vote as a page may carry it. */
import type { FundingResult, VoteRule } from './budget-vote.ts'
import type { VoteStage } from './vote-period.ts'

/** What was stated of it, and where it stands. */
export type VoteFactsView = VoteRule & {
  readonly stage: VoteStage
  readonly zone: string
  readonly opensAtIso: string
  readonly closesAtIso: string
  readonly nowIso: string
  readonly currency: string
  readonly weight: 'advice' | 'own-award'
}

export type PublicVoteView = VoteFactsView & {
  /** Empty before the vote opens. */
  readonly projects: readonly {
    readonly projectId: string
    readonly reference: string
    readonly title: string
    /** For `lang`. */
    readonly language: string
    readonly organisation: string
    /** In words. */
    readonly country: string | null
    readonly cost: number
    readonly summary: string
  }[]
  /** Null before the vote has closed, and where nobody voted: then nothing is placed. */
  readonly result: FundingResult | null
}
