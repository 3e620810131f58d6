/** The objects a URL names, loaded once by the gate. Handlers read ids from here, never from the body. */
import type { Challenge } from '#app/lifecycle/challenge.ts'
import type { ChallengeState } from '#app/lifecycle/phases.ts'

export type Subject = {
  readonly programme?: { readonly id: string; readonly slug: string }
  readonly challenge?: {
    readonly id: string
    readonly slug: string
    /** The challenge as recorded; settle it with the clock before relying on its state. */
    readonly recorded: Challenge
    /** The state that holds at this moment by the database's clock. */
    readonly effectiveState: ChallengeState
  }
  readonly proposal?: {
    readonly id: string
    readonly reference: string
    readonly teamRole: 'lead' | 'editor' | 'viewer' | null
    /** A seat on the jury closes it to the viewer, whatever else they are. */
    readonly isKeptAway: boolean
  }
  /** The viewer's own seat on the challenge's jury, where there is one. */
  readonly juror?: {
    readonly id: string
    readonly isChair: boolean
    readonly state: 'invited' | 'accepted' | 'declined' | 'left'
  }
  /** Only ever the viewer's own, standing assignment. */
  readonly assignment?: { readonly id: string; readonly proposalId: string; readonly jurorId: string }
  readonly pilot?: {
    readonly id: string
    readonly slug: string
    /** Manager or host contact of this pilot. */ readonly isParty: boolean
    /** The viewer's place in the team whose proposal is tried, or null. */
    readonly teamRole: 'lead' | 'editor' | 'viewer' | null
  }
}

/** The part of a subject a rule has made certain: `sure(context.subject.proposal)`. Missing means a wrong rule: a bug. */
export function sure<Part>(part: Part | undefined): Part {
  if (part === undefined)
    throw new Error('The access rule of this handler does not load what the handler asks for')
  return part
}
