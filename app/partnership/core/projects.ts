/**
 * Projects under a framework. Each has a budget and a decision of its own; nothing is charged to the framework. Its state
 * goes from proposed to agreed, declined or sent back, and from agreed to running and finished, or stopped.
 */
import type { PartnershipRefusal } from './refusals.ts'
import { presentTerm, type Term } from './terms.ts'

export const projectStates = [
  'proposed',
  'sent_back',
  'declined',
  'agreed',
  'running',
  'finished',
  'stopped',
] as const
export type ProjectState = (typeof projectStates)[number]

export const projectOutcomes = ['agreed', 'declined', 'sent_back'] as const
export type ProjectOutcome = (typeof projectOutcomes)[number]

/** Where a decided project may go by itself; the way to `agreed` is a decision. */
export const nextProjectStates: Readonly<Record<ProjectState, readonly ProjectState[]>> = {
  proposed: [],
  sent_back: [],
  declined: [],
  agreed: ['running', 'stopped'],
  running: ['finished', 'stopped'],
  finished: [],
  stopped: [],
}

/** Agreed, and whatever came of it: what the public reads. */
export function isDecidedFor(state: ProjectState): boolean {
  return state === 'agreed' || state === 'running' || state === 'finished' || state === 'stopped'
}

/** What one party pays, in whole units of the project's currency. */
export type Share = { readonly organisationId: string; readonly amount: number }

/** All that the parties pay together. */
export function budgetOf(shares: readonly Pick<Share, 'amount'>[]): number {
  return shares.reduce((sum, { amount }) => sum + amount, 0)
}

export type ProjectPlan = {
  readonly startsOn: string
  readonly endsOn: string
  readonly shares: readonly Share[]
}

/** Null when it can be proposed under a framework with these terms: somebody pays something, and it begins in a term. */
export function planRefusal(plan: ProjectPlan, terms: readonly Term[]): PartnershipRefusal | null {
  if (plan.startsOn >= plan.endsOn) return { code: 'project-days' }
  const first = [...terms].sort((a, b) => a.startsOn.localeCompare(b.startsOn))[0]
  const last = [...terms].sort((a, b) => a.endsOn.localeCompare(b.endsOn)).at(-1)
  if (!first || !last) return { code: 'term-missing' }
  if (plan.startsOn < first.startsOn) return { code: 'project-before-term', startsOn: first.startsOn }
  if (plan.startsOn > last.endsOn) return { code: 'project-after-term', endsOn: last.endsOn }
  return budgetOf(plan.shares) === 0 ? { code: 'shares-missing' } : null
}

/** What should be looked at once more and stops nobody: a project is agreed separately and may outlast the framework. */
export type ProjectRemark =
  { readonly code: 'outlasts-term'; readonly endsOn: string } | { readonly code: 'one-payer' }

/** Remarks on a plan. `today` says which term counts where the project begins between two. */
export function planRemarks(plan: ProjectPlan, terms: readonly Term[]): ProjectRemark[] {
  const term = presentTerm(terms, plan.startsOn)
  const lastDay = terms.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), term?.endsOn ?? '')
  return [
    ...(term && plan.endsOn > lastDay ? [{ code: 'outlasts-term' as const, endsOn: lastDay }] : []),
    ...(plan.shares.filter(({ amount }) => amount > 0).length === 1 ? [{ code: 'one-payer' as const }] : []),
  ]
}

/** Null when a project may go there. Stopping says why. */
export function moveRefusal(
  from: ProjectState,
  { to, reason }: { to: ProjectState; reason: string },
): PartnershipRefusal | null {
  if (from === 'finished' || from === 'stopped') return { code: 'project-over' }
  if (!nextProjectStates[from].includes(to)) return { code: 'no-project-road', from, to }
  return to === 'stopped' && reason.trim() === '' ? { code: 'project-stop-reason' } : null
}
