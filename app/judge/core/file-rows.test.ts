import { describe, expect, it } from 'vitest'
import { rowsOfSpreadsheet } from './file-rows.ts'

const headings = 'challenge,proposal,juror,criterion,score'
const said = (text: string) => {
  const read = rowsOfSpreadsheet(text, [...headings.split(','), 'factor'])
  return read.ok ? [] : read.refusal.problems.map(({ row, field, reason }) => `${row} ${field} ${reason}`)
}

describe('a spreadsheet', () => {
  it('keeps its row numbers over empty rows and cells of several lines', () => {
    const read = rowsOfSpreadsheet('\uFEFFname, score\r\n\r\n"A\nB",3\r\n,\r\n  \r\nC,"3,5"\r\n', [
      'name',
      'score',
    ])
    expect(read).toEqual({
      ok: true,
      value: [
        { number: 3, cells: { name: 'A\nB', score: '3' } },
        { number: 6, cells: { name: 'C', score: '3,5' } },
      ],
    })
  })

  it.each([
    [
      'a decimal comma without quotes',
      `${headings}\nC,A,J,a,3,5`,
      /^2 the row has 6 cells below 5 headings: a comma within a cell needs quotes around the cell.*point/,
    ],
    ['one beside an empty factor', `${headings},factor\nC,A,J,a,3,5,`, /^2 the row has 7 cells below 6/],
    ['one below no heading', `${headings},\nC,A,J,a,3,5`, /^2 cell 6 stands below no heading$/],
    [
      'a row that was cut',
      `${headings}\n\nC,A,J,a`,
      /^3 the row has 4 cells below 5 headings: an empty cell/,
    ],
    ['a heading twice', `${headings},score \nC,A,J,a,3,5`, /^1 score stands more than once/],
    [
      'a quote that is never closed',
      `${headings}\nC,A,J,a,"3`,
      /^2 cell 5 \(score\) begins with a quote that is never closed$/,
    ],
    [
      'something behind a closing quote',
      `${headings}\nC,A,J,a,2\nC,A,K,a,"3"5`,
      /^3 cell 5 \(score\) has something behind its closing quote: .*doubled/,
    ],
    [
      'a heading with a slip',
      `${headings},factr\nC,A,J,a,3,2`,
      /^1 cell 6 is no heading of such a file, which has challenge, proposal, juror, criterion, score, factor$/,
    ],
    ['a heading that is in capitals', `${headings},Factor\nC,A,J,a,3,2`, /^1 cell 6 is no heading/],
  ])('with %s is not read', (_name, text, reason) => {
    expect(said(text)).toEqual([expect.stringMatching(reason)])
  })

  it('may have columns without a heading where nothing stands below', () => {
    expect(said(`${headings},,\nC,A,J,a,3,,`)).toEqual([])
  })
})
