/** The road of a pilot: agreed, preparing, running, measured, then scaled; stopped from anywhere before the end. */
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { PilotRefusal } from './refusals.ts'

export const pilotStates = ['agreed', 'preparing', 'running', 'measured', 'scaled', 'stopped'] as const
export type PilotState = (typeof pilotStates)[number]

/** Where each state may lead. What is scaled or stopped has ended. */
export const nextStates: Readonly<Record<PilotState, readonly PilotState[]>> = {
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

export type PilotMove = {
  readonly to: PilotState
  /** Why it stops; public with the pilot. Ignored otherwise. */
  readonly reason: string
}

/**
 * What a step leads to. Measured means that every measure has at least one value; stopping needs a reason, which is
 * kept.
 */
export function decidePilotState(
  pilot: { readonly state: PilotState; readonly measuresWithoutValues: number },
  { to, reason }: PilotMove,
): Result<{ state: PilotState; stopReason: string | null }, PilotRefusal> {
  if (isOver(pilot.state)) return refuse('pilot-over')
  if (!nextStates[pilot.state].includes(to)) return refuse('no-road', { from: pilot.state, to })
  if (to === 'stopped') {
    const stopReason = reason.trim()
    return stopReason === '' ? refuse('stop-reason-missing') : accept({ state: to, stopReason })
  }
  if (to === 'measured' && pilot.measuresWithoutValues > 0) {
    return refuse('measures-without-values', { count: pilot.measuresWithoutValues })
  }
  return accept({ state: to, stopReason: null })
}
