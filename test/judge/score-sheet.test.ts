import writeExcelFile from 'write-excel-file/node'
import { strToU8, zipSync, unzipSync, strFromU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { scorecards, scores } from '#db/schema/index.ts'
import { cellsOfFile } from '#app/judge/data/sheet-file.server.ts'
import { ownSheet } from '#app/judge/data/score-sheet.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { saveScoreSheet } from '#app/judge/flows/save-score-sheet.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld } from './judging-world.ts'

const database = useDatabase()

const texts = (bytes: Uint8Array) => {
  const read = cellsOfFile(bytes)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value.map((row) => row.map(({ text, isFormula }) => (isFormula ? `formula ${text}` : text)))
}

describe('the file of a table', () => {
  it('is read as a workbook with texts, numbers, formulas and cells that are not there', async () => {
    const written = await writeExcelFile([
      [
        { type: String, value: 'Reference' },
        { type: String, value: '1. Vaikutus & äö 影响' },
      ],
      [{ type: String, value: 'HEL-1' }, null, { type: Number, value: 4 }],
      [
        { type: String, value: '_x005F_x0041_' },
        { type: 'Formula', value: 'SUM(1,2)' },
      ],
    ]).toBuffer()
    expect(texts(new Uint8Array(written))).toEqual([
      ['Reference', '1. Vaikutus & äö 影响'],
      ['HEL-1', '', '4'],
      ['_x0041_', 'formula '],
    ])
  })

  it.each([
    ['a,b\r\n"1,5",2\r\n', [['a', 'b'], ['1,5', '2'], ['']]],
    ['\ufeffa;b\n1,5;"x;""y"""\n', [['a', 'b'], ['1,5', 'x;"y"'], ['']]],
    [
      'a\tb\n1,5\t2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
  ])('is read as CSV with the separator of its first line: %j', (text, rows) => {
    expect(texts(strToU8(text))).toEqual(rows)
  })

  it('is refused when it is too large, unpacks to too much, or is no table', () => {
    const code = (bytes: Uint8Array) => {
      const read = cellsOfFile(bytes)
      return read.ok ? 'read' : read.refusal.code
    }
    expect(code(new Uint8Array(2_000_001))).toBe('sheet-too-large')
    expect(code(strToU8('"never closed'))).toBe('sheet-quote-open')
    expect(code(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toBe('sheet-unreadable')
    expect(code(strToU8('PK rubbish'))).toBe('sheet-unreadable')
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(41_000_000) })
    expect(code(bomb)).toBe('sheet-unreadable')
    expect(strFromU8(unzipSync(zipSync({ a: strToU8('x') })).a!)).toBe('x')
  })

  it.each([
    ['Reference;1. Impact\nHEL-1;"3"5\n', 'sheet-quote-then-text', 2, '1. Impact'],
    ['Reference,\nHEL-1,"3', 'sheet-quote-open', 2, '2'],
  ])('is refused with the place where quotes are not as they should be: %j', (text, code, row, column) => {
    expect(cellsOfFile(strToU8(text))).toEqual({ ok: false, refusal: { code, row, column } })
  })

  it('expands no entity of its own making', () => {
    const sheet =
      '<!DOCTYPE x [<!ENTITY e "eee">]><sheetData><c r="A1" t="str"><v>&e;&amp;</v></c></sheetData>'
    expect(texts(zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet) }))).toEqual([['&e;&']])
  })
})

describe('saving a table', () => {
  async function twoAssigned() {
    const world = await judgingWorld(database)
    const { challengeId, proposalIds } = world
    const juror = await aJuror(database.db, { challengeId })
    const ids: string[] = []
    for (const proposalId of proposalIds.slice(0, 2))
      ids.push((await anAssignment(database.db, { challengeId, jurorId: juror.id, proposalId })).id)
    return { ...world, juror, ids }
  }

  it('writes several scorecards at once, and they are there when the table goes out again', async () => {
    const { ids, juror, ports, criterionIds, challengeId } = await twoAssigned()
    const cards = ids.map((assignmentId, index) => ({
      assignmentId,
      scores: [{ criterionId: criterionIds[0], answer: String(index + 2), seen: 0 }],
      texts: { commentToTeam: `=1+${index}`, seen: 1 },
    }))
    expect(await saveScoreSheet({ personId: juror.personId, cards }, ports)).toEqual({
      ...{ ok: true, value: { cells: 4 } },
    })
    const own = await ownSheet(database.db, { challengeId, jurorId: juror.id, lang: 'en' })
    const byId = new Map(own.cards.map((card) => [card.assignmentId, card]))
    expect(ids.map((id) => byId.get(id)?.answers[criterionIds[0]])).toEqual(['2', '3'])
    expect(ids.map((id) => byId.get(id)?.commentToTeam)).toEqual(['=1+0', '=1+1'])
  })

  it('writes nothing of any when one is refused', async () => {
    const { ids, juror, ports, criterionIds } = await twoAssigned()
    const [first, second] = [...ids].sort()
    const final = criterionIds.map((criterionId) => ({ criterionId, answer: '3', seen: 0 }))
    await finaliseScorecard({ assignmentId: second!, personId: juror.personId, scores: final }, ports)
    const scoresOf = (answer: string) => [{ criterionId: criterionIds[0], answer, seen: 0 }]
    const cards = [second!, first!].map((assignmentId) => ({ assignmentId, scores: scoresOf('5') }))
    expect(await saveScoreSheet({ personId: juror.personId, cards }, ports)).toEqual({
      ...{ ok: false, refusal: { code: 'scorecard-final', assignmentId: second } },
    })
    expect(await database.db.select({ points: scores.points }).from(scores)).toEqual([
      { points: '3' },
      { points: '3' },
    ])
    expect(await database.db.select({ state: scorecards.state }).from(scorecards)).toEqual([
      { state: 'final' },
    ])
  })
})
