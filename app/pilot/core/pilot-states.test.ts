import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePilotState, isOver, nextStates, pilotStates, type PilotState } from './pilot-states.ts'

const pilot = (state: PilotState, measuresWithoutValues = 0) => ({ state, measuresWithoutValues })

describe('the road of a pilot', () => {
  it('goes from agreed to scaled one step at a time', () => {
    const road = ['agreed', 'preparing', 'running', 'measured', 'scaled'] as const
    for (const [index, to] of road.slice(1).entries()) {
      expect(decidePilotState(pilot(road[index]!), { to, reason: '' })).toEqual({
        ok: true,
        value: { state: to, stopReason: null },
      })
    }
  })

  it('refuses to skip, to stay and to go back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pilotStates), fc.constantFrom(...pilotStates), (from, to) => {
        const result = decidePilotState(pilot(from), { to, reason: 'Because' })
        return result.ok === nextStates[from].includes(to)
      }),
    )
  })

  it('stops from anywhere before the end, with a reason', () => {
    for (const from of pilotStates.filter((state) => !isOver(state))) {
      expect(decidePilotState(pilot(from), { to: 'stopped', reason: ' ' })).toMatchObject({
        refusal: { code: 'stop-reason-missing' },
      })
      expect(decidePilotState(pilot(from), { to: 'stopped', reason: ' The roof leaked. ' })).toEqual({
        ok: true,
        value: { state: 'stopped', stopReason: 'The roof leaked.' },
      })
    }
    expect(decidePilotState(pilot('scaled'), { to: 'stopped', reason: 'Late' })).toMatchObject({
      refusal: { code: 'pilot-over' },
    })
  })

  it('is measured only when every measure has a value', () => {
    expect(decidePilotState(pilot('running', 2), { to: 'measured', reason: '' })).toEqual({
      ok: false,
      refusal: { code: 'measures-without-values', count: 2 },
    })
  })
})
