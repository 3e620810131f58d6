import { describe, expect, it } from 'vitest'
import { whoConfirms } from './officials.ts'

const people = (...ids: string[]) => ids.map((personId) => ({ personId }))
const told = (by: string, officials: string[], runners: string[]) =>
  whoConfirms(by, { officials: people(...officials), runners: people(...runners) }).map(
    ({ personId }) => personId,
  )

describe('who confirms what was entered', () => {
  it.each([
    ['the other official', 'a', ['a', 'b'], ['o'], ['b']],
    ['every other official', 'a', ['a', 'b', 'c'], ['o'], ['b', 'c']],
    ['whoever runs the programme, where there is one official', 'a', ['a'], ['o', 'p'], ['o', 'p']],
    ['the officials, where an organiser enters', 'o', ['a', 'b'], ['o', 'p'], ['a', 'b']],
    ['the other organiser, where there is no official', 'o', [], ['o', 'p'], ['p']],
    ['nobody, where one person does everything', 'o', [], ['o'], []],
  ])('%s', (_, by, officials, runners, expected) => {
    expect(told(by, officials, runners)).toEqual(expected)
  })
})
