import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#app/record/sha256.server.ts'
import { cellsOfCsv } from '#app/publish/core/csv-cells.ts'
import { csvFile } from '#app/publish/core/csv.ts'
import { readReturnedSheet, type SheetCell } from './returned-sheet.ts'
import { scoreSheet, type SheetCard, type SheetWords } from './score-sheet.ts'

const english: SheetWords = {
  ...{ reference: 'Reference', title: 'Title', comment: 'Comment to the team', note: 'Private note' },
  ...{ state: 'State (leave as it is)', answers: { 'cannot-judge': 'cannot judge' } },
}
const finnish: SheetWords = {
  ...{ reference: 'Tunnus', title: 'Otsikko', comment: 'Kommentti tiimille', note: 'Oma muistiinpano' },
  ...{ state: 'Tila (älä muuta)', answers: { 'cannot-judge': 'en voi arvioida' } },
}
/** Whole points from 1 to 5. */
const takes = (typed: string) => (/^[1-5]([.,]0+)?$/.test(typed) ? typed.slice(0, 1) : null)
const criteria = [
  { id: 'impact', position: 1, names: ['Impact', 'Vaikutus'] },
  { id: 'plan', position: 2, names: ['Plan', 'Suunnitelma'] },
].map((each) => ({ ...each, name: each.names[0]!, takes }))

const card = (given: Partial<SheetCard> = {}): SheetCard => ({
  ...{ assignmentId: 'a1', reference: 'HEL-1', title: 'Heat', isFinal: false, notAsked: [] },
  ...{ answers: { impact: '4' }, versions: { impact: 1, texts: 2 }, commentToTeam: 'Good.', privateNote: '' },
  ...given,
})
const tableOf = (cards: readonly SheetCard[], words = english) =>
  scoreSheet(cards, { criteria, words, sha256 })
const cellsOf = (rows: readonly (readonly string[])[]): SheetCell[][] =>
  rows.map((row) => row.map((text) => ({ text, isFormula: false })))
