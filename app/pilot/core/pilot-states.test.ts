import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePilotState, isOver, nextStates, pilotStates, road, type PilotState } from './pilot-states.ts'

const pilot = (state: PilotState, measuresWithoutValues = 0) => ({
  state,
  measuresWithoutValues,
  permits: [],
  isAgreementSigned: true,
})

describe('the road of a pilot', () => {
  it('goes from awarded to measured one step at a time', () => {
    // The last step is the scaling decision's.
    for (const [index, to] of road.slice(1, -1).entries()) {
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
        return result.ok === (nextStates[from].includes(to) && to !== 'scaled')
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

  it('is agreed only when every side has signed', () => {
    expect(
      decidePilotState({ ...pilot('awarded'), isAgreementSigned: false }, { to: 'agreed', reason: '' }),
    ).toEqual({ ok: false, refusal: { code: 'agreement-unsigned' } })
  })

  it('runs only when no permit is open, and says which are', () => {
    const permits = [
      { name: 'Street', state: 'applied' },
      { name: 'Data', state: 'granted' },
      { name: 'Fire', state: 'refused' },
      { name: 'Noise', state: 'not_needed' },
    ] as const
    const move = { to: 'running', reason: '' } as const
    expect(decidePilotState({ ...pilot('preparing'), permits }, move)).toEqual({
      ok: false,
      refusal: { code: 'permits-open', names: 'Street, Fire', count: 2 },
    })
    expect(decidePilotState({ ...pilot('preparing'), permits: [permits[1], permits[3]] }, move).ok).toBe(true)
    // Preparing is when permits are asked for.
    expect(decidePilotState({ ...pilot('agreed'), permits }, { to: 'preparing', reason: '' }).ok).toBe(true)
  })

  it('is measured only when every measure has a value', () => {
    expect(decidePilotState(pilot('running', 2), { to: 'measured', reason: '' })).toEqual({
      ok: false,
      refusal: { code: 'measures-without-values', count: 2 },
    })
  })
})
