import { describe, expect, it } from 'vitest'
import { amountOf, sharesOf } from './forms.ts'
import { countPromises, inOrderOfNeed, standingOfPromise } from './promises.ts'

const today = '2022-03-01'
const promise = (name: string, dueOn: string, isDone = false) => ({ name, dueOn, isDone })

describe('a promise', () => {
  it.each([
    ['due tomorrow', '2022-03-02', false, 'open'],
    ['due today', today, false, 'open'],
    ['due yesterday', '2022-02-28', false, 'late'],
    ['due yesterday and done', '2022-02-28', true, 'done'],
    ['done ahead of time', '2022-04-01', true, 'done'],
  ])('%s', (_, dueOn, isDone, standing) => {
    expect(standingOfPromise({ dueOn, isDone }, today)).toBe(standing)
  })

  it('comes before others when it is late, and last when it is done', () => {
    const all = [
      promise('done', '2022-01-01', true),
      promise('open', '2022-05-01'),
      promise('later', '2022-02-20'),
      promise('latest', '2022-01-20'),
    ]
    expect(inOrderOfNeed(all, today).map(({ name }) => name)).toEqual(['latest', 'later', 'open', 'done'])
    expect(countPromises(all, today)).toEqual({ done: 1, late: 2, open: 1 })
  })
})

it.each([
  ['12 000', 12_000],
  ['12\u00a0000', 12_000],
  ['', 0],
  ['0', 0],
  ['1000000000', 1_000_000_000],
  ['1000000001', null],
  ['12,5', null],
  ['-3', null],
  ['twelve', null],
])('reads the amount %j', (typed, read) => {
  expect(amountOf(typed)).toBe(read)
})

it('leaves out who pays nothing', () => {
  expect(sharesOf({ a: 0, b: 3 })).toEqual([{ organisationId: 'b', amount: 3 }])
})
