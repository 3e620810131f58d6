import { open, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import {
  archiveEnd,
  archiveEntries,
  holdsArchiveEnd,
  longestArchiveEnd,
  officeTypeOf,
  type ArchiveEntry,
} from '../core/files/archive.ts'
import {
  tidyTraces,
  type Caution,
  type FileFindings,
  type FileRefusal,
  type Trace,
} from '../core/files/inspection.ts'
import { officeTraces, propertyParts } from '../core/files/office-traces.ts'
import { endsAsPdf, pdfFindingsIn, pdfOverlap } from '../core/files/pdf.ts'
import {
  exifTraces,
  isJpegFrame,
  jpegPixels,
  jpegSegment,
  pictureRefusal,
  pngPixels,
  readsAsPage,
  type Pixels,
} from '../core/files/picture.ts'

type Inspected = Result<FileFindings, FileRefusal>

/** A file as the looking sees it: a few bytes at a time, wherever they lie. */
type Look = { readonly size: number; bytes(at: number, length: number): Promise<DataView> }

/**
 * Says what a whole file on this disk is, by its content and never by its name, and what is in it that a reader should
 * know. It reads headers, lists of contents and, of a PDF, one piece after the other: never more than about a megabyte is
 * held, nothing is drawn, and nothing is unpacked but two small property parts of an Office file, within a limit.
 */
export async function inspectFile(path: string): Promise<Inspected> {
  const handle = await open(path)
  try {
    return await inspect(lookInto(handle, (await handle.stat()).size))
  } finally {
    await handle.close()
  }
}

function lookInto(handle: FileHandle, size: number): Look {
  return {
    size,
    async bytes(at, length) {
      const wanted = Math.max(0, Math.min(length, size - at))
      const buffer = Buffer.allocUnsafe(wanted)
      const { bytesRead } = await handle.read(buffer, 0, wanted, at)
      return new DataView(buffer.buffer, buffer.byteOffset, bytesRead)
    },
  }
}

async function inspect(look: Look): Promise<Inspected> {
  if (look.size === 0) return refuse('file-empty')
  const head = await look.bytes(0, 4096)
  const text = latin1(head)
  if (text.startsWith('%PDF-')) return inspectPdf(look)
  if (text.startsWith('PK\u0003\u0004')) return inspectArchive(look, text)
  if (text.startsWith('\u0089PNG\r\n\u001a\n')) return inspectPng(look, head, text)
  if (text.startsWith('\u00ff\u00d8\u00ff')) return inspectJpeg(look, text)
  return refuse('file-type')
}

const piece = 64 * 1024

async function inspectPdf(look: Look): Promise<Inspected> {
  const tail = await look.bytes(Math.max(0, look.size - longestArchiveEnd), longestArchiveEnd)
  if (holdsArchiveEnd(tail)) return refuse('file-two-in-one')
  if (!endsAsPdf(latin1(tail).slice(-16_384))) return refuse('file-damaged')
  const cautions = new Set<Caution>()
  const traces: Trace[] = []
  for (let at = 0; at < look.size; at += piece) {
    const from = Math.max(0, at - pdfOverlap)
    const found = pdfFindingsIn(latin1(await look.bytes(from, at + piece - from)))
    for (const caution of found.cautions) cautions.add(caution)
    if (traces.length < 100) traces.push(...found.traces)
  }
  // What is locked is written in secret, and so are the names in it.
  const named = cautions.has('locked') ? [] : tidyTraces(traces)
  return accept({ type: 'pdf', cautions: [...cautions], traces: named })
}

async function inspectArchive(look: Look, head: string): Promise<Inspected> {
  if (head.slice(0, 1024).includes('%PDF-')) return refuse('file-two-in-one')
  const tail = await look.bytes(Math.max(0, look.size - longestArchiveEnd), longestArchiveEnd)
  const end = archiveEnd(tail, look.size)
  if (end === null) return refuse('file-damaged')
  const listed = archiveEntries(await look.bytes(end.at, end.length), { count: end.count, size: look.size })
  if (!listed.ok) return listed
  const office = officeTypeOf(listed.entries)
  if (!office.ok) return office
  const traces: Trace[] = []
  for (const part of propertyParts) {
    const entry = listed.entries.find(({ name }) => name === part)
    const xml = entry && (await smallPart(look, entry))
    if (xml) traces.push(...officeTraces(xml))
  }
  return accept({
    type: office.type,
    cautions: office.isEmbedding ? ['embedded'] : [],
    traces: tidyTraces(traces),
  })
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)
const mostPart = 256 * 1024

/** The text of a part that is small packed and unpacked; null of any other, and of one that cannot be read. */
async function smallPart(look: Look, entry: ArchiveEntry): Promise<string | null> {
  if (entry.packed > mostPart || entry.unpacked > mostPart) return null
  const header = await look.bytes(entry.at, 30)
  if (header.byteLength < 30 || header.getUint32(0) !== 0x504b0304) return null
  const at = entry.at + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  const packed = bufferOf(await look.bytes(at, entry.packed))
  const unpacked = entry.isDeflated
    ? await inflate(packed, { maxOutputLength: mostPart }).catch(() => null)
    : packed
  return unpacked?.toString('utf8') ?? null
}

async function inspectPng(look: Look, head: DataView, text: string): Promise<Inspected> {
  const pixels = pngPixels(head)
  return (
    (await pictureProblem(look, pixels, text)) ??
    accept({ type: 'png', cautions: [], traces: [], pixels: pixels! })
  )
}

const mostSegments = 2_000

async function inspectJpeg(look: Look, text: string): Promise<Inspected> {
  const traces: Trace[] = []
  let pixels: Pixels | null = null
  for (let at = 2, count = 0; pixels === null && count < mostSegments; count += 1) {
    const segment = jpegSegment(await look.bytes(at, 4))
    if (segment === null || segment.length < 2) break
    // Any number of fill bytes may stand before a marker.
    if (segment.marker === 0xff) {
      at += 1
      continue
    }
    if (isJpegFrame(segment.marker)) pixels = jpegPixels(await look.bytes(at, 9))
    if (segment.marker === 0xe1) traces.push(...exifTraces(await look.bytes(at, segment.length + 2)))
    at += 2 + segment.length
  }
  const problem = await pictureProblem(look, pixels, text)
  return problem ?? accept({ type: 'jpeg', cautions: [], traces: tidyTraces(traces), pixels: pixels! })
}

async function pictureProblem(look: Look, pixels: Pixels | null, head: string): Promise<Inspected | null> {
  if (pixels === null) return refuse('file-damaged')
  const refusal = pictureRefusal(pixels)
  if (refusal) return { ok: false, refusal }
  const tail = await look.bytes(Math.max(0, look.size - longestArchiveEnd), longestArchiveEnd)
  return readsAsPage(head) || holdsArchiveEnd(tail) ? refuse('file-two-in-one') : null
}

const bufferOf = (view: DataView) => Buffer.from(view.buffer, view.byteOffset, view.byteLength)
const latin1 = (view: DataView) => bufferOf(view).toString('latin1')
