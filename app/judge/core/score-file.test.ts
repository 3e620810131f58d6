import { describe, expect, it } from 'vitest'
import { fraction } from '#app/platform/fraction.ts'
import { readRubricFile } from './rubric-file.ts'
import { readScoreRows as readRows } from './score-file.ts'

const base = { format: 'haaste-rubric', version: 1 }
const written = {
  ...base,
  criteria: [
    { id: 'impact', type: 'anchored-scale', lowest: 1, highest: 5, weight: 60 },
    { id: 'plan', type: 'steps', values: [1, 3, 5, 6, 8, 10], weight: '40' },
    { id: 'host', type: 'yes-partly-no', weight: 0.5 },
    { id: 'price', type: 'measured', worst: 900, best: '100.50' },
    { id: 'extra', type: 'points', highest: 10 },
  ],
}
const problemsOf = (json: unknown) => {
  const read = readRubricFile(json)
  return read.ok ? [] : read.refusal.problems
}

describe('a rubric file', () => {
  it('is read exactly, with what it does not say as on the pages', () => {
    const read = readRubricFile(written)
    if (!read.ok) throw new Error(read.refusal.problems.join())
    const { criteria, rule, tieBreak } = read.value
    expect(criteria.map(({ weight }) => weight)).toEqual(
      [60, 40, 0.5, 1, 1].map((one) => fraction(one * 2, 2)),
    )
    expect(criteria[3]).toMatchObject({ worst: fraction(900), best: fraction(201, 2) })
    expect(rule).toMatchObject({ counts: 'share', first: 'jurors', panel: { by: 'mean' }, weights: 'mean' })
    expect(tieBreak.at(0)).toEqual({ by: 'criterion', criterionId: 'impact' })
    expect(tieBreak.at(-1)).toEqual({ by: 'spread' })
  })

  const one = { id: 'a', type: 'points', highest: 10 }
  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /the file/],
    ['another version', { ...base, version: 2, criteria: [one] }, /version/],
    ['no criteria', { ...base, criteria: [] }, /criteria/],
    ['a word nobody knows', { ...base, criteria: [one], panell: { by: 'mean' } }, /panell/],
    [
      'a type nobody knows',
      { ...base, criteria: [{ id: 'a', type: 'stars' }] },
      /type: should be anchored-scale/,
    ],
    ['a setting of another type', { ...base, criteria: [{ ...one, values: [1] }] }, /values: not known here/],
    [
      'points that count more as better where less is',
      { ...base, criteria: [{ id: 'a', type: 'measured', worst: 9, best: 1 }], counts: 'points' },
      /in "a" less is better/,
    ],
    ['a criterion twice', { ...base, criteria: [one, one] }, /"a" stands there twice/],
    ['weights of zero', { ...base, criteria: [{ ...one, weight: 0 }] }, /all weights are zero/],
    ['a weight below zero', { ...base, criteria: [one, { ...one, id: 'b', weight: -1 }] }, /below zero/],
    [
      'a weight that is no number',
      { ...base, criteria: [{ ...one, weight: '1/3' }] },
      /weight: is no decimal/,
    ],
    ['a scale without a width', { ...base, criteria: [{ ...one, lowest: 10 }] }, /are the same/],
    [
      'a tie-break by nothing',
      { ...base, criteria: [one], tieBreak: ['criterion:b'] },
      /tieBreak: "criterion:b"/,
    ],
    [
      'a trim of nobody',
      { ...base, criteria: [one], panel: { by: 'trimmed', highest: 0, lowest: 0 } },
      /at least/,
    ],
    [
      'a stage that is none',
      { ...base, criteria: [one], rounding: { weighted: { digits: 2, mode: 'up' } } },
      /no such stage/,
    ],
  ])('%s is refused with its place', (_, json, said) => {
    expect(problemsOf(json).join('\n')).toMatch(said)
  })
})

