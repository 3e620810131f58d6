/** Where a challenge stands at a moment: what the phase rail shows, and what happens next without anybody. */
import type { CalendarInstant } from './calendar.ts'
import { roadStateOf, type Challenge } from './challenge.ts'
import { isLate } from './dates.ts'
import {
  hasReached,
  phaseOfState,
  phases,
  type AutomaticCommand,
  type ChallengeState,
  type Phase,
  type RoadState,
} from './phases.ts'
import { nextAutomatic, settled } from './settle.ts'

/** `dropped`: the challenge ended before it came here. */
export type StationStatus = 'done' | 'here' | 'ahead' | 'dropped'

export type Station = {
  readonly phase: Phase
  readonly status: StationStatus
  /** The calendar instant shown at the station; publish and pilot have none. */
  readonly instant: CalendarInstant | null
  readonly at: Date | null
  /** Its instant has passed and what it promised has not happened. */
  readonly isLate: boolean
}

export type Standing = {
  /** The phase it is in, or in which it stopped. */
  readonly phase: Phase
  /** The state after settling, which may be ahead of the stored one. */
  readonly state: ChallengeState
  readonly isCancelled: boolean
  readonly isArchived: boolean
  /** Six, one per phase, in order. */
  readonly stations: readonly Station[]
  /** What the calendar does next by itself. */
  readonly next: { readonly command: AutomaticCommand; readonly at: Date; readonly to: ChallengeState } | null
  /** A calendar instant that passed while a person still had something to do. */
  readonly missed: CalendarInstant | null
}

/** The standing at `now`, on the settled challenge: a stopped worker does not show. */
export function standingAt(challenge: Challenge, now: Date): Standing {
  return standingOf(settled(challenge, now), now)
}

/**
 * The standing as a person outside may know it. A decision that is recorded or confirmed but not announced does not
 * show: it looks like a jury that still deliberates.
 */
export function publicStandingAt(challenge: Challenge, now: Date): Standing {
  return { ...standingOf(withoutSecrets(settled(challenge, now)), now), missed: null }
}

function withoutSecrets(challenge: Challenge): Challenge {
  const { state, endedFrom } = challenge
  return {
    ...challenge,
    state: isSecret(state) ? 'deliberating' : state,
    endedFrom: endedFrom !== null && isSecret(endedFrom) ? 'deliberating' : endedFrom,
  }
}

function isSecret(state: ChallengeState): boolean {
  return state === 'decided' || state === 'confirmed'
}

function standingOf(current: Challenge, now: Date): Standing {
  const road = roadStateOf(current)
  const phase = phaseOfState[road]
  const isCancelled = current.endedFrom !== null && !hasReached(road, 'announced')
  const next = nextAutomatic(current)
  return {
    phase,
    state: current.state,
    isCancelled,
    isArchived: current.state === 'archived',
    stations: phases.map((station) => ({
      phase: station,
      status: statusOf(station, current),
      ...instantOfStation(station, current, now),
    })),
    next: next === null ? null : { command: next.command, at: next.at, to: next.to },
    missed: missedInstant(current, now),
  }
}

function statusOf(station: Phase, challenge: Challenge): StationStatus {
  const road = roadStateOf(challenge)
  const distance = phases.indexOf(station) - phases.indexOf(phaseOfState[road])
  if (challenge.endedFrom === null) {
    if (road === 'completed') return 'done'
    return distance < 0 ? 'done' : distance === 0 ? 'here' : 'ahead'
  }
  const isFinished = hasReached(road, 'announced')
  return distance < 0 || (distance === 0 && isFinished) ? 'done' : 'dropped'
}

const stationInstants: Readonly<Record<Phase, CalendarInstant | null>> = {
  publish: null,
  apply: 'opensAt',
  deadline: 'closesAt',
  judge: 'judgingEndsAt',
  announce: 'announcesAt',
  pilot: null,
}

function instantOfStation(
  station: Phase,
  challenge: Challenge,
  now: Date,
): Pick<Station, 'instant' | 'at' | 'isLate'> {
  const instant = stationInstants[station]
  if (instant === null) return { instant, at: null, isLate: false }
  const at = challenge.calendar[instant]
  return {
    instant,
    at,
    isLate: challenge.endedFrom === null && isLate(roadStateOf(challenge), { instant, at }, now),
  }
}

/** The states that wait for a person, with the instant by which that person should have acted. */
const waitsUntil: Readonly<Partial<Record<RoadState, CalendarInstant>>> = {
  draft: 'opensAt',
  in_review: 'opensAt',
  changes_requested: 'opensAt',
  approved: 'opensAt',
  closed: 'judgingEndsAt',
  deliberating: 'announcesAt',
  decided: 'announcesAt',
}

function missedInstant({ state, calendar }: Challenge, now: Date): CalendarInstant | null {
  if (state === 'cancelled' || state === 'archived') return null
  const instant = waitsUntil[state]
  return instant !== undefined && calendar[instant] <= now ? instant : null
}
