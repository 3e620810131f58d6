/**
 * The rounds of a jury's work. They live within the states of the challenge and never move it: two of them, the screening
 * and the individual scoring, are open exactly while the challenge stands in their state; the others are opened and closed
 * by hand, one after the other, while the jury deliberates.
 */
import { hasReached, type ChallengeState, type RoadState } from '#app/lifecycle/phases.ts'
import type { DeliberationRefusal } from './refusals.ts'

export const roundKinds = ['screen', 'individual', 'consensus', 'shortlist', 'pitch', 'final'] as const
export type RoundKind = (typeof roundKinds)[number]

export type Round = {
  readonly kind: RoundKind
  /** From 1, in the order in which they are held. */
  readonly position: number
  /** As it was pressed; of the rounds that follow the challenge always `planned`. */
  readonly state: 'planned' | 'open' | 'closed'
}

/** The plans one can begin with. */
export const roundPresets = {
  usual: ['individual', 'consensus'],
  'two-stage': ['individual', 'shortlist', 'pitch', 'final'],
} as const satisfies Record<string, readonly RoundKind[]>
export type RoundPreset = keyof typeof roundPresets

/** The state of the challenge in which a round may run. */
export const stateOfRound: Readonly<Record<RoundKind, RoadState>> = {
  screen: 'closed',
  individual: 'judging',
  consensus: 'deliberating',
  shortlist: 'deliberating',
  pitch: 'deliberating',
  final: 'deliberating',
}

/** What a round lets people do while it is open. Everything else of that state of the challenge stays as it is. */
export const allowedIn: Readonly<Record<RoundKind, RoundAllows>> = {
  screen: { scoring: 'none', meeting: false, drawing: false, slots: false },
  individual: { scoring: 'all', meeting: false, drawing: false, slots: false },
  consensus: { scoring: 'none', meeting: true, drawing: false, slots: false },
  shortlist: { scoring: 'none', meeting: false, drawing: true, slots: false },
  pitch: { scoring: 'none', meeting: false, drawing: false, slots: true },
  final: { scoring: 'finalists', meeting: false, drawing: false, slots: false },
}
export type RoundAllows = {
  /** `finalists`: the criteria for finalists alone, of finalists alone. */
  readonly scoring: 'none' | 'all' | 'finalists'
  /** A consensus meeting is held. */
  readonly meeting: boolean
  /** The finalists are drawn. */
  readonly drawing: boolean
  /** Teams are given or choose times to pitch. */
  readonly slots: boolean
}

/** True for rounds that open and close with the state of the challenge, never by hand. */
export function followsChallenge(kind: RoundKind): boolean {
  return kind === 'screen' || kind === 'individual'
}

/** Null for a plan that can be held. The order is always that of `roundKinds`. */
export function planRefusal(kinds: readonly RoundKind[]): DeliberationRefusal | null {
  if (!kinds.includes('individual')) return { code: 'individual-needed' }
  const needsFinalists = kinds.includes('pitch') || kinds.includes('final')
  if (needsFinalists && !kinds.includes('shortlist')) return { code: 'shortlist-needed' }
  return null
}

/** The rounds of a challenge where nobody has set any. */
export function usualRounds(): Round[] {
  return inOrder(roundPresets.usual)
}

/** These kinds as rounds that nobody has opened. */
export function inOrder(kinds: readonly RoundKind[]): Round[] {
  return roundKinds
    .filter((kind) => kinds.includes(kind))
    .map((kind, index) => ({ kind, position: index + 1, state: 'planned' }))
}

/**
 * The new plan over the old one: what has been opened stays with its state, and nothing that was left out may come before
 * it, since its time has gone.
 */
export function changedPlan(
  before: readonly Round[],
  kinds: readonly RoundKind[],
):
  | { readonly ok: true; readonly rounds: Round[] }
  | { readonly ok: false; readonly refusal: DeliberationRefusal } {
  const refusal = planRefusal(kinds)
  if (refusal) return { ok: false, refusal }
  const begun = before.filter(({ state }) => state !== 'planned')
  if (begun.some(({ kind }) => !kinds.includes(kind))) return { ok: false, refusal: { code: 'round-begun' } }
  const last = Math.max(-1, ...begun.map(({ kind }) => roundKinds.indexOf(kind)))
  const isLate = kinds.some(
    (kind) =>
      !followsChallenge(kind) &&
      roundKinds.indexOf(kind) < last &&
      !before.some((round) => round.kind === kind),
  )
  if (isLate) return { ok: false, refusal: { code: 'round-begun' } }
  const states = new Map(before.map(({ kind, state }) => [kind, state]))
  return {
    ok: true,
    rounds: inOrder(kinds).map((round) => ({ ...round, state: states.get(round.kind) ?? 'planned' })),
  }
}

/**
 * Where a round stands by the clock: `waiting` is one that is open and cannot run, since judging was opened again;
 * `not-held` one that nobody opened in its time.
 */
export type RoundStanding = 'planned' | 'open' | 'waiting' | 'closed' | 'not-held'

