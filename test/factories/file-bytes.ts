import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

/*
 * Files made of code, good ones and their parts. They hold what the looking reads; a viewer could open the PDFs, PNGs
 * and archives, and draw little.
 */

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** A PDF of one empty page; `extra` are more objects, `info` what stands in its properties, `tail` what follows it. */
export function aPdf({
  extra = '',
  info = '',
  tail = '',
}: { extra?: string; info?: string; tail?: string } = {}) {
  return latin1(
    `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n` +
      `3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n${extra}\n4 0 obj\n<<${info}>>\nendobj\n` +
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n0\n%%EOF\n${tail}`,
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin1(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32 ? crc32(body) : 0)
  return Buffer.concat([length, body, sum])
}

/** A PNG that says it has so many pixels. */
export function aPng({
  width = 2,
  height = 2,
  tail = Buffer.alloc(0),
}: { width?: number; height?: number; tail?: Buffer } = {}) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width >>> 0, 0)
  header.writeUInt32BE(height >>> 0, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    latin1('\u0089PNG\r\n\u001a\n'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(6))),
    chunk('IEND', Buffer.alloc(0)),
    tail,
  ])
}

/** A segment of a JPEG with its length. */
export function jpegPart(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** A JPEG that says it has so many pixels, with more segments before that. */
export function aJpeg({
  width = 4,
  height = 4,
  parts = [],
  tail = Buffer.alloc(0),
}: { width?: number; height?: number; parts?: Buffer[]; tail?: Buffer } = {}) {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegPart(0xe0, latin1('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0')),
    ...parts,
    jpegPart(0xc0, frame),
    jpegPart(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x00, 0xff, 0xd9]),
    tail,
  ])
}

/** An Exif segment that names a person and points to a place. */
export function exif(artist: string, { hasPlace = true } = {}): Buffer {
  const name = latin1(`${artist}\0`)
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  tiff.write('II', 0, 'latin1')
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(hasPlace ? 2 : 1, 8)
  tiff.writeUInt16LE(0x013b, 10)
  tiff.writeUInt16LE(2, 12)
  tiff.writeUInt32LE(name.length, 14)
  tiff.writeUInt32LE(tiff.length, 18)
  tiff.writeUInt16LE(0x8825, 22)
  tiff.writeUInt16LE(4, 24)
  tiff.writeUInt32LE(1, 26)
  return jpegPart(0xe1, Buffer.concat([latin1('Exif\0\0'), tiff, name]))
}

export type ArchivePart = {
  name: string
  content?: Buffer | string
  isStored?: boolean
  /** What the list says instead of the truth. */
  says?: Partial<{ packed: number; unpacked: number; method: number; flags: number; at: number }>
}

type Archive = {
  comment?: Buffer
  before?: Buffer
  after?: Buffer
  saysCount?: number
  leavesOutEnd?: boolean
}

/** A ZIP archive of these parts, with lies where asked for. */
export function anArchive(parts: readonly ArchivePart[], archive: Archive = {}): Buffer {
  const { comment = Buffer.alloc(0), before = Buffer.alloc(0), after = Buffer.alloc(0) } = archive
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, content = '', isStored = false, says = {} } of parts) {
    const raw = Buffer.from(content)
    const packed = isStored ? raw : deflateRawSync(raw)
    const shown = Buffer.from(name)
    const method = says.method ?? (isStored ? 0 : 8)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(raw.length, 22)
    local.writeUInt16LE(shown.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(says.flags ?? 0, 8)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE((says.packed ?? packed.length) >>> 0, 20)
    entry.writeUInt32LE((says.unpacked ?? raw.length) >>> 0, 24)
    entry.writeUInt16LE(shown.length, 28)
    entry.writeUInt32LE((says.at ?? at) >>> 0, 42)
    bodies.push(local, shown, packed)
    list.push(entry, shown)
    at += local.length + shown.length + packed.length
  }
  const listed = Buffer.concat(list)
  const end = Buffer.alloc(22)
  const count = archive.saysCount ?? parts.length
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count & 0xffff, 8)
  end.writeUInt16LE(count & 0xffff, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([before, ...bodies, listed, ...(archive.leavesOutEnd ? [] : [end, comment]), after])
}

const mainPart = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' } as const

/** The parts of an Office file. */
export function officeParts(kind: keyof typeof mainPart, properties = ''): ArchivePart[] {
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: mainPart[kind], content: '<w:document><w:body>Heat that stays.</w:body></w:document>' },
    ...(properties === '' ? [] : [{ name: 'docProps/core.xml', content: properties }]),
  ]
}

/** `docProps/core.xml` naming these two. */
export function coreProperties(creator: string, lastModifiedBy = ''): string {
  return (
    `<?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>${creator}</dc:creator>` +
    `<cp:lastModifiedBy>${lastModifiedBy}</cp:lastModifiedBy></cp:coreProperties>`
  )
}

export const anOfficeFile = (kind: keyof typeof mainPart, properties = '') =>
  anArchive(officeParts(kind, properties))
