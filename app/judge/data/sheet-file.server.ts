import { Parser } from 'htmlparser2'
import { strFromU8, unzipSync } from 'fflate'
import { readCsvCells } from '#app/publish/core/csv-cells.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { largestSheet } from '../core/score-sheet-schema.ts'
import type { SheetCell } from '../core/returned-sheet.ts'

/** Unpacked, a workbook may be as large as this. */
const mostUnpacked = 40_000_000

export type SheetFileRefusal =
  | { readonly code: 'sheet-too-large' }
  | { readonly code: 'sheet-unreadable' }
  /** The place as a spreadsheet counts; `column` is the heading, or the number of the column where it has none. */
  | {
      readonly code: 'sheet-quote-open' | 'sheet-quote-then-text'
      readonly row: number
      readonly column: string
    }

/** The cells of a table as a file: a workbook (XLSX, its first sheet) or CSV with commas, semicolons or tabs. Never throws. */
export function cellsOfFile(bytes: Uint8Array): Result<SheetCell[][], SheetFileRefusal> {
  if (bytes.byteLength > largestSheet) return refuse('sheet-too-large')
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isArchive) return cellsOfText(strFromU8(bytes))
  const cells = cellsOfWorkbook(bytes)
  return cells === null ? refuse('sheet-unreadable') : accept(cells)
}

function cellsOfText(text: string): Result<SheetCell[][], SheetFileRefusal> {
  const first = /^[^\n]*/.exec(text)?.[0] ?? ''
  const count = (sign: string) => first.split(sign).length
  // Where the comma is for decimals, spreadsheets separate by semicolons.
  const separator = ([',', ';', '\t'] as const).reduce((best, each) =>
    count(each) > count(best) ? each : best,
  )
  const read = readCsvCells(text, separator)
  if (!read.ok) {
    const { code, row, cell, heading } = read.refusal
    return refuse(`sheet-${code}`, { row, column: heading === '' ? String(cell) : heading })
  }
  return accept(read.value.map((row) => row.map((cell) => ({ text: cell, isFormula: false }))))
}

function cellsOfWorkbook(bytes: Uint8Array): SheetCell[][] | null {
  try {
    let unpacked = 0
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        const isWanted = /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/.test(name)
        unpacked += isWanted ? originalSize : 0
        if (unpacked > mostUnpacked) throw new Error('a workbook that unpacks to more than it should')
        return isWanted
      },
    })
    const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/'))
    const number = (name: string) => Number(/\d+/.exec(name)?.[0])
    const [first] = sheets.sort((a, b) => number(a) - number(b))
    const sheet = first === undefined ? undefined : parts[first]
    if (!sheet) return null
    const strings = parts['xl/sharedStrings.xml']
    return cellsOfSheet(strFromU8(sheet), strings ? sharedTexts(strFromU8(strings)) : [])
  } catch {
    return null
  }
}

/** The texts that cells name by their place. Readings beside Japanese characters are left out. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  let isText = false
  let isReading = false
  parse(xml, {
    open(name) {
      if (name === 'si') texts.push('')
      if (name === 'rPh') isReading = true
      isText = name === 't'
    },
    close(name) {
      if (name === 'rPh') isReading = false
      isText = false
    },
    text(piece) {
      if (isText && !isReading) texts[texts.length - 1] += piece
    },
  })
  return texts.map(unescaped)
}

const mostColumns = 200
const mostRows = 5_000

/** The sheet's cells in their places; one that is not in the file is empty. */
function cellsOfSheet(xml: string, strings: readonly string[]): SheetCell[][] {
  const rows: SheetCell[][] = []
  let cell: { column: number; row: number; type: string; text: string; isFormula: boolean } | null = null
  let isValue = false
  parse(xml, {
    open(name, attributes) {
      if (name === 'c') {
        const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributes.r ?? '')
        cell = {
          column: place ? columnOf(place[1] ?? '') : 0,
          row: place ? Number(place[2]) - 1 : 0,
          type: attributes.t ?? 'n',
          text: '',
          isFormula: false,
        }
      }
      if (name === 'f' && cell) cell.isFormula = true
      isValue = name === 'v' || name === 't'
    },
    text(piece) {
      if (isValue && cell) cell.text += piece
    },
    close(name) {
      isValue = false
      if (name !== 'c' || !cell) return
      const { column, row, type, text, isFormula } = cell
      cell = null
      if (column >= mostColumns || row >= mostRows) return
      while (rows.length <= row) rows.push([])
      const line = rows[row] ?? []
      while (line.length < column) line.push({ text: '', isFormula: false })
      line[column] = { text: shown(type, text, strings), isFormula }
    },
  })
  return rows
}

function shown(type: string, text: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  return type === 'n' ? text : unescaped(text)
}

const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** `_x000D_` stands for a sign that XML cannot hold. */
const unescaped = (text: string) =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Names without their prefixes: some programs write `x:c` for `c`. */
function parse(
  xml: string,
  on: {
    open(name: string, attributes: Record<string, string>): void
    close(name: string): void
    text(piece: string): void
  },
): void {
  const plain = (name: string) => name.replace(/^\w+:/, '')
  const parser = new Parser(
    {
      onopentag: (name, attributes) => on.open(plain(name), attributes),
      onclosetag: (name) => on.close(plain(name)),
      ontext: (piece) => on.text(piece),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
}
