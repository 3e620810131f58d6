import { describe, expect, it } from 'vitest'
import { wayFrom, wayFromForm, waySchema } from './way.ts'

describe('the form', () => {
  it.each([
    [{ way: 'scorecards', rankRule: 'borda', points: 'x' }, { way: 'scorecards' }],
    [{ way: 'pairwise' }, { way: 'pairwise' }],
    [{ way: 'ranked' }, { way: 'ranked', rule: { by: 'mean-rank', tieBreak: ['head-to-head'] } }],
    [
      { way: 'ranked', rankRule: 'borda', points: '12, 10;8 7' },
      { way: 'ranked', rule: { by: 'borda', points: [12, 10, 8, 7], tieBreak: ['head-to-head'] } },
    ],
  ])('%j', (sent, way) => {
    expect(wayFromForm(waySchema.parse(sent))).toEqual(way)
  })

  it.each(['twelve', '12,,x', '1.5', '-1', '5000'])('refuses points %j', (points) => {
    const { error } = waySchema.safeParse({ way: 'ranked', rankRule: 'borda', points })
    expect(error?.issues).toMatchObject([{ path: ['points'] }])
  })
})

it('what is kept is read back, and nothing kept is scorecards', () => {
  expect(wayFrom(null)).toEqual({ way: 'scorecards' })
  expect(wayFrom({ way: 'ranked', rankRule: 'borda', points: [3, 1] })).toEqual({
    ...{ way: 'ranked', rule: { by: 'borda', points: [3, 1], tieBreak: ['head-to-head'] } },
  })
})