/** A round as pages show it. */
export type ShownRound = Pick<Round, 'kind' | 'position'> & {
  readonly standing: RoundStanding
  readonly openedAtIso: string | null
  readonly closedAtIso: string | null
  /** The last time it was opened again, and why. */
  readonly reopened: { readonly atIso: string; readonly reason: string } | null
}

export function standingOf(round: Round, state: ChallengeState): RoundStanding {
  const own = stateOfRound[round.kind]
  if (state === own) return followsChallenge(round.kind) ? 'open' : round.state
  const isPast = state === 'cancelled' || state === 'archived' || hasReached(state, own)
  if (isPast) return followsChallenge(round.kind) || round.state !== 'planned' ? 'closed' : 'not-held'
  return round.state === 'open' ? 'waiting' : round.state
}

/** The one round that can be opened next while the jury deliberates: the first that is planned, while none is open. */
export function nextToOpen(rounds: readonly Pick<ShownRound, 'kind' | 'standing'>[]): RoundKind | null {
  if (rounds.some(({ standing }) => standing === 'open' || standing === 'waiting')) return null
  return rounds.find(({ standing }) => standing === 'planned')?.kind ?? null
}

/** The round that is open now, if any. */
export function openRound(rounds: readonly Round[], state: ChallengeState): Round | null {
  return rounds.find((round) => standingOf(round, state) === 'open') ?? null
}

/** What may be done now; nothing while no round is open. */
export function allowedNow(rounds: readonly Round[], state: ChallengeState): RoundAllows {
  const open = openRound(rounds, state)
  return open ? allowedIn[open.kind] : { scoring: 'none', meeting: false, drawing: false, slots: false }
}

export type RoundFacts = {
  readonly rounds: readonly Round[]
  /** As it stands by the clock. */
  readonly state: ChallengeState
  /** How many finalists still take part. */
  readonly finalists: number
  readonly isMeetingRunning: boolean
  /** Minutes of a consensus meeting were approved. */
  readonly areMinutesApproved: boolean
}

/** Null when the round may be opened by hand now. */
export function openRefusal(kind: RoundKind, facts: RoundFacts): DeliberationRefusal | null {
  const round = facts.rounds.find((each) => each.kind === kind)
  if (!round) return { code: 'round-unknown' }
  if (followsChallenge(kind)) return { code: 'round-follows-challenge' }
  if (facts.state !== stateOfRound[kind]) return { code: 'not-deliberating' }
  if (round.state !== 'planned') return { code: 'round-changed' }
  if (facts.rounds.some(({ state }) => state === 'open')) return { code: 'round-open' }
  const earlier = facts.rounds.filter(({ position }) => position < round.position)
  if (earlier.some((each) => standingOf(each, facts.state) !== 'closed')) return { code: 'round-before-open' }
  if ((kind === 'pitch' || kind === 'final') && facts.finalists === 0) return { code: 'no-finalists' }
  return null
}

/** Null when the round may be closed by hand now. A round without finalists cannot be followed by one that needs them. */
export function closeRefusal(kind: RoundKind, facts: RoundFacts): DeliberationRefusal | null {
  const round = facts.rounds.find((each) => each.kind === kind)
  if (!round) return { code: 'round-unknown' }
  if (followsChallenge(kind)) return { code: 'round-follows-challenge' }
  if (facts.state !== stateOfRound[kind]) return { code: 'not-deliberating' }
  if (round.state !== 'open') return { code: 'round-changed' }
  if (kind === 'consensus' && facts.isMeetingRunning) return { code: 'meeting-running' }
  if (kind === 'shortlist' && facts.finalists === 0) return { code: 'no-finalists' }
  return null
}

/**
 * Null when a round that was closed may be opened again now: while the jury still deliberates and nothing was built on it,
 * neither a later round nor, of a consensus, approved minutes.
 */
export function reopenRefusal(kind: RoundKind, facts: RoundFacts): DeliberationRefusal | null {
  const round = facts.rounds.find((each) => each.kind === kind)
  if (!round) return { code: 'round-unknown' }
  if (followsChallenge(kind)) return { code: 'round-follows-challenge' }
  if (facts.state !== stateOfRound[kind]) return { code: 'not-deliberating' }
  if (round.state !== 'closed') return { code: 'round-changed' }
  const isBuiltOn = facts.rounds.some(
    ({ position, state }) => position > round.position && state !== 'planned',
  )
  if (isBuiltOn || (kind === 'consensus' && facts.areMinutesApproved)) return { code: 'round-built-on' }
  return null
}

/** The round that may be opened again: the last that was closed, while none is open. */
export function lastClosed(rounds: readonly Pick<ShownRound, 'kind' | 'standing'>[]): RoundKind | null {
  if (rounds.some(({ standing }) => standing === 'open' || standing === 'waiting')) return null
  return (
    rounds.findLast(({ kind, standing }) => standing === 'closed' && !followsChallenge(kind))?.kind ?? null
  )
}
