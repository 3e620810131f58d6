/**
 * The road of a pilot: awarded, agreed, preparing, running, measured, then scaled; stopped from anywhere before the end.
 * The database knows the same road (`pilots_road`).
 */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { openPermits, type Permit } from './permits.ts'
import type { PilotRefusal } from './refusals.ts'

export const pilotStates = [
  'awarded',
  'agreed',
  'preparing',
  'running',
  'measured',
  'scaled',
  'stopped',
] as const
export type PilotState = (typeof pilotStates)[number]

/** Where each state may lead. What is scaled or stopped has ended. */
export const nextStates: Readonly<Record<PilotState, readonly PilotState[]>> = {
  awarded: ['agreed', 'stopped'],
  agreed: ['preparing', 'stopped'],
  preparing: ['running', 'stopped'],
  running: ['measured', 'stopped'],
  measured: ['scaled', 'stopped'],
  scaled: [],
  stopped: [],
}

/** True once nothing more is to be done in it. */
export function isOver(state: PilotState): boolean {
  return nextStates[state].length === 0
}

/** The states along the road to success, in their order. */
export const road = pilotStates.filter((state) => state !== 'stopped')

export type PilotMove = {
  readonly to: PilotState
  /** Why it stops; public with the pilot. Ignored otherwise. */
  readonly reason: string
}

/** What a step depends on. */
export type PilotStanding = {
  readonly state: PilotState
  readonly measuresWithoutValues: number
  readonly permits: readonly Pick<Permit, 'name' | 'state'>[]
  /** Every side has signed the newest version of the agreement. */
  readonly isAgreementSigned: boolean
}

/**
 * What a step leads to. Agreed needs the agreement signed by every side; running needs every permit granted (or not needed after all); measured means that every measure
 * has at least one value; stopping needs a reason, which is kept.
 */
export function decidePilotState(
  pilot: PilotStanding,
  { to, reason }: PilotMove,
): Result<{ state: PilotState; stopReason: string | null }, PilotRefusal> {
  if (isOver(pilot.state)) return refuse('pilot-over')
  if (!nextStates[pilot.state].includes(to)) return refuse('no-road', { from: pilot.state, to })
  if (to === 'stopped') {
    const stopReason = reason.trim()
    return stopReason === '' ? refuse('stop-reason-missing') : accept({ state: to, stopReason })
  }
  if (to === 'scaled') return refuse('scaling-needs-decision')
  if (to === 'agreed' && !pilot.isAgreementSigned) return refuse('agreement-unsigned')
  const open = openPermits(pilot.permits)
  if (to === 'running' && open.length > 0) {
    return refuse('permits-open', { names: open.map(({ name }) => name).join(', '), count: open.length })
  }
  if (to === 'measured' && pilot.measuresWithoutValues > 0) {
    return refuse('measures-without-values', { count: pilot.measuresWithoutValues })
  }
  return accept({ state: to, stopReason: null })
}
