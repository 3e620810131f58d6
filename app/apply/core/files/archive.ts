/**
 * The list of contents at the end of a ZIP archive (APPNOTE 4.3.12, 4.3.16), read without unpacking anything. Office
 * files are such archives. What does not add up is refused: it can only be meant for somebody's reader.
 */
import type { FileRefusal } from './inspection.ts'
import { mostArchiveEntries, mostArchiveRatio, mostUnpackedBytes, type FileType } from './file-types.ts'

export type ArchiveEntry = {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly isDeflated: boolean
  /** Where its own header begins, from the start of the file. */
  readonly at: number
}

/** Where the list of contents lies in the file. */
export type ArchiveEnd = { readonly at: number; readonly length: number; readonly count: number }

/** The longest end of an archive: 22 bytes and a comment of 65,535. */
export const longestArchiveEnd = 22 + 65_535
/** More than any list of 2,000 entries needs. */
const longestList = 1024 * 1024

const endMark = 0x06054b50
const entryMark = 0x02014b50
const entryHeader = 46

/** True when the last bytes of a file hold the end of an archive: in a PDF or a picture it has no business. */
export function holdsArchiveEnd(tail: DataView): boolean {
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    // Compressed pictures hold these four bytes by chance now and then; the rest of a record they do not.
    if (tail.getUint32(at, true) === endMark && isOneDisk(tail, at)) return true
  }
  return false
}

const isOneDisk = (tail: DataView, at: number) =>
  tail.getUint32(at + 4, true) === 0 && tail.getUint16(at + 8, true) === tail.getUint16(at + 10, true)

/**
 * Finds the list by the last bytes of a file of `size` bytes; null when it does not end as an archive. The list must end
 * where the end record begins, and nothing may follow it.
 */
export function archiveEnd(tail: DataView, size: number): ArchiveEnd | null {
  const position = positionOfEnd(tail)
  if (position === null) return null
  const count = tail.getUint16(position + 10, true)
  const length = tail.getUint32(position + 12, true)
  const at = tail.getUint32(position + 16, true)
  const commentLength = tail.getUint16(position + 20, true)
  const endAt = size - tail.byteLength + position
  if (!isOneDisk(tail, position) || position + 22 + commentLength !== tail.byteLength) return null
  if (at + length !== endAt || length > longestList) return null
  return { at, length, count }
}

function positionOfEnd(tail: DataView): number | null {
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) if (tail.getUint32(at, true) === endMark) return at
  return null
}

const bomb: FileRefusal = { code: 'file-bomb' }
const damaged: FileRefusal = { code: 'file-damaged' }

/** The entries of a list; a refusal when it lies, or would unpack to far more than an Office file is. */
export function archiveEntries(
  list: DataView,
  { count, size }: { readonly count: number; readonly size: number },
): { ok: true; entries: ArchiveEntry[] } | { ok: false; refusal: FileRefusal } {
  const entries: ArchiveEntry[] = []
  let packedSum = 0
  let unpackedSum = 0
  for (let at = 0; at < list.byteLength;) {
    if (entries.length >= mostArchiveEntries) return { ok: false, refusal: bomb }
    const read = readEntry(list, at)
    if (read === null) return { ok: false, refusal: damaged }
    const { entry, isEncrypted, method } = read
    if (isEncrypted || (method !== 0 && method !== 8)) return { ok: false, refusal: damaged }
    if (entry.at >= size || isUnsafe(entry.name)) return { ok: false, refusal: damaged }
    if (method === 0 && entry.packed !== entry.unpacked) return { ok: false, refusal: damaged }
    packedSum += entry.packed
    unpackedSum += entry.unpacked
    if (unpackedSum > mostUnpackedBytes) return { ok: false, refusal: bomb }
    if (entry.unpacked > 1024 * 1024 && entry.unpacked > entry.packed * mostArchiveRatio)
      return { ok: false, refusal: bomb }
    entries.push(entry)
    at += read.length
  }
  // Several entries that share their packed bytes: small to keep, endless to unpack.
  if (packedSum > size || new Set(entries.map((entry) => entry.at)).size !== entries.length)
    return { ok: false, refusal: bomb }
  if (unpackedSum > Math.max(size, 1024 * 1024) * mostArchiveRatio) return { ok: false, refusal: bomb }
  if (entries.length !== count) return { ok: false, refusal: damaged }
  return { ok: true, entries }
}

const names = new TextDecoder('utf-8')

function readEntry(list: DataView, at: number) {
  if (at + entryHeader > list.byteLength || list.getUint32(at, true) !== entryMark) return null
  const nameLength = list.getUint16(at + 28, true)
  const length = entryHeader + nameLength + list.getUint16(at + 30, true) + list.getUint16(at + 32, true)
  if (at + length > list.byteLength) return null
  const name = names.decode(new Uint8Array(list.buffer, list.byteOffset + at + entryHeader, nameLength))
  const method = list.getUint16(at + 10, true)
  const entry: ArchiveEntry = {
    name,
    packed: list.getUint32(at + 20, true),
    unpacked: list.getUint32(at + 24, true),
    isDeflated: method === 8,
    at: list.getUint32(at + 42, true),
  }
  return { entry, method, length, isEncrypted: (list.getUint16(at + 8, true) & 1) === 1 }
}

/** Names that would leave the folder they are unpacked into. */
function isUnsafe(name: string): boolean {
  return (
    name === '' || name.length > 1_000 || /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split('/').includes('..')
  )
}

const mainParts = {
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  pptx: 'ppt/presentation.xml',
} as const

/** Which Office file the entries make; refused when none, when several, or when it carries macros. */
export function officeTypeOf(
  entries: readonly ArchiveEntry[],
): { ok: true; type: FileType; isEmbedding: boolean } | { ok: false; refusal: FileRefusal } {
  const known = new Set(entries.map(({ name }) => name.toLowerCase()))
  if (known.size !== entries.length) return { ok: false, refusal: damaged }
  if ([...known].some((name) => /(^|\/)vba(project|data)[^/]*$/.test(name)))
    return { ok: false, refusal: { code: 'file-macro' } }
  if (!known.has('[content_types].xml')) return { ok: false, refusal: { code: 'file-type' } }
  const types = (['docx', 'xlsx', 'pptx'] as const).filter((type) => known.has(mainParts[type]))
  if (types.length === 0) return { ok: false, refusal: { code: 'file-type' } }
  if (types.length > 1) return { ok: false, refusal: { code: 'file-two-in-one' } }
  return {
    ok: true,
    type: types[0]!,
    isEmbedding: [...known].some((name) => /\/(embeddings|activex)\//.test(name)),
  }
}
