import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answered,
  introductionStates,
  isMade,
  outcomeRefusal,
  outcomesAfter,
  outcomeStates,
  standingFor,
  withoutAnswer,
  type Answer,
  type Introduction,
  type Side,
} from './introductions.ts'
import { toldIntroductions } from './told-introductions.ts'

const suggested: Introduction = { state: 'suggested', answers: { first: null, second: null } }
const after = (...steps: [Side, Answer][]) =>
  steps.reduce<ReturnType<typeof answered>>(
    (so, [side, answer]) => (so.ok ? answered(so.value, side, answer) : so),
    { ok: true, value: suggested },
  )
const stateAfter = (...steps: [Side, Answer][]) => {
  const result = after(...steps)
  return result.ok ? result.value.state : result.refusal.code
}

describe('an introduction', () => {
  it.each<[string, [Side, Answer][]]>([
    ['interested', [['second', 'yes']]],
    [
      'introduced',
      [
        ['first', 'yes'],
        ['second', 'yes'],
      ],
    ],
    [
      'introduced',
      [
        ['second', 'yes'],
        ['first', 'yes'],
      ],
    ],
    ['declined', [['first', 'no']]],
    [
      'declined',
      [
        ['first', 'yes'],
        ['second', 'no'],
      ],
    ],
    [
      'declined',
      [
        ['first', 'yes'],
        ['first', 'no'],
      ],
    ],
    [
      'introduction-answered',
      [
        ['first', 'yes'],
        ['first', 'yes'],
      ],
    ],
    [
      'introduction-over',
      [
        ['first', 'no'],
        ['second', 'yes'],
      ],
    ],
    [
      'introduction-over',
      [
        ['first', 'no'],
        ['first', 'yes'],
      ],
    ],
    [
      'introduction-over',
      [
        ['first', 'yes'],
        ['second', 'yes'],
        ['first', 'no'],
      ],
    ],
  ])('is %s after %j', (state, steps) => {
    expect(stateAfter(...steps)).toBe(state)
  })

  it('is made by two yeses and by nothing else, in whatever order people answer', () => {
    const step = fc.tuple(fc.constantFrom<Side>('first', 'second'), fc.constantFrom<Answer>('yes', 'no'))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let now = suggested
        for (const [side, answer] of steps) {
          const result = answered(now, side, answer)
          if (result.ok) now = result.value
        }
        expect(isMade(now)).toBe(now.state === 'introduced')
        expect(now.state === 'declined').toBe(Object.values(now.answers).includes('no'))
      }),
    )
  })

  it('tells a side that it is over, the same whoever said no', () => {
    const declined = (side: Side): Introduction => ({
      state: 'declined',
      answers: { first: 'yes', second: 'yes', [side]: 'no' },
    })
    expect(standingFor(declined('first'), 'first')).toBe('over')
    expect(standingFor(declined('second'), 'first')).toBe('over')
    expect(standingFor(suggested, 'first')).toBe('to-answer')
    const interested: Introduction = { state: 'interested', answers: { first: 'yes', second: null } }
    expect(standingFor(interested, 'first')).toBe('waiting')
    expect(standingFor(interested, 'second')).toBe('to-answer')
    // What ended after it was made was made.
    expect(standingFor({ state: 'declined', answers: { first: 'yes', second: 'yes' } }, 'first')).toBe('made')
  })
})

describe('what came of it', () => {
  const days = { lastOn: '2017-06-01', today: '2017-06-30' }
  const step = { to: 'letter_of_intent', happenedOn: '2017-06-26', outcome: 'Signed.' } as const

  it.each([
    [{}, undefined],
    [{ happenedOn: '2017-06-01' }, undefined],
    [{ happenedOn: '2017-06-30' }, undefined],
    [{ happenedOn: '2017-05-31' }, 'introduction-day-early'],
    [{ happenedOn: '2017-07-01' }, 'introduction-day-late'],
    [{ outcome: ' ' }, 'introduction-words-missing'],
  ])('%o: %s', (changes, code) => {
    expect(outcomeRefusal('introduced', { ...step, ...changes }, days)?.code).toBe(code)
  })

  it('goes forward only, and nothing follows before it was made', () => {
    expect(outcomeRefusal('suggested', step, days)?.code).toBe('introduction-not-made')
    expect(outcomeRefusal('interested', step, days)?.code).toBe('introduction-not-made')
    expect(outcomeRefusal('pilot', step, days)?.code).toBe('introduction-step-back')
    expect(outcomeRefusal('declined', step, days)?.code).toBe('introduction-over')
    expect(outcomeRefusal('joint_venture', step, days)?.code).toBe('introduction-over')
    for (const state of introductionStates)
      for (const to of outcomeStates)
        expect(outcomeRefusal(state, { ...step, to }, days) === null).toBe(outcomesAfter(state).includes(to))
  })
})

describe('toldIntroductions', () => {
  const of = (state: (typeof introductionStates)[number], count: number, isIt = true) =>
    Array.from({ length: count }, () => ({ state, isMade: isIt }))

  it.each([
    ['none', [], { made: 0, states: null }],
    ['only suggested ones', of('suggested', 9, false), { made: 0, states: null }],
    ['declined before they were made', of('declined', 9, false), { made: 0, states: null }],
    ['four', of('introduced', 4), { made: null, states: null }],
    [
      'five, all alike',
      of('introduced', 5),
      { made: 5, states: { cells: [{ item: 'introduced', count: 5 }], others: null } },
    ],
    [
      'one letter among many hides with another',
      [...of('introduced', 7), ...of('letter_of_intent', 1), ...of('pilot', 5)],
      { made: 13, states: { cells: [{ item: 'introduced', count: 7 }], others: 6 } },
    ],
  ])('%s', (_, given, told) => {
    expect(toldIntroductions(given)).toEqual(told)
  })
})

describe('an introduction whose side is spoken for by another person', () => {
  it.each<[Introduction['answers'], string]>([
    [{ first: 'yes', second: null }, 'suggested'],
    [{ first: 'yes', second: 'yes' }, 'interested'],
    [{ first: null, second: 'yes' }, 'interested'],
    [{ first: null, second: null }, 'suggested'],
  ])('with %j is %s without the word of the first', (answers, state) => {
    expect(withoutAnswer({ answers }, 'first')).toEqual({ state, answers: { ...answers, first: null } })
  })
})
