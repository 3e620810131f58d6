import { describe, expect, it } from 'vitest'
import { weightInForm, weightInWords, weightOfText, weightsProblem } from './criterion-weight.ts'

describe('the weight of a criterion', () => {
  it.each([
    ['40', 'mean', 40],
    ['100', 'mean', 100],
    ['101', 'mean', null],
    ['2.5', 'mean', null],
    ['', 'mean', 0],
    ['2.5', 'sum', 250],
    ['2,5', 'sum', 250],
    ['0.01', 'sum', 1],
    ['0.005', 'sum', null],
    ['100', 'sum', 10_000],
    ['100.01', 'sum', null],
    ['-1', 'sum', null],
    ['much', 'sum', null],
  ] as const)('typed as "%s" where weights are a %s is kept as %s', (text, as, kept) => {
    expect(weightOfText(text, as)).toBe(kept)
  })

  it('is read as a share, or as a factor', () => {
    expect(weightInWords('en', 40, 'mean')).toBe('40%')
    expect(weightInWords('fi', 250, 'sum')).toBe('× 2,5')
    expect([weightInForm('sv', 250, 'sum'), weightInForm('en', 40, 'mean')]).toEqual(['2,5', '40'])
  })

  it('is 100 in all as shares, anything above zero as factors', () => {
    expect(weightsProblem([60, 40], 'mean')).toBeNull()
    expect(weightsProblem([60, 41], 'mean')).toEqual({ code: 'weights-not-hundred', sum: 101 })
    expect(weightsProblem([100, 0], 'mean')).toEqual({ code: 'weight-missing' })
    expect(weightsProblem([100, 250], 'sum')).toBeNull()
    expect(weightsProblem([100, 0], 'sum')).toEqual({ code: 'weight-missing' })
  })
})
