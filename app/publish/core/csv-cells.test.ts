import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvFile } from './csv.ts'
import { cellsOfCsv, readCsvCells } from './csv-cells.ts'

describe('the cells of a CSV text', () => {
  it.each([
    [
      'a,b\r\n"1,5",2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    ['"say ""yes""","two\nlines"', [['say "yes"', 'two\nlines']]],
    ['"a" ,b', [['a', 'b']]],
    ['6" pipe,3"5', [['6" pipe', '3"5']]],
    ['"",""', [['', '']]],
  ])('are those of %j', (text, cells) => expect(cellsOfCsv(text)).toEqual(cells))

  it.each([
    ['score\n"3"5', 'quote-then-text', 2, 1, 'score'],
    ['juror,score\n"A\nB","3""4"5', 'quote-then-text', 2, 2, 'score'],
    ['juror,score\nA,3\n\nB,""5', 'quote-then-text', 4, 2, 'score'],
    ['"juror"s,score', 'quote-then-text', 1, 1, ''],
    ['juror,score\nA,3,"x', 'quote-open', 2, 3, ''],
    ['juror,score\nA,"3\nB,4', 'quote-open', 2, 2, 'score'],
  ])('are refused of %j, with the place', (text, code, row, cell, heading) => {
    expect(readCsvCells(text)).toEqual({ ok: false, refusal: { code, row, cell, heading } })
    expect(cellsOfCsv(text)).toBeNull()
  })

  it('come back as they were written, whatever stands in them', () => {
    const cell = fc.stringMatching(/^[a-z][a-z",;\n 0-9]{0,8}$/)
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(table, (rows) => {
        const [header = [], ...others] = rows
        const back = cellsOfCsv(csvFile(header, others))
        expect(back?.slice(0, rows.length)).toEqual(rows)
      }),
    )
  })
})
