import { describe, expect, it } from 'vitest'
import { paceRows } from './pace.ts'

const days = (...counts: number[]) =>
  counts.map((count, index) => ({ on: `2021-12-${String(index + 1).padStart(2, '0')}`, count }))

describe('submissions by day', () => {
  it('shows three quiet days or more as one row', () => {
    expect(paceRows(days(0, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0))).toEqual([
      { from: '2021-12-01', to: '2021-12-04', count: 0 },
      { from: '2021-12-05', to: '2021-12-05', count: 2 },
      { from: '2021-12-06', to: '2021-12-06', count: 0 },
      { from: '2021-12-07', to: '2021-12-07', count: 0 },
      { from: '2021-12-08', to: '2021-12-08', count: 1 },
      { from: '2021-12-09', to: '2021-12-11', count: 0 },
    ])
  })

  it('leaves no day and no proposal out', () => {
    expect(paceRows([])).toEqual([])
    expect(paceRows(days(1, 2, 3)).map(({ count }) => count)).toEqual([1, 2, 3])
  })
})
