import { stringify } from 'csv-stringify/sync'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import type { LoaderArgs, RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { isOrganiserOf, isScreenerOf } from '#app/people/core/viewer.ts'
import {
  exportRow,
  factColumns,
  fileNameOf,
  tableQuestions,
  workbookText,
  type ExportedOutcome,
  type RowWords,
} from '../core/export-table.ts'
import { readProposalQuery } from '../core/proposal-list.ts'
import { countToExport, exportPages, formsInWords, questionColumns } from '../data/export.server.ts'
import { recordReadings } from '../flows/record-readings.server.ts'
import type { ReaderCapacity } from '../flows/record-reading.server.ts'
import { unsealProposals } from '../flows/unseal-proposals.server.ts'
import { rowWords } from './export-words.server.ts'

type Format = 'csv' | 'xlsx' | 'json'

const types: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/**
 * The outcomes of a decision that a reader may know, by the proposal's id, and what they are called. Whoever knows of
 * decisions brings them along: this room comes before there are any.
 */
export type Outcomes = {
  readonly of: ReadonlyMap<string, ExportedOutcome>
  readonly call: (outcome: string) => string
}
export type OutcomesFor = (context: RequestContext) => Promise<Outcomes>

/** A workbook is made in memory: more than this is for the other two. */
const mostInWorkbook = 3000

/**
 * The list of proposals as the address asks for it, as a file. Sealed ones are refused with a sentence; what is exported
 * is noted as opened, before it is sent. CSV and JSON are sent page by page.
 */
export async function exportProposals(
  { request, context }: LoaderArgs,
  { format, outcomesFor }: { format: Format; outcomesFor: OutcomesFor },
): Promise<Response> {
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const t = context.t('deadline')
  if (!mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now))
    return sentence(t('export.sealed'), 409)
  const { personId } = context.signedIn
  const asked = {
    scope: { challengeId, personId },
    filters: readProposalQuery(new URL(request.url).searchParams),
  }
  if (format === 'xlsx' && (await countToExport(context.db, asked)) > mostInWorkbook)
    return sentence(t('export.too-many', { limit: mostInWorkbook }), 409)
  await unsealProposals({ challengeId, personId }, context.ports)
  const capacity = capacityOf(context)
  const outcomes = await outcomesFor(context)
  const pages = exportPages(context.db, asked, {
    decided: outcomes.of,
    // An auditor checks what was done, and reads no trade secrets.
    isWithheld: capacity === 'auditor',
    opened: (proposalIds) => recordReadings(context.ports.db, { proposalIds, personId, capacity }),
  })
  const forms = await formsInWords(context.db, challengeId, { lang: context.lang, t: context.t('publish') })
  const columns = questionColumns(forms)
  const header = [
    ...factColumns.map((column) => t(`export.columns.${column}`)),
    ...tableQuestions(columns).map(({ label }) => label),
  ]
  const words = { ...(await rowWords(context, challengeId, forms)), outcome: outcomes.call }
  const body = await bodyOf(format, { pages, columns, header, words, sheet: t('screening.title') })
  const name = `${fileNameOf('proposals', slug)}.${format}`
  return new Response(body, {
    headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${name}"` },
  })
}

/** As what the person reads proposals of this challenge. */
export function capacityOf({ signedIn, subject }: RequestContext): ReaderCapacity {
  const { id: challengeId, recorded } = sure(subject.challenge)
  const scope = { programmeId: recorded.programmeId, challengeId }
  if (isOrganiserOf(signedIn, scope)) return 'organiser'
  return isScreenerOf(signedIn, scope) ? 'screener' : 'auditor'
}

export function sentence(text: string, status: number): Response {
  return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

type Exported = {
  pages: ReturnType<typeof exportPages>
  columns: Awaited<ReturnType<typeof questionColumns>>
  header: readonly string[]
  words: RowWords
  sheet: string
}

function bodyOf(format: Format, exported: Exported): Promise<BodyInit> | BodyInit {
  if (format === 'csv') return streamOf(csvParts(exported))
  if (format === 'json') return streamOf(jsonParts(exported))
  return workbook(exported)
}

/** A mark at the beginning lets spreadsheets read every language; a cell that would be a formula gets an apostrophe. */
async function* csvParts({ pages, columns, header, words }: Exported): AsyncGenerator<string> {
  const lines = (rows: readonly (readonly string[])[]) =>
    stringify(rows as string[][], {
      escape_formulas: true,
      quoted: true,
      quoted_empty: true,
      record_delimiter: 'windows',
    })
  yield `\ufeff${lines([header])}`
  const questions = tableQuestions(columns)
  for await (const page of pages) yield lines(page.map((proposal) => exportRow(proposal, questions, words)))
}

async function* jsonParts({ pages, columns }: Exported): AsyncGenerator<string> {
  yield `{"questions":${JSON.stringify(columns)},"proposals":[`
  let isFirst = true
  for await (const page of pages) {
    yield page
      .map((proposal) => {
        const before = isFirst ? '\n' : ',\n'
        isFirst = false
        return before + JSON.stringify(proposal)
      })
      .join('')
  }
  yield '\n]}\n'
}

/** Every cell is a text, so that nothing in it calculates. */
async function workbook({ pages, columns, header, words, sheet }: Exported): Promise<BodyInit> {
  const cell = (value: string) => ({
    type: String,
    value: workbookText(value),
    wrap: true,
    alignVertical: 'top' as const,
  })
  const data: SheetData = [
    header.map((value) => ({ type: String, value: workbookText(value), fontWeight: 'bold' })),
  ]
  const questions = tableQuestions(columns)
  for await (const page of pages)
    for (const proposal of page)
      data.push(exportRow(proposal, questions, words).map((value) => (value === '' ? null : cell(value))))
  const buffer = await writeExcelFile(data, {
    sheet: sheet.slice(0, 31),
    columns: header.map((_, index) => ({ width: index < factColumns.length ? 18 : 40 })),
    stickyRowsCount: 1,
  }).toBuffer()
  return new Uint8Array(buffer)
}

/** Asked for as it is read: a slow reader holds one page in memory, and who reads nothing opens nothing. */
export function streamOf(parts: AsyncGenerator<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const source = {
    async pull(controller: ReadableStreamDefaultController<Uint8Array>) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  }
  return new ReadableStream(source, { highWaterMark: 0 })
}
