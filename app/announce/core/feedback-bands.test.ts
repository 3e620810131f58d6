import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction } from '#app/platform/fraction.ts'
import {
  bandsInField,
  commonLack,
  leastField,
  leastInBand,
  leastJurors,
  type FieldFigure,
} from './feedback-bands.ts'

const fieldOf = (figures: readonly (number | null)[], jurors = 3): FieldFigure[] =>
  figures.map((figure, index) => ({
    proposalId: `p${index}`,
    figure: figure === null ? null : fraction(figure),
    jurors: figure === null ? 0 : jurors,
  }))

const toldOf = (figures: readonly (number | null)[], jurors?: number) =>
  [...bandsInField(fieldOf(figures, jurors)).values()].map(({ band, lack }) => band ?? lack)

describe('commonLack', () => {
  it.each([
    [['few-proposals', 'few-proposals'], 'few-proposals'],
    [['few-proposals', 'few-jurors'], null],
    [['few-proposals', null], null],
    [[null, 'few-proposals'], null],
    [[], null],
  ] as const)('%j: %s', (lacks, expected) => {
    expect(commonLack(lacks.map((lack) => ({ lack })))).toBe(expected)
  })
})

describe('bandsInField', () => {
  it('tells quarters where each has three proposals', () => {
    expect(toldOf([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual([
      ...Array<string>(3).fill('top-quarter'),
      ...Array<string>(3).fill('second-quarter'),
      ...Array<string>(3).fill('third-quarter'),
      ...Array<string>(3).fill('lowest-quarter'),
    ])
  })

  it('tells halves where quarters would be too small', () => {
    expect(toldOf([8, 7, 6, 5, 4, 3, 2, 1])).toEqual([
      ...Array<string>(4).fill('upper-half'),
      ...Array<string>(4).fill('lower-half'),
    ])
  })

  it('puts equals into the better band', () => {
    const told = toldOf([9, 8, 7, 7, 6, 6, 5, 4, 4, 3, 2, 2, 1])
    expect(told[2]).toBe(told[3])
    expect(toldOf([8, 7, 6, 5, 5, 3, 2, 1])).toEqual([
      ...Array<string>(5).fill('upper-half'),
      ...Array<string>(3).fill('lower-half'),
    ])
  })

  it.each([
    ['seven proposals', [7, 6, 5, 4, 3, 2, 1], 'few-proposals'],
    ['everybody equal', [4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 'close-together'],
    ['a lower half of two', [4, 4, 4, 4, 4, 4, 4, 4, 2, 1], 'close-together'],
  ])('says why there is none: %s', (_, figures, lack) => {
    expect(new Set(toldOf(figures))).toEqual(new Set([lack]))
  })

  it('leaves out what one juror scored, for itself and as a part of the field', () => {
    const field = fieldOf([8, 7, 6, 5, 4, 3, 2, 1])
    field[3] = { ...field[3]!, jurors: leastJurors - 1 }
    const told = [...bandsInField(field).values()].map(({ lack }) => lack)
    expect(told).toEqual(field.map((_, index) => (index === 3 ? 'few-jurors' : 'few-proposals')))
  })
})

const anyField = fc.array(
  fc.record({
    figure: fc.option(fc.integer({ min: -5, max: 5 }), { freq: 9 }),
    jurors: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 0, maxLength: 40 },
)
const built = (rows: readonly { figure: number | null; jurors: number }[]): FieldFigure[] =>
  rows.map(({ figure, jurors }, index) => ({
    proposalId: `p${index}`,
    figure: figure === null ? null : fraction(figure, 3),
    jurors: figure === null ? 0 : jurors,
  }))

describe('whatever the field', () => {
  it('the order of the rows changes no band', () => {
    fc.assert(
      fc.property(anyField, fc.integer(), (rows, seed) => {
        const field = built(rows)
        const mixed = field
          .map((row, index) => ({ row, key: Math.sin(seed + index) }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row)
        const [one, other] = [bandsInField(field), bandsInField(mixed)]
        for (const { proposalId } of field) expect(other.get(proposalId)).toEqual(one.get(proposalId))
      }),
    )
  })

  it('no score can be read: figures in the same order have the same bands, however far apart', () => {
    fc.assert(
      fc.property(anyField, (rows) => {
        const field = built(rows)
        const stretched = rows.map(({ figure }, index) => ({
          ...field[index]!,
          figure: figure === null ? null : fraction(figure ** 3 * 1000 + figure + 7),
        }))
        expect(bandsInField(stretched)).toEqual(bandsInField(field))
      }),
    )
  })

  it('no place can be read: who shares a band may change places unseen, and there are three of them at least', () => {
    fc.assert(
      fc.property(anyField, fc.nat(), fc.nat(), (rows, first, second) => {
        const field = built(rows)
        const told = bandsInField(field)
        const banded = field.filter(({ proposalId }) => told.get(proposalId)!.band !== null)
        if (banded.length === 0) return
        expect(banded.length).toBeGreaterThanOrEqual(leastField)
        for (const { proposalId } of banded) {
          const same = banded.filter((each) => told.get(each.proposalId)!.band === told.get(proposalId)!.band)
          expect(same.length).toBeGreaterThanOrEqual(leastInBand)
        }
        const one = banded[first % banded.length]!
        const same = banded.filter(
          ({ proposalId }) => told.get(proposalId)!.band === told.get(one.proposalId)!.band,
        )
        const other = same[second % same.length]!
        const swapped = field.map((row) => {
          if (row === one) return { ...row, figure: other.figure }
          return row === other ? { ...row, figure: one.figure } : row
        })
        expect(bandsInField(swapped)).toEqual(told)
      }),
    )
  })

  it('a better figure never has a worse band', () => {
    fc.assert(
      fc.property(anyField, (rows) => {
        const field = built(rows)
        const told = bandsInField(field)
        const order = [
          'top-quarter',
          'upper-half',
          'second-quarter',
          'third-quarter',
          'lower-half',
          'lowest-quarter',
        ]
        const placed = rows.flatMap(({ figure }, index) => {
          const band = told.get(`p${index}`)!.band
          return band === null || figure === null ? [] : [{ figure, at: order.indexOf(band) }]
        })
        for (const a of placed)
          for (const b of placed) if (a.figure > b.figure) expect(a.at).toBeLessThanOrEqual(b.at)
      }),
    )
  })
})