const read = (rows: readonly (readonly SheetCell[])[], cards: readonly SheetCard[]) => {
  const result = readReturnedSheet(rows, {
    ...{ cards, criteria, words: [english, finnish], longestText: 100, sha256 },
  })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
/** The table of one card with some cells written over, by heading. */
function returned(given: SheetCard, typed: Record<string, string>, words = english): SheetCell[][] {
  const { header, rows } = tableOf([given], words)
  const row = header.map((heading, at) => typed[heading] ?? rows[0]![at]!)
  return cellsOf([header, row])
}

describe('a sheet that comes back', () => {
  it('changes nothing as it went out', () => {
    expect(read(returned(card(), {}), [card()])).toEqual({ changes: [], problems: [], same: 2, emptied: 0 })
  })

  it('says each changed cell, with what the page says and the version it builds on', () => {
    const { changes, problems } = read(
      returned(card(), { '1. Impact': '5', '2. Plan': 'cannot judge', 'Private note': 'Ask' }),
      [card()],
    )
    expect(problems).toEqual([])
    expect(
      changes.map(({ field, page, sheet, seen, isConflict }) => [field, page, sheet, seen, isConflict]),
    ).toEqual([
      [{ criterionId: 'impact' }, '4', '5', 1, false],
      [{ criterionId: 'plan' }, '', 'cannot-judge', 0, false],
      ['note', '', 'Ask', 2, false],
    ])
  })

  it('leaves to the page what was changed there alone, and asks where both were', () => {
    const out = card()
    const now = card({ answers: { impact: '2', plan: '1' }, versions: { impact: 2, plan: 1, texts: 2 } })
    expect(read(returned(out, {}), [now]).changes).toEqual([])
    const { changes } = read(returned(out, { '1. Impact': '5', '2. Plan': '3' }), [now])
    expect(changes.map(({ page, sheet, isConflict }) => [page, sheet, isConflict])).toEqual([
      ['2', '5', true],
      ['1', '3', true],
    ])
  })

  it('asks about every answer when its last column was lost', () => {
    const { changes } = read(returned(card(), { '1. Impact': '5', 'State (leave as it is)': 'rubbish' }), [
      card(),
    ])
    expect(changes.map(({ isConflict }) => isConflict)).toEqual([true])
  })

  it('is read with moved columns and in another language', () => {
    const { header, rows } = tableOf([card()], finnish)
    const typed = rows.map((row) => row.map((cell, at) => (at === 3 ? '2' : cell)))
    const turned = cellsOf([header, ...typed]).map((row) => [...row].reverse())
    const heading = turned[0]!.findIndex(({ text }) => text === '2. Plan')
    turned[0]![heading] = { text: '2. suunnitelma', isFormula: false }
    expect(read(turned, [card()]).changes).toMatchObject([{ field: { criterionId: 'plan' }, sheet: '2' }])
  })

  it.each([
    ['6', 'off-scale'],
    ['0', 'off-scale'],
    ['3,5', 'off-scale'],
    ['1.5.2022', 'off-scale'],
    ['four', 'off-scale'],
    ['-3', 'off-scale'],
    ['=1+2', 'formula'],
    ['@SUM(1;2)', 'formula'],
  ])('takes no %s', (typed, code) => {
    const { changes, problems } = read(returned(card(), { '2. Plan': typed }), [card()])
    expect(changes).toEqual([])
    const { assignmentId, reference } = card()
    const about = { assignmentId, reference }
    expect(problems).toEqual([{ code, row: 2, column: '2. Plan', value: typed, card: about }])
  })

  it.each([
    ['3,0', '3'],
    ['3.00', '3'],
    [' 3 ', '3'],
    ['EN VOI ARVIOIDA', 'cannot-judge'],
  ])('takes %s as %s', (typed, sheet) => {
    expect(read(returned(card(), { '2. Plan': typed }), [card()]).changes).toMatchObject([{ sheet }])
  })

  it('takes nothing of a row with a cell below no heading: a comma too many has moved the others', () => {
    const table = returned(card(), { '2. Plan': '3' })
    const moved = [
      table[0]!,
      [...table[1]!.slice(0, 3), { text: '5', isFormula: false }, ...table[1]!.slice(3)],
    ]
    const about = { assignmentId: 'a1', reference: 'HEL-1' }
    expect(read(moved, [card()])).toMatchObject({
      changes: [],
      problems: [{ code: 'beyond-headings', row: 2, column: '8', card: about }],
    })
  })

  it('names a heading that is not known, and takes nothing below it', () => {
    const [header, row] = returned(card(), { '2. Plan': '3' })
    const slipped = header!.map((cell) => (cell.text === '2. Plan' ? { ...cell, text: '2. Plam' } : cell))
    const { changes, problems } = read([slipped, row!], [card()])
    expect(changes).toEqual([])
    expect(problems.map(({ code, row: at, column }) => [code, at, column])).toEqual([
      ['column-unknown', 1, '2. Plam'],
      ['column-missing', 1, '2. Plan'],
    ])
  })

  it('takes nothing out of a cell that calculates, whatever it shows', () => {
    const rows = returned(card(), { '2. Plan': '3', 'Private note': 'shown' })
    rows[1] = rows[1]!.map((cell) => ({ ...cell, isFormula: ['3', 'shown'].includes(cell.text) }))
    const { changes, problems } = read(rows, [card()])
    expect(changes).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['formula', 'formula'])
  })

  it('takes nothing away with an empty cell', () => {
    expect(read(returned(card(), { '1. Impact': '', 'Comment to the team': ' ' }), [card()])).toEqual({
      ...{ changes: [], problems: [], same: 0, emptied: 2 },
    })
  })

  it('names rows and columns it does not know, and counts none of them', () => {
    const { header, rows } = tableOf([card()])
    const cells = cellsOf([[...header, 'Mood', '1. Impact'], rows[0]!, ['HEL-9', 'x', '3'], rows[0]!])
    cells[0]![3] = { text: '2. Other plan', isFormula: false }
    const { changes, problems } = read(cells, [card()])
    expect(changes).toEqual([])
    expect(problems.map(({ code, row }) => [code, row])).toEqual([
      ['column-unknown', 1],
      ['column-unknown', 1],
      ['column-twice', 1],
      ['column-missing', 1],
      ['unknown-row', 3],
      ['row-twice', 4],
    ])
  })

  it('changes no final scorecard, and says which it is', () => {
    const final = card({ isFinal: true })
    const { assignmentId, reference } = final
    expect(read(returned(final, { '1. Impact': '5' }), [final])).toMatchObject({
      ...{ changes: [], problems: [{ code: 'final', value: '5', card: { assignmentId, reference } }] },
    })
  })

  it('takes no answer that is asked of finalists only', () => {
    const asked = card({ notAsked: ['plan'] })
    expect(read(returned(asked, { '2. Plan': '3' }), [asked])).toMatchObject({
      ...{ changes: [], problems: [{ code: 'not-asked', value: '3' }] },
    })
  })

  it('says when it is empty or has no references', () => {
    const given = { cards: [], criteria, words: [english], longestText: 100, sha256 }
    expect(readReturnedSheet([], given)).toMatchObject({ refusal: { code: 'sheet-empty' } })
    const rows = cellsOf([['Title'], ['Heat']])
    expect(readReturnedSheet(rows, given)).toMatchObject({ refusal: { code: 'sheet-without-references' } })
  })

  it('goes out and comes back through a file without a change, whatever was written', () => {
    const answer = fc.constantFrom('1', '5', 'cannot-judge', undefined)
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((each) => each.replaceAll('\u0000', ''))
    fc.assert(
      fc.property(answer, answer, text, text, (impact, plan, commentToTeam, privateNote) => {
        const answers = { ...(impact && { impact }), ...(plan && { plan }) }
        const given = card({ answers, commentToTeam, privateNote })
        const { header, rows } = tableOf([given])
        const back = cellsOfCsv(csvFile(header, rows))
        const { changes, problems } = read(cellsOf(back!.slice(0, 2)), [given])
        expect([changes, problems]).toEqual([[], []])
      }),
    )
  })
})
