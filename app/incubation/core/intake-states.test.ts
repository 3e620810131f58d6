import { expect, it } from 'vitest'
import { INTAKE_STATES } from '#db/schema/index.ts'
import { holdsPlace, intakeRoad, intakeStates, isOpenState, leadsTo } from './intake-states.ts'

it('knows the states of the table', () => {
  expect([...intakeStates]).toEqual([...INTAKE_STATES])
})

it('comes to every state from a draft, and never back', () => {
  const reached = new Set<string>()
  const walk = (state: (typeof intakeStates)[number], path: string[]) => {
    expect(path).not.toContain(state)
    reached.add(state)
    for (const next of intakeRoad[state]) walk(next, [...path, state])
  }
  walk('draft', [])
  expect(reached.size).toBe(intakeStates.length)
})

it('takes nobody into a cohort without an offer', () => {
  expect(leadsTo('submitted', 'joined')).toBe(false)
  expect(leadsTo('waiting', 'joined')).toBe(false)
  expect(leadsTo('offered', 'joined')).toBe(true)
})

it('holds a place from the offer on, and for a graduate', () => {
  expect(intakeStates.filter(holdsPlace)).toEqual(['offered', 'joined', 'graduated'])
  expect(intakeStates.filter(isOpenState)).toEqual(['submitted', 'waiting', 'offered', 'joined'])
})
