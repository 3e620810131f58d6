/** The size of a picture and what stands in it besides the picture, read from its headers. Nothing is decoded. */
import type { FileRefusal, Trace } from './inspection.ts'
import { longestPictureSide, mostPicturePixels } from './file-types.ts'

export type Pixels = { readonly width: number; readonly height: number }

/** Null for a picture of a size people can open. */
export function pictureRefusal({ width, height }: Pixels): FileRefusal | null {
  if (width < 1 || height < 1) return { code: 'file-damaged' }
  return width > longestPictureSide || height > longestPictureSide || width * height > mostPicturePixels
    ? { code: 'picture-too-large', width, height, most: longestPictureSide }
    : null
}

/** The size in the first 33 bytes of a PNG; null when its first chunk is not the header it must be. */
export function pngPixels(head: DataView): Pixels | null {
  if (head.byteLength < 33 || head.getUint32(8) !== 13 || head.getUint32(12) !== 0x49484452) return null
  return { width: head.getUint32(16), height: head.getUint32(20) }
}

export type JpegSegment = { readonly marker: number; readonly length: number }

/** The segment whose first four bytes these are; null where a picture has none. */
export function jpegSegment(four: DataView): JpegSegment | null {
  if (four.byteLength < 4 || four.getUint8(0) !== 0xff) return null
  return { marker: four.getUint8(1), length: four.getUint16(2) }
}

/** Start of frame: the segment that tells the size (not 0xC4, 0xC8 and 0xCC, which share its numbers). */
export const isJpegFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** The size in a start of frame, whose bytes these are from its marker on. */
export function jpegPixels(frame: DataView): Pixels | null {
  if (frame.byteLength < 9) return null
  return { width: frame.getUint16(7), height: frame.getUint16(5) }
}

const artist = 0x013b
const windowsAuthor = 0x9c9d
const placeOfPicture = 0x8825

/** Who took a photograph and whether it tells where, from an Exif segment (TIFF inside APP1, CIPA DC-008 4.5). */
export function exifTraces(segment: DataView): Trace[] {
  if (segment.byteLength < 18 || segment.getUint32(4) !== 0x45786966) return []
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10)
  const isLittle = tiff.getUint16(0) === 0x4949
  const at = tiff.getUint32(4, isLittle)
  if (at + 2 > tiff.byteLength) return []
  const count = Math.min(tiff.getUint16(at, isLittle), 200)
  const traces: Trace[] = []
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12
    if (entry + 12 > tiff.byteLength) break
    const tag = tiff.getUint16(entry, isLittle)
    if (tag === placeOfPicture) traces.push({ field: 'place', value: '' })
    if (tag !== artist && tag !== windowsAuthor) continue
    const length = Math.min(tiff.getUint32(entry + 4, isLittle), 400)
    const valueAt = length <= 4 ? entry + 8 : tiff.getUint32(entry + 8, isLittle)
    if (valueAt + length > tiff.byteLength) continue
    const bytes = new Uint8Array(tiff.buffer, tiff.byteOffset + valueAt, length)
    const value = new TextDecoder(tag === artist ? 'utf-8' : 'utf-16le').decode(bytes)
    traces.push({ field: 'author', value: value.replace(/\0+$/, '') })
  }
  return traces
}

const foreign = /%PDF-|<(?:!doctype|html|script|svg|iframe|\?php)/i

/** True when the beginning of a picture reads as a page or a document as well. `head` is Latin-1. */
export function readsAsPage(head: string): boolean {
  return foreign.test(head)
}
