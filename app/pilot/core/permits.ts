/** Permissions that trying something in a place needs: a street permit, a data permit, the word of a fire officer. */
import type { PilotRefusal } from './refusals.ts'

export const permitStates = ['needed', 'applied', 'granted', 'refused', 'not_needed'] as const
export type PermitState = (typeof permitStates)[number]

export type Permit = {
  readonly name: string
  /** Who gives it; empty where that is not known. */
  readonly authority: string
  readonly state: PermitState
  /** ISO day since which it stands so. */
  readonly stateOn: string
}

/** Those that keep a pilot from running: neither granted nor found not to be needed. */
export function openPermits<Some extends Pick<Permit, 'state'>>(permits: readonly Some[]): Some[] {
  return permits.filter(({ state }) => state !== 'granted' && state !== 'not_needed')
}

/** Null when it may be written down: its day has been, whatever its state. `today` is an ISO day in the pilot's zone. */
export function permitRefusal({ stateOn }: Permit, today: string): PilotRefusal | null {
  return stateOn > today ? { code: 'permit-in-future' } : null
}
