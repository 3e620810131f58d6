/** Rounds: what is measured in one, and the states it goes through. */
import type { Fraction } from '#app/platform/fraction.ts'

export const roundKinds = ['registration', 'qualification', 'final'] as const
export type RoundKind = (typeof roundKinds)[number]

export const roundStates = ['planned', 'open', 'finished', 'published'] as const
export type RoundState = (typeof roundStates)[number]

export type Better = 'smaller' | 'larger'
export const countedAttempts = ['best', 'last', 'mean'] as const
export type CountedAttempts = (typeof countedAttempts)[number]

export type Round = {
  readonly id: string
  readonly kind: RoundKind
  readonly name: string
  /** So many go on; null where all do. */
  readonly advances: number | null
  readonly discipline: string
  readonly unit: string
  readonly better: Better
  readonly decimals: number
  readonly attempts: number
  readonly counting: CountedAttempts
  readonly worst: Fraction | null
  readonly best: Fraction | null
  readonly isJudged: boolean
}

/** What an organiser does with a round. It is published with its standings, by two people. */
export const roundSteps = ['open', 'finish', 'reopen'] as const
export type RoundStep = (typeof roundSteps)[number]

const steps: Readonly<Record<RoundStep, { readonly from: RoundState; readonly to: RoundState }>> = {
  open: { from: 'planned', to: 'open' },
  finish: { from: 'open', to: 'finished' },
  reopen: { from: 'finished', to: 'open' },
}

/** The state a step leads to, or null where it cannot be taken. */
export function roundAfter(state: RoundState, step: RoundStep): RoundState | null {
  return steps[step].from === state ? steps[step].to : null
}

/** The steps that can be taken, in their order. */
export function stepsFrom(state: RoundState): RoundStep[] {
  return roundSteps.filter((step) => steps[step].from === state)
}

export type Sitting = { readonly beginsAt: Date; readonly endsAt: Date }

/** From the first sitting's beginning to the last one's end; null while there is none. */
export function spanOf(sittings: readonly Sitting[]): Sitting | null {
  if (sittings.length === 0) return null
  const times = (pick: (sitting: Sitting) => Date) => sittings.map((each) => pick(each).getTime())
  return {
    beginsAt: new Date(Math.min(...times(({ beginsAt }) => beginsAt))),
    endsAt: new Date(Math.max(...times(({ endsAt }) => endsAt))),
  }
}

/** The kinds of rounds in their order: registration first and once, finals after every qualification. */
export function isInOrder(kinds: readonly RoundKind[]): boolean {
  const ranks = kinds.map((kind) => roundKinds.indexOf(kind))
  return (
    ranks.every((rank, index) => index === 0 || (ranks[index - 1] ?? 0) <= rank) &&
    ranks.filter((rank) => rank === 0).length <= 1
  )
}

/** Whether a round in which something is measured was opened, or the hour of one has come: teams stand as they are then. */
export function hasRoundBegun(
  rounds: readonly {
    readonly kind: RoundKind
    readonly state: RoundState
    readonly sittings: readonly Pick<Sitting, 'beginsAt'>[]
  }[],
  now: Date,
): boolean {
  return rounds.some(
    ({ kind, state, sittings }) =>
      kind !== 'registration' &&
      (state !== 'planned' || sittings.some(({ beginsAt }) => beginsAt.getTime() <= now.getTime())),
  )
}

export type RegistrationState = 'unset' | 'not-yet' | 'open' | 'closed'

/** Whether teams can register at `now`: the end is the first instant at which they cannot. */
export function registrationAt(sittings: readonly Sitting[], now: Date): RegistrationState {
  if (sittings.length === 0) return 'unset'
  if (sittings.some(({ beginsAt, endsAt }) => beginsAt <= now && now < endsAt)) return 'open'
  return sittings.some(({ beginsAt }) => now < beginsAt) ? 'not-yet' : 'closed'
}
