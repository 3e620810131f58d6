/** One row of a list becomes a listing, as far as it can be read; the rest is told. */
import {
  readListingAmount,
  readListingDate,
  type DateOrder,
  type ListingProblem,
  type ListingReason,
} from './listing.ts'

export type ReadListing = {
  readonly source: string
  readonly sourceId: string
  readonly sourceUrl: string | null
  readonly title: string
  readonly tagline: string
  readonly publisher: string
  /** Markdown. */
  readonly body: string
  readonly opensText: string
  readonly opensLocal: string | null
  readonly closesText: string
  readonly closesLocal: string | null
  readonly zone: string | null
  readonly opensAt: Date | null
  readonly closesAt: Date | null
  readonly prizeText: string
  readonly prizeAmount: number | null
}

/** Long texts in the order of the page, each with the heading it gets there. */
const parts = [
  ['description', null],
  ['prizes', 'Prizes'],
  ['rules', 'Rules'],
  ['judging', 'Judging'],
  ['how_to_enter', 'How to enter'],
] as const

const longest = 50_000

export type RowReading = {
  /** From 1. */
  readonly row: number
  readonly order: DateOrder
  /** Where the list was published, when the rows do not say. */
  readonly source: string | null
  readonly markdownOf: (text: string) => string
}

/** Null when the row cannot become a listing at all: then the problems say why. */
export function readListingRow(
  value: unknown,
  { row, order, source: given, markdownOf }: RowReading,
): { listing: ReadListing | null; problems: ListingProblem[] } {
  const problems: ListingProblem[] = []
  const tell = (field: string, text: string, reason: ListingReason) =>
    void problems.push({ row, field, value: text.length > 200 ? `${text.slice(0, 200)}…` : text, reason })
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell('', typeof value === 'string' ? value : JSON.stringify(value ?? null), 'row-unreadable')
    return { listing: null, problems }
  }
  const cells = value as Readonly<Record<string, unknown>>
  const textOf = (field: string): string => {
    const cell = Object.hasOwn(cells, field) ? cells[field] : undefined
    const text = typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : ''
    if (/[\0\p{Cs}]/u.test(text)) {
      tell(field, text.replaceAll(/[\0\p{Cs}]/gu, '\ufffd'), 'unwritable')
      return ''
    }
    if (text.length > longest) {
      tell(field, text, 'too-long')
      return ''
    }
    return text.trim()
  }
  const dateOf = (field: string) => {
    const text = textOf(field)
    const read = readListingDate(text, order)
    for (const reason of read.reasons) tell(field, text, reason)
    return { text, ...read }
  }

  const sourceUrl = addressOf(textOf('source_url'), (text) => tell('source_url', text, 'address-unreadable'))
  const source = given ?? (sourceUrl && new URL(sourceUrl).hostname.replace(/^www\./, ''))
  const [sourceId, title] = [textOf('id'), textOf('title').slice(0, 500)]
  if (sourceId === '') tell('id', '', 'missing')
  if (title === '') tell('title', '', 'missing')
  if (source === null) tell('source_url', '', 'no-source')
  const opens = dateOf('submission_start_raw')
  const closes = dateOf('submission_end_raw')
  const isBackwards = opens.local !== null && closes.local !== null && closes.local < opens.local
  if (isBackwards) tell('submission_end_raw', closes.text, 'closes-before-opening')
  const prizeText = textOf('total_prize_raw')
  const prize = readListingAmount(prizeText)
  for (const reason of prize.reasons) tell('total_prize_raw', prizeText, reason)
  if (sourceId === '' || title === '' || source === null) return { listing: null, problems }
  const body = parts.flatMap(([field, heading]) => {
    const text = markdownOf(textOf(field)).trim()
    return text === '' ? [] : [heading === null ? text : `## ${heading}\n\n${text}`]
  })
  const listing: ReadListing = {
    ...{ source, sourceId, sourceUrl, title },
    tagline: textOf('tagline'),
    publisher: textOf('agency'),
    body: body.join('\n\n'),
    opensText: opens.text,
    opensLocal: opens.local,
    closesText: closes.text,
    closesLocal: closes.local,
    zone: closes.zone ?? opens.zone,
    opensAt: opens.at,
    closesAt: closes.at,
    prizeText,
    prizeAmount: prize.amount,
  }
  return { listing, problems }
}

function addressOf(text: string, tell: (text: string) => void): string | null {
  if (text === '') return null
  try {
    const { protocol, href } = new URL(text)
    if (protocol === 'https:' || protocol === 'http:') return href
  } catch {
    // Told below like any other address that leads nowhere.
  }
  tell(text)
  return null
}
