import { expect, it } from 'vitest'
import { openPermits, permitRefusal, permitStates } from './permits.ts'

it('holds a pilot back until it is granted or found not to be needed', () => {
  const permits = permitStates.map((state) => ({ state }))
  expect(openPermits(permits).map(({ state }) => state)).toEqual(['needed', 'applied', 'refused'])
})

it.each([
  ['2022-02-09', null],
  ['2022-02-10', null],
  ['2022-02-11', { code: 'permit-in-future' }],
])('on the tenth, stands since %s', (stateOn, refusal) => {
  expect(permitRefusal({ name: 'Street', authority: '', state: 'granted', stateOn }, '2022-02-10')).toEqual(
    refusal,
  )
})
