import * as z from 'zod/mini'
import { countCharacters } from '#app/platform/format.ts'
import { cellKinds, type AnswerProblem, type CellKind, type QuestionType } from '../question-type.ts'
import { hasDecimals, typedDay, typedNumber } from '../typed-number.ts'
import { partKey } from './choice-list.ts'
import { currencyCode } from './money.ts'

export type TableColumn = { readonly key: string; readonly kind: CellKind }

/** Rows of the same columns: a budget, milestones. Money is in `currency` (ISO 4217); columns of money have a total. */
export type TableConfig = {
  readonly columns: readonly TableColumn[]
  readonly currency: string
  readonly minimumRows: number
  readonly maximumRows: number
}

/** By the key of the column; what is not there is empty. */
export type TableRow = Readonly<Record<string, string>>

export const mostColumns = 8
export const mostRows = 40
/** Characters people see in one cell. */
export const longestCell = 300

const rowCount = z.int().check(z.minimum(1), z.maximum(mostRows))

/** The rows an answer holds, blank ones left out; none when it is no table. */
export function rowsOf(answer: string): TableRow[] {
  try {
    const rows: unknown = JSON.parse(answer)
    if (!Array.isArray(rows)) return []
    return rows.flatMap((row: unknown) => {
      if (typeof row !== 'object' || row === null) return []
      const cells = Object.entries(row).filter(
        (cell): cell is [string, string] => typeof cell[1] === 'string',
      )
      return cells.some(([, text]) => text.trim() !== '') ? [Object.fromEntries(cells)] : []
    })
  } catch {
    return []
  }
}

/** The sum of a column of money, exact to the cent; cells that are no sum count as nothing. */
export function totalOf(rows: readonly TableRow[], column: string): number {
  const cents = rows.reduce((sum, row) => sum + Math.round((typedNumber(row[column] ?? '') ?? 0) * 100), 0)
  return cents / 100
}

export const table: QuestionType<TableConfig> = {
  config: z
    .strictObject({
      columns: z
        .array(z.strictObject({ key: partKey, kind: z.enum(cellKinds) }))
        .check(z.minLength(1), z.maxLength(mostColumns)),
      currency: currencyCode,
      minimumRows: rowCount,
      maximumRows: rowCount,
    })
    .check(
      z.refine(({ columns }) => new Set(columns.map(({ key }) => key)).size === columns.length),
      z.refine(({ minimumRows, maximumRows }) => minimumRows <= maximumRows),
    ),
  fresh: {
    columns: [
      { key: 'what', kind: 'text' },
      { key: 'cost', kind: 'money' },
    ],
    currency: 'EUR',
    minimumRows: 1,
    maximumRows: 20,
  },
  problem(answer, { columns, minimumRows, maximumRows }) {
    const rows = rowsOf(answer)
    if (rows.length < minimumRows) return { code: 'too-few-rows', count: minimumRows }
    if (rows.length > maximumRows) return { code: 'too-many-rows', count: maximumRows }
    for (const [index, row] of rows.entries()) {
      const problem = rowProblem(row, index + 1, columns)
      if (problem) return problem
    }
    return null
  },
  whenEmpty: { code: 'missing' },
  canonical: (answer, { columns }) =>
    JSON.stringify(
      rowsOf(answer).map((row) =>
        Object.fromEntries(columns.map(({ key, kind }) => [key, canonicalCell(row[key] ?? '', kind)])),
      ),
    ),
  parts: ({ columns }) => columns.map(({ key }) => key),
}

function rowProblem(row: TableRow, number: number, columns: readonly TableColumn[]): AnswerProblem | null {
  for (const { key, kind } of columns) {
    const text = row[key]?.trim() ?? ''
    if (text === '') return { code: 'row-incomplete', row: number }
    if (!isCell(text, kind)) return { code: 'cell-wrong', row: number, column: key, kind }
  }
  return null
}

function isCell(text: string, kind: CellKind): boolean {
  if (kind === 'date') return typedDay(text) !== null
  if (kind === 'text') return countCharacters(text) <= longestCell
  const value = typedNumber(text)
  return value !== null && (kind === 'number' || (value >= 0 && hasDecimals(value, 2)))
}

function canonicalCell(text: string, kind: CellKind): string {
  if (kind === 'date') return typedDay(text) ?? text.trim()
  if (kind === 'text') return text.trim()
  return String(typedNumber(text) ?? text.trim())
}
