import { expect, it } from 'vitest'
import { modulesInOrder, stateAfter, stepsFrom } from './modules.ts'

it.each([
  ['off', ['switch-on']],
  ['prepared', ['open', 'switch-off']],
  ['open', ['close']],
] as const)('offers what can be done with a module that is %s', (state, steps) => {
  expect(stepsFrom(state)).toEqual(steps)
})

it.each([
  ['off', 'switch-on', 'prepared'],
  ['prepared', 'open', 'open'],
  ['open', 'close', 'prepared'],
  ['prepared', 'switch-off', 'off'],
  ['open', 'switch-off', null],
  ['off', 'open', null],
  ['prepared', 'switch-on', null],
  ['off', 'close', null],
] as const)('a module that is %s, told to %s, is then %s', (state, step, after) => {
  expect(stateAfter(state, step)).toBe(after)
})

it('names each module once and in one order', () => {
  expect(modulesInOrder(['incubation', 'matchmaking', 'incubation'])).toEqual(['matchmaking', 'incubation'])
})
