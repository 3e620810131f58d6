/** Who decides on a project: one person writes the decision, another confirms it; of two organising sides one of each. */
import type { PartnershipRefusal } from './refusals.ts'
import { budgetOf, type ProjectOutcome, type ProjectState, type Share } from './projects.ts'

/** A person who may decide, and the party they speak for; null for somebody who speaks for none. */
export type Hand = { readonly personId: string; readonly organisationId: string | null }

export type ProjectToDecide = {
  readonly state: ProjectState
  readonly proposedBy: string | null
  /** The decision that one person has written and nobody has confirmed; null for none. */
  readonly draft: {
    readonly outcome: ProjectOutcome
    readonly decidedBy: string | null
  } | null
}

export type WrittenDecision = {
  readonly outcome: ProjectOutcome
  readonly reasons: string
  /** What each party pays, where the project is agreed. */
  readonly shares: readonly Share[]
}

/** The parties of the programme that organise it. With two of them a decision takes both. */
export type Sides = readonly { readonly organisationId: string; readonly name: string }[]

/** Null when this person may write this decision. One that waits for its second person is taken back first. */
export function decisionRefusal(
  project: ProjectToDecide,
  { outcome, reasons, shares }: WrittenDecision,
  { hand, sides }: { hand: Hand; sides: Sides },
): PartnershipRefusal | null {
  if (project.state !== 'proposed') return { code: 'project-decided' }
  if (project.draft) return { code: 'decision-waits' }
  if (project.proposedBy === hand.personId) return { code: 'own-project' }
  if (sides.length > 1 && !isOfSide(hand, sides)) return { code: 'speaks-for-nobody' }
  if (reasons.trim() === '') return { code: 'reasons-missing' }
  return outcome === 'agreed' && budgetOf(shares) === 0 ? { code: 'amount-missing' } : null
}

/** Null when this person may confirm the decision that waits. `first` is whoever wrote it. */
export function confirmationRefusal(
  project: ProjectToDecide,
  { hand, first, sides }: { hand: Hand; first: Hand | null; sides: Sides },
): PartnershipRefusal | null {
  if (project.state !== 'proposed') return { code: 'project-decided' }
  if (!project.draft || !first) return { code: 'no-decision-waits' }
  if (project.proposedBy === hand.personId) return { code: 'own-project' }
  if (first.personId === hand.personId) return { code: 'two-persons' }
  if (sides.length < 2) return null
  if (!isOfSide(hand, sides)) return { code: 'speaks-for-nobody' }
  if (first.organisationId !== hand.organisationId) return null
  return {
    code: 'two-sides',
    party: sides.find(({ organisationId }) => organisationId === hand.organisationId)?.name ?? '',
  }
}

function isOfSide({ organisationId }: Hand, sides: Sides): boolean {
  return sides.some((side) => side.organisationId === organisationId)
}
