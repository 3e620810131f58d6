import { inflateSync } from 'node:zlib'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { bareJpeg, barePng } from '#app/apply/core/files/bare-picture.ts'
import type { FileType } from '#app/apply/core/files/file-types.ts'
import { tidyTraces } from '#app/apply/core/files/inspection.ts'
import { pdfFindingsIn } from '#app/apply/core/files/pdf.ts'
import type { FileRow } from '#app/apply/data/files.server.ts'
import type { RequestContext } from '#app/http/context.ts'

/**
 * A file as jurors get it who read blind: pictures and Office files in a copy without what says whose they are, a PDF as it
 * is where nothing in it does. Null where that cannot be said: such a file is not given out.
 */
export function blindCopy(type: FileType, bytes: Uint8Array): Uint8Array | null {
  if (type === 'png') return barePng(bytes)
  if (type === 'jpeg') return bareJpeg(bytes)
  if (type === 'pdf') return pdfNamesSomebody(bytes) ? null : bytes
  return bareOffice(bytes)
}

/** The same of a kept file; null too where it is gone, or something was found in it. */
export async function blindBytes(
  { files }: Pick<RequestContext, 'files'>,
  { id, type, scan }: Pick<FileRow, 'id' | 'type' | 'scan'>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const stream = scan === 'infected' ? null : await files.storage.open(id)
  if (stream === null) return null
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  const copy = blindCopy(type, Buffer.concat(pieces))
  return copy && new Uint8Array(copy)
}

/** An Office file may unpack to this much here: it is made anew in memory. */
const mostUnpacked = 60_000_000

const properties = /^docProps\/.*\.xml$/
/** Parts that list people: of comments, of tracked changes, of shared work. */
const people =
  /^(word\/(people|comments\w*)|ppt\/(commentAuthors|authors|comments\/.*|modernComment.*)|xl\/(persons\/.*|comments\d*|threadedComments\/.*))\.xml$/

function bareOffice(bytes: Uint8Array): Uint8Array | null {
  try {
    let unpacked = 0
    const parts = unzipSync(bytes, {
      filter({ originalSize }) {
        unpacked += originalSize
        if (unpacked > mostUnpacked) throw new Error('too large to be made anew')
        return true
      },
    })
    const bare: Record<string, Uint8Array> = {}
    for (const [name, part] of Object.entries(parts)) {
      const copy = barePart(name, part)
      if (copy === null) return null
      bare[name] = copy
    }
    return zipSync(bare, { mtime: new Date('2000-01-01T00:00:00Z') })
  } catch {
    return null
  }
}

function barePart(name: string, part: Uint8Array): Uint8Array | null {
  if (/\.png$/i.test(name)) return barePng(part)
  if (/\.jpe?g$/i.test(name)) return bareJpeg(part)
  // What is embedded is a file of its own, with properties of its own; a thumbnail shows the first page.
  if (/\/(embeddings|activex)\//i.test(name)) return null
  if (properties.test(name)) return strToU8(withoutTexts(strFromU8(part)))
  if (!name.endsWith('.xml')) return part
  const xml = withoutAuthors(strFromU8(part))
  return strToU8(people.test(name) ? withoutNames(xml) : xml)
}

/** Every text of a properties part goes; its elements stay, so that the file stays whole. */
const withoutTexts = (xml: string) =>
  xml.replace(/(<(?:\w+:)?(?!AppVersion\b|TotalTime\b)[\w.]+\b[^>]*>)[^<]+(?=<\/)/g, (whole, open: string) =>
    /<(?:dcterms:(?:created|modified))\b/.test(open) ? whole : open,
  )

/** Who changed what, where changes are tracked. */
const withoutAuthors = (xml: string) =>
  xml.replace(/\b((?:w|w15):(?:author|initials|userId|providerId))="[^"]*"/g, '$1=""')

const withoutNames = (xml: string) =>
  xml
    .replace(/\b((?:\w+:)?(?:name|initials|displayName|userId|providerId|author))="[^"]*"/g, '$1=""')
    .replace(/(<(?:\w+:)?author>)[^<]*/g, '$1')

const mostPacked = 400
const mostInflated = 2_000_000

/** True where a PDF names somebody in its properties, packed or not, or where it is locked and cannot be looked into. */
export function pdfNamesSomebody(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const { cautions } = pdfFindingsIn(text)
  if (cautions.includes('locked') || cautions.includes('embedded')) return true
  if (says(text)) return true
  let count = 0
  for (const found of text.matchAll(/\/Type\s*\/(?:ObjStm|Metadata)\b[^]{0,400}?stream\r?\n/g)) {
    count += 1
    if (count > mostPacked) return true
    const at = found.index + found[0].length
    const end = text.indexOf('endstream', at)
    if (end === -1) return true
    try {
      const unpacked = inflateSync(bytes.subarray(at, end), { maxOutputLength: mostInflated })
      if (says(unpacked.toString('latin1'))) return true
    } catch {
      // Not packed, and read above; or packed in a way nobody here can look into.
      if (/\/Filter\b/.test(found[0])) return true
    }
  }
  return false
}

/** Piece by piece: what is found in a piece is limited. */
function says(text: string): boolean {
  for (let at = 0; at < text.length; at += 60_000)
    if (tidyTraces(pdfFindingsIn(text.slice(at, at + 64_000)).traces).length > 0) return true
  return false
}
