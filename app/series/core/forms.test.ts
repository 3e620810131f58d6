import { describe, expect, it } from 'vitest'
import { attemptsFromForm, pointsFromForm, resultsSchema, sheetSchema } from './result-forms.ts'
import {
  roundFromForm,
  roundSchema,
  ruleFromForm,
  ruleSchema,
  sittingsFromForm,
  sittingsSchema,
  typedDecimal,
} from './setup-forms.ts'

const round = { decimals: 2, attempts: 3 }
const attempts = (rows: Record<string, Partial<Record<'status' | 'value' | 'penalty' | 'reason', string>>>) =>
  attemptsFromForm(resultsSchema.parse({ intent: 'results', team: '1', attempts: rows }), round)

describe('what an official types', () => {
  it('is a value with a comma or a point, and an empty row is no attempt', () => {
    expect(attempts({ 1: { value: '42,50', penalty: '5' }, 2: {} })).toEqual({
      errors: {},
      rows: [{ attempt: 1, status: 'measured', value: '42.5', penalty: '5', reason: '' }],
    })
  })

  it.each([
    [{ status: 'measured' }, { 'attempts.1.value': 'value-needed' }],
    [{ value: '12.345' }, { 'attempts.1.value': 'too-many-decimals' }],
    [{ value: 'fast' }, { 'attempts.1.value': 'value-wrong' }],
    [{ value: '12', penalty: '-5' }, { 'attempts.1.penalty': 'value-wrong' }],
    // A zero beside "did not finish" is exactly what must not be taken for a result.
    [{ status: 'did_not_finish', value: '0' }, { 'attempts.1.value': 'value-unwanted' }],
    [{ status: 'disqualified' }, { 'attempts.1.reason': 'reason-needed' }],
    [{ reason: 'Late' }, { 'attempts.1.status': 'status-needed' }],
  ])('is refused by its field: %j', (row, errors) => {
    expect(attempts({ 1: row }).errors).toEqual(errors)
  })

  it('has no more attempts than the round has', () => {
    expect(attempts({ 4: { value: '12' } }).rows).toEqual([])
  })
})

describe('a sheet', () => {
  const criteria = [
    { id: 'a', most: '10' },
    { id: 'b', most: '5' },
  ]
  const sheet = (points: Record<string, string>, cannot: Record<string, string> = {}) =>
    pointsFromForm(
      sheetSchema.parse({
        ...{ intent: 'sheet', team: '1', juror: '0b6f1f7e-6a56-4a9c-9d2a-3f8f7a1f0c11' },
        ...{ points, cannot },
      }),
      criteria,
    )

  it('has points for each criterion, or says that the juror cannot judge: that is no zero', () => {
    expect(sheet({ 0: '8,75' }, { 1: 'yes' })).toEqual({ errors: {}, points: { a: '8.75', b: null } })
    expect(sheet({ 0: '0', 1: '5' })).toEqual({ errors: {}, points: { a: '0', b: '5' } })
  })

  it.each([
    [{ 0: '8' }, {}, { 'points.1': 'points-needed' }],
    [{ 0: '10.5', 1: '1' }, {}, { 'points.0': 'points-most' }],
    [{ 0: '-1', 1: '1' }, {}, { 'points.0': 'points-most' }],
    [{ 0: 'good', 1: '1' }, {}, { 'points.0': 'value-wrong' }],
    [{ 0: '8', 1: '1' }, { 1: 'yes' }, { 'points.1': 'points-and-cannot' }],
  ] as const)('%j with %j is refused by its field', (points, cannot, errors) => {
    expect(sheet(points, cannot).errors).toEqual(errors)
  })
})

it.each([
  ['0.50', '0.5'],
  ['1,25', '1.25'],
  ['−3', '-3'],
  ['1e3', null],
  ['1.2345678', null],
  ['', null],
])('the decimal %j is %j', (typed, read) => {
  expect(typedDecimal(typed)).toBe(read)
})

describe('a round', () => {
  const places = [
    { venueId: null, zone: 'Europe/Helsinki' },
    { venueId: 'beijing', zone: 'Asia/Shanghai' },
  ]
  const hours = (sittings: unknown) => sittingsFromForm(sittingsSchema.parse({ sittings }), places)
  const day = (time: string) => ({ date: '2026-10-31', time })

  it('is held on the clock of its place', () => {
    expect(hours({ 1: { begins: day('10:00'), ends: day('17:00') } })).toEqual({
      errors: {},
      rows: [
        {
          venueId: 'beijing',
          beginsAt: new Date('2026-10-31T02:00:00Z'),
          endsAt: new Date('2026-10-31T09:00:00Z'),
        },
      ],
    })
  })

  it('does not begin at an hour that the clocks skip, nor end before it begins', () => {
    const skipped = { date: '2027-03-28', time: '03:30' }
    expect(hours({ 0: { begins: skipped, ends: { ...skipped, time: '05:00' } } }).errors).toEqual({
      'sittings.0.begins': 'time',
    })
    expect(hours({ 1: { begins: day('10:00'), ends: day('09:00') } }).errors).toEqual({
      'sittings.1.ends': 'end-before',
    })
    expect(hours({ 0: { begins: { date: '', time: '' }, ends: { date: '', time: '' } } }).rows).toEqual([])
  })

  const fields = { intent: 'save', version: '1', kind: 'final', name: 'Final', advances: '' }
  const measured = { discipline: 'Course', unit: 's', better: 'smaller', worst: '300', best: '0' }
  it.each([
    [measured, true],
    [{ ...measured, discipline: '' }, false],
    [{ ...measured, best: '' }, false],
    [{ ...measured, best: '300' }, false],
    [{ ...measured, better: 'larger' }, false],
    [{ kind: 'registration', worst: '', best: '' }, true],
  ])('with %j can be saved: %s', (given, isFine) => {
    expect(roundSchema.safeParse({ ...fields, ...given }).success).toBe(isFine)
  })

  it('that is a registration measures nothing, whatever is left in its fields', () => {
    const typed = roundSchema.parse({ ...fields, ...measured, kind: 'registration', isJudged: 'yes' })
    expect(roundFromForm(typed)).toMatchObject({ better: null, discipline: '', isJudged: false, worst: null })
  })
})

describe('the rule as typed', () => {
  const typed = {
    ...{ intent: 'rule', version: '1', counts: 'places', points: '10, 8; 6', juryPercent: '30' },
    ...{ bestOf: '', together: 'sum', missing: 'zero', notFinished: 'zero', disqualified: 'zero' },
    ...{ tie1: 'wins', tie2: 'wins', tie3: 'measured' },
  }
  it('has each way of parting a tie once, in its order', () => {
    expect(ruleFromForm(ruleSchema.parse(typed)).data).toMatchObject({
      ...{ points: [10, 8, 6], bestOf: null, isFurtherFirst: false },
      ties: ['wins', 'measured'],
    })
  })
  it('is refused by its field', () => {
    const wrong = ruleFromForm(ruleSchema.parse({ ...typed, points: '6 8', missing: 'left-out' }))
    expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(['points', 'missing'])
  })
})