describe('a file of scores', () => {
  const read = readRubricFile(written)
  const criteria = read.ok ? read.value.criteria : []
  const row = (over: Record<string, string>) => ({
    ...{ challenge: 'C', proposal: 'P', juror: 'J', criterion: 'impact', score: '3', ...over },
  })
  const readScoreRows = (rows: Record<string, string>[]) =>
    readRows(
      rows.map((cells, index) => ({ number: index + 2, cells })),
      criteria,
    )
  const problemOf = (...rows: Record<string, string>[]) => {
    const found = readScoreRows(rows)
    return found.ok
      ? []
      : found.refusal.problems.map(({ row: at, field, reason }) => `${at} ${field} ${reason}`)
  }

  it('keeps "cannot judge", factors and what was not asked apart', () => {
    const found = readScoreRows([
      row({}),
      row({ juror: 'K', score: '' }),
      row({ criterion: 'host', score: 'Partly', factor: '1.5' }),
      row({ proposal: 'Q', juror: 'K', score: '5' }),
    ])
    if (!found.ok) throw new Error('it was refused')
    expect(found.value[0]?.contenders).toEqual([
      {
        ...{ proposalId: 'P', reference: 'P', asked: ['host', 'impact'], factors: { host: fraction(3, 2) } },
        ...{ jurors: ['J', 'K'] },
        sheets: [{ impact: fraction(3), host: fraction(1, 2) }, { impact: null }],
      },
      {
        ...{ proposalId: 'Q', reference: 'Q', asked: ['impact'], factors: {} },
        ...{ jurors: ['K'], sheets: [{ impact: fraction(5) }] },
      },
    ])
  })

  it('keeps a measure beyond the ends as it is', () => {
    const found = readScoreRows([row({ criterion: 'price', score: '99' })])
    expect(found.ok && found.value[0]?.contenders[0]?.sheets).toEqual([{ price: fraction(99) }])
  })

  it('names zeros alone of a juror, but no word that is worth 0', () => {
    const found = readScoreRows([
      row({ criterion: 'extra', score: '0' }),
      row({ criterion: 'host', score: '0' }),
      row({ juror: 'K', criterion: 'host', score: 'no' }),
      row({ juror: 'L', criterion: 'extra', score: '0' }),
      row({ juror: 'L', criterion: 'host', score: 'no' }),
      row({ juror: 'M', criterion: 'extra', score: '' }),
      row({ challenge: 'D', criterion: 'extra', score: '1' }),
    ])
    expect(found.ok && found.value.map(({ allZero }) => allZero)).toEqual([
      [{ proposal: 'P', juror: 'J' }],
      [],
    ])
  })

  it.each<[string, Record<string, string>[], string]>([
    ['an absent juror coded 0', [row({ score: '0' })], '2 score is not a whole number from 1 to 5'],
    ['a formula', [row({ score: '=B2' })], '2 score is not a whole number from 1 to 5'],
    ['a decimal comma', [row({ criterion: 'extra', score: '7,5' })], '2 score is not from 0 to 10'],
    [
      'a gap of the scale',
      [row({ criterion: 'plan', score: '4' })],
      '2 score is not one of 1, 3, 5, 6, 8, 10',
    ],
    [
      'a measure that is no number',
      [row({ criterion: 'price', score: 'cheap' })],
      '2 score is not a decimal number',
    ],
    ['an unknown criterion', [row({ criterion: 'Impact' })], '2 criterion is no criterion of the rubric'],
    ['a proposal without a name', [row({ proposal: ' ' })], '2 proposal is empty'],
    ['a score twice', [row({}), row({ score: '4' })], '3 juror has scored this in row 2 already'],
    [
      'factors that differ',
      [row({ factor: '2' }), row({ juror: 'K' }), row({ juror: 'L', factor: '3' })],
      '4 factor differs from that of another juror for this criterion',
    ],
    ['a factor below zero', [row({ factor: '-1' })], '2 factor is no decimal number from 0'],
    ['nothing', [], '1 the file has no scores'],
    [
      'moved columns',
      [{ challenge: 'C', proposal: 'P', juror: 'J', score: '3' }],
      '1 criterion is no heading of the file',
    ],
  ])('%s is named with its row, and nothing counts', (_, rows, said) => {
    expect(problemOf(...rows)).toEqual([said])
  })
})
