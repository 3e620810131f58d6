import { describe, expect, it } from 'vitest'
import { correctedValues, correctingRefusal, publishingCorrectionRefusal } from './corrections.ts'

const waiting = { number: 2, writtenBy: 'mayor' }

describe('writing a correction', () => {
  it.each([
    ['of no report', null, null, 'report-not-published'],
    ['of a draft', { isPublished: false }, null, 'report-not-published'],
    ['while another waits', { isPublished: true }, waiting, 'correction-waits'],
    ['of a published report', { isPublished: true }, null, undefined],
  ])('%s', (_, report, found, code) => {
    expect(correctingRefusal(report, { year: 2020, waiting: found })?.code).toBe(code)
  })
})

describe('publishing a correction', () => {
  it.each([
    ['that is not there', null, 'director', 2, 'correction-gone'],
    ['other than was read', waiting, 'director', 1, 'correction-gone'],
    ['by whoever wrote it', waiting, 'mayor', 2, 'correction-own'],
    ['of an account that is gone', { ...waiting, writtenBy: null }, 'director', 2, 'correction-own'],
    ['by another', waiting, 'director', 2, undefined],
  ])('%s', (_, found, by, number, code) => {
    expect(publishingCorrectionRefusal(found, { by, number })?.code).toBe(code)
  })
})

describe('the values of goals', () => {
  const reported = [
    { goalId: 'a', year: 2020, value: '10' },
    { goalId: 'a', year: 2021, value: '9' },
    { goalId: 'b', year: 2020, value: '1' },
  ]

  it('stay as they were reported without a correction', () => {
    expect(correctedValues(reported, [])).toEqual(reported.map((value) => ({ ...value, isCorrected: false })))
  })

  it('are those of the latest correction of the same goal and year, and of no other', () => {
    const corrections = [
      { year: 2020, number: 2, values: [{ goalId: 'a', value: '12' }] },
      {
        year: 2020,
        number: 1,
        values: [
          { goalId: 'a', value: '11' },
          { goalId: 'c', value: '5' },
        ],
      },
    ]
    expect(correctedValues(reported, corrections)).toEqual([
      { goalId: 'a', year: 2020, value: '12', isCorrected: true },
      { goalId: 'a', year: 2021, value: '9', isCorrected: false },
      { goalId: 'b', year: 2020, value: '1', isCorrected: false },
      { goalId: 'c', year: 2020, value: '5', isCorrected: true },
    ])
  })
})
