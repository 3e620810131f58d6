/** A picture without what stands in it besides the picture: who took it, where, with which words. Its pixels stay byte by byte. */

/** Chunks that a PNG is drawn by (PNG 3, 11.2 and 11.3.1 to 11.3.3). Names of colour profiles are texts, so those go. */
const drawn = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
])

/** A PNG of the chunks it is drawn by, nothing after its end; null when it is none. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0) !== 0x89504e47) return null
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.byteLength;) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.byteLength) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (drawn.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return joined(kept)
    at = end
  }
  return null
}

const startOfScan = 0xda
const endOfImage = 0xd9

/**
 * A JPEG of the segments it is drawn by: tables, frames and scans, JFIF (without its small picture) and what Adobe says of
 * its colours. How the camera was held is kept in an Exif segment that says nothing else. Null when it cannot be read.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let turn = 1
  for (let at = 2; at + 2 <= bytes.byteLength;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage) return joined([...kept, bytes.subarray(at, at + 2)])
    if (at + 4 > bytes.byteLength) return null
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.byteLength || end < at + 4) return null
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1) turn = turnOf(segment) ?? turn
    else if (marker === 0xe0) kept.push(...bareJfif(segment))
    else if (isDrawn(marker)) {
      if (marker === startOfScan && turn !== 1) kept.splice(1, 0, turnSegment(turn))
      if (marker === startOfScan) turn = 1
      kept.push(segment)
    }
    at = end
    if (marker !== startOfScan) continue
    const next = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

/** All but application segments and comments; of those only Adobe's word on colours. */
const isDrawn = (marker: number) => marker === 0xee || (marker < 0xe0 && marker >= 0xc0)

/** Where the data of a scan ends: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.byteLength; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.byteLength
}

/** A JFIF header of its fixed fields alone; anything else under this marker is left out. */
function bareJfif(segment: Uint8Array): Uint8Array[] {
  const isJfif = String.fromCharCode(...segment.subarray(4, 9)) === 'JFIF\0'
  if (!isJfif || segment.byteLength < 18) return []
  const bare = segment.slice(0, 18)
  bare.set([0, 16], 2)
  bare.set([0, 0], 16)
  return [bare]
}

const orientation = 0x0112

/** How the camera was held, 1 to 8, in an Exif segment; null where it does not say. */
function turnOf(segment: Uint8Array): number | null {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength)
  if (view.byteLength < 18 || view.getUint32(4) !== 0x45786966) return null
  const isLittle = view.getUint16(10) === 0x4949
  const at = 10 + view.getUint32(14, isLittle)
  if (at + 2 > view.byteLength) return null
  const count = Math.min(view.getUint16(at, isLittle), 200)
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12
    if (entry + 12 > view.byteLength) return null
    if (view.getUint16(entry, isLittle) !== orientation) continue
    const turn = view.getUint16(entry + 8, isLittle)
    return turn >= 1 && turn <= 8 ? turn : null
  }
  return null
}

/** APP1 with one Exif entry (TIFF, big-endian): the orientation. */
function turnSegment(turn: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([0xff, 0xe1, 0, 2 + exif.length + tiff.length, ...exif, ...tiff])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
