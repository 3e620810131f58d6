import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { fileNameOf, workbookText } from '#app/deadline/core/export-table.ts'
import { csvFile } from '#app/publish/core/csv.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { scoreSheet, type SheetTable } from '../core/score-sheet.ts'
import { ownSheet, sheetWords } from '../data/score-sheet.server.ts'
import { mayReadAssigned } from './may-read-assigned.ts'
import { notFound } from '#app/http/responses.server.ts'

/** A juror's own scorecards as a table to work in without a line. */
export async function sheetAsFile({ context }: LoaderArgs, format: 'csv' | 'xlsx'): Promise<Response> {
  const { id: challengeId, slug } = sure(context.subject.challenge)
  if (!mayReadAssigned(context)) throw notFound()
  const { lang } = context
  const { cards, criteria } = await ownSheet(context.db, {
    ...{ challengeId, lang },
    jurorId: sure(context.subject.juror).id,
  })
  const table = scoreSheet(cards, { criteria, words: sheetWords(lang), sha256 })
  const body = format === 'csv' ? csvFile(table.header, table.rows) : await workbookOf(table)
  return new Response(body, {
    headers: {
      'content-type':
        format === 'csv'
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${fileNameOf('scores', slug)}.${format}"`,
      'cache-control': 'private, no-store',
    },
  })
}

/** Every cell is a text, so that nothing in it calculates and no score becomes a day. */
async function workbookOf({ header, rows }: SheetTable): Promise<Uint8Array<ArrayBuffer>> {
  const data: SheetData = [
    header.map((value) => ({ type: String, value: workbookText(value), fontWeight: 'bold', wrap: true })),
    ...rows.map((row) =>
      row.map((value) =>
        value === '' ? null : { type: String, value: workbookText(value), wrap: true, format: '@' },
      ),
    ),
  ]
  const wide = new Set([1, header.length - 3, header.length - 2])
  const buffer = await writeExcelFile(data, {
    columns: header.map((_, index) => ({ width: wide.has(index) ? 40 : 18 })),
    stickyRowsCount: 1,
  }).toBuffer()
  return new Uint8Array(buffer)
}
