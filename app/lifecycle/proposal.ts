/**
 * A proposal is a draft its team writes together, and the versions it hands in. It is in time when the database clock
 * reads earlier than the deadline (its own, or that of all, prolonged by announced grace), to the last fraction of a second; a later draft never touches what was handed in.
 */
import { accept, type Result } from '#app/platform/result.ts'
import { roadStateOf, type Challenge } from './challenge.ts'
import type { PersonId } from './commands.ts'
import { deadlineFor, intakeEndsAt } from './intake.ts'
import { hasReached } from './phases.ts'
import type { LifecycleRefusal } from './refusals.ts'
import { isOpen, settled } from './settle.ts'

export const proposalStates = ['draft', 'submitted', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

export const screeningOutcomes = ['unscreened', 'eligible', 'ineligible'] as const
export type ScreeningOutcome = (typeof screeningOutcomes)[number]

/** From the one who answers for the proposal to the one who may only look. */
export const teamRoles = ['lead', 'editor', 'viewer'] as const
export type TeamRole = (typeof teamRoles)[number]

export type Proposal = {
  readonly id: string
  readonly challengeId: string
  readonly state: ProposalState
  readonly screening: ScreeningOutcome
  /** Rises from 1 with every saved change. */
  readonly draftVersion: number
  /** The draft that the last submitted version froze; null before the first. */
  readonly submittedDraftVersion: number | null
  /** How many versions have been submitted. */
  readonly versions: number
  readonly submittedAt: Date | null
  /** A later deadline that this proposal alone was given; null for the one of all. */
  readonly ownClosesAt: Date | null
}

type Asked<Type extends string, Data = unknown> = {
  readonly type: Type
  readonly by: PersonId
} & Readonly<Data>

/** `draftVersion` is the draft the person had on the screen; `role` the person's role in the team. */
export type ProposalCommand =
  | Asked<'start', { proposalId: string }>
  | Asked<'editDraft', { role: TeamRole; draftVersion: number }>
  | Asked<'submit', { role: TeamRole; draftVersion: number }>
  | Asked<'withdraw', { role: TeamRole }>
  | Asked<'restore', { role: TeamRole }>
  /** `rule` is the number of the eligibility rule; needed, like the reason, when the proposal is not eligible. */
  | Asked<'screen', { outcome: Exclude<ScreeningOutcome, 'unscreened'>; rule: string; reason: string }>

type Happened<Type extends string, Data = unknown> = {
  readonly type: Type
  readonly at: Date
  readonly by: PersonId
} & Readonly<Data>

export type ProposalEvent =
  | Happened<'ProposalStarted', { proposalId: string; challengeId: string }>
  | Happened<'DraftEdited', { draftVersion: number }>
  | Happened<'ProposalSubmitted', { version: number; draftVersion: number }>
  | Happened<'ProposalWithdrawn'>
  | Happened<'ProposalRestored', { to: 'draft' | 'submitted' }>
  | Happened<'ProposalScreened', { outcome: ScreeningOutcome; rule: string; reason: string }>

/** The least role for each thing a team member does. */
export const teamActions = {
  read: 'viewer',
  editDraft: 'editor',
  submit: 'editor',
  withdraw: 'lead',
  restore: 'lead',
  invite: 'lead',
} as const satisfies Record<string, TeamRole>
export type TeamAction = keyof typeof teamActions

/** Null when the role is enough, otherwise the refusal that names the role needed. */
export function teamRefusal(action: TeamAction, has: TeamRole): LifecycleRefusal<'team-role-needed'> | null {
  const needed = teamActions[action]
  return teamRoles.indexOf(has) <= teamRoles.indexOf(needed)
    ? null
    : { code: 'team-role-needed', needed, has }
}

/**
 * May this be done to the proposal at `now`? `proposal` is null when the team has none in this challenge yet. The
 * challenge comes as stored: it is settled here.
 */
export function decideProposal(
  proposal: Proposal | null,
  command: ProposalCommand,
  challenge: Challenge,
  now: Date,
): Result<ProposalEvent[], LifecycleRefusal> {
  const refusal = refusalOf(proposal, command, settled(challenge, now), now)
  if (refusal !== null) return { ok: false, refusal }
  return accept([eventOf(proposal, command, challenge, now)])
}

/** The proposal after one event; the first is always `ProposalStarted`. */
export function evolveProposal(proposal: Proposal | null, event: ProposalEvent): Proposal {
  if (event.type === 'ProposalStarted') return startedProposal(event)
  if (proposal === null) throw new Error(`${event.type} before the proposal was started`)
  switch (event.type) {
    case 'DraftEdited':
      return { ...proposal, draftVersion: event.draftVersion }
    case 'ProposalSubmitted':
      return {
        ...proposal,
        state: 'submitted',
        // After an extension a new version may follow a screening: what was checked is no longer what is there.
        screening: 'unscreened',
        submittedDraftVersion: event.draftVersion,
        versions: event.version,
        submittedAt: event.at,
      }
    case 'ProposalWithdrawn':
      return { ...proposal, state: 'withdrawn' }
    case 'ProposalRestored':
      return { ...proposal, state: event.to }
    case 'ProposalScreened':
      return { ...proposal, screening: event.outcome }
  }
}

/** True when the team has written something since the version it handed in. */
export function hasUnsubmittedChanges(proposal: Proposal): boolean {
  return proposal.state === 'submitted' && proposal.draftVersion !== proposal.submittedDraftVersion
}

/**
 * Null when a proposal that was begun is taken at `now`, otherwise why not: too early, too late, or over. Pass the
 * challenge settled.
 */
export function intakeRefusal(
  challenge: Challenge,
  now: Date,
  ownClosesAt: Date | null = null,
): LifecycleRefusal | null {
  if (isOpen(challenge, now, ownClosesAt)) return null
  const { state, calendar } = challenge
  if (state === 'cancelled') return { code: 'challenge-cancelled' }
  if (state === 'archived') return { code: 'challenge-archived' }
  if (state === 'scheduled') return { code: 'not-open-yet', opensAt: calendar.opensAt, zone: calendar.zone }
  if (!hasReached(state, 'open')) return { code: 'not-open' }
  return {
    code: 'deadline-passed',
    closedAt: deadlineFor(challenge, ownClosesAt),
    zone: calendar.zone,
  }
}

/** Null when a proposal can be begun at `now`. The minutes of grace are for those who have begun before the deadline. */
export function startRefusal(challenge: Challenge, now: Date): LifecycleRefusal | null {
  const { closesAt, zone } = challenge.calendar
  const refusal = intakeRefusal(challenge, now)
  if (refusal !== null) return refusal
  return now < closesAt ? null : { code: 'deadline-passed', closedAt: closesAt, zone }
}

function refusalOf(
  proposal: Proposal | null,
  command: ProposalCommand,
  challenge: Challenge,
  now: Date,
): LifecycleRefusal | null {
  if (command.type === 'start') {
    return proposal === null ? startRefusal(challenge, now) : { code: 'already-started' }
  }
  if (proposal === null) throw new Error(`${command.type} asked of no proposal`)
  if (command.type === 'screen') return screeningRefusal(challenge) ?? verdictRefusal(proposal, command)

  const role = teamRefusal(command.type, command.role)
  if (role !== null) return role
  const shut = intakeRefusal(challenge, now, proposal.ownClosesAt)
  switch (command.type) {
    case 'editDraft':
      return shut ?? draftRefusal(proposal, command.draftVersion)
    case 'submit':
      return (
        shut ??
        draftRefusal(proposal, command.draftVersion) ??
        (proposal.submittedDraftVersion === proposal.draftVersion ? { code: 'nothing-new' } : null)
      )
    case 'withdraw':
      return withdrawalRefusal(proposal, challenge)
    case 'restore':
      return proposal.state === 'withdrawn' ? shut : { code: 'not-withdrawn' }
  }
}

function draftRefusal({ state, draftVersion }: Proposal, seen: number): LifecycleRefusal | null {
  if (state === 'withdrawn') return { code: 'proposal-withdrawn' }
  return seen === draftVersion ? null : { code: 'draft-changed', draftVersion }
}

/** A team may step back until the decision: afterwards it declines an award instead. */
function withdrawalRefusal({ state }: Proposal, challenge: Challenge): LifecycleRefusal | null {
  if (state === 'withdrawn') return { code: 'proposal-withdrawn' }
  return hasReached(roadStateOf(challenge), 'decided') ? { code: 'withdrawal-over' } : null
}

/** Null when a challenge is screened: between the deadline and the jury; where nothing is sealed, from the opening. Pass it settled. */
export function screeningRefusal(challenge: Challenge): LifecycleRefusal | null {
  const { state: standing, calendar, policy } = challenge
  if (standing === 'cancelled') return { code: 'challenge-cancelled' }
  if (standing === 'archived') return { code: 'challenge-archived' }
  if (hasReached(standing, 'judging')) return { code: 'screening-over' }
  const isUnsealed = standing === 'closed' || (standing === 'open' && !policy.isSealedUntilDeadline)
  return isUnsealed
    ? null
    : { code: 'sealed-until-deadline', closesAt: intakeEndsAt(challenge), zone: calendar.zone }
}

function verdictRefusal(
  { state }: Proposal,
  { outcome, rule, reason }: Extract<ProposalCommand, { type: 'screen' }>,
): LifecycleRefusal | null {
  if (state !== 'submitted') return { code: 'not-submitted' }
  if (outcome === 'eligible') return null
  if (rule.trim() === '') return { code: 'rule-missing' }
  return reason.trim() === '' ? { code: 'reason-missing' } : null
}

function eventOf(
  proposal: Proposal | null,
  command: ProposalCommand,
  { id: challengeId }: Challenge,
  now: Date,
): ProposalEvent {
  const stamp = { at: now, by: command.by }
  if (command.type === 'start') {
    return { type: 'ProposalStarted', ...stamp, proposalId: command.proposalId, challengeId }
  }
  if (proposal === null) throw new Error(`${command.type} asked of no proposal`)
  switch (command.type) {
    case 'editDraft':
      return { type: 'DraftEdited', ...stamp, draftVersion: proposal.draftVersion + 1 }
    case 'submit':
      return {
        type: 'ProposalSubmitted',
        ...stamp,
        version: proposal.versions + 1,
        draftVersion: proposal.draftVersion,
      }
    case 'withdraw':
      return { type: 'ProposalWithdrawn', ...stamp }
    case 'restore':
      // What had been handed in before the withdrawal is handed in again.
      return { type: 'ProposalRestored', ...stamp, to: proposal.versions > 0 ? 'submitted' : 'draft' }
    case 'screen':
      return {
        type: 'ProposalScreened',
        ...stamp,
        outcome: command.outcome,
        rule: command.rule,
        reason: command.reason,
      }
  }
}

function startedProposal(event: Extract<ProposalEvent, { type: 'ProposalStarted' }>): Proposal {
  return {
    id: event.proposalId,
    challengeId: event.challengeId,
    state: 'draft',
    screening: 'unscreened',
    draftVersion: 1,
    submittedDraftVersion: null,
    versions: 0,
    submittedAt: null,
    ownClosesAt: null,
  }
}
