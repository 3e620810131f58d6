/**
 * What a picture file says of itself in its first bytes: read before anything is decoded, so that a small file that
 * unfolds into gigabytes is never unfolded.
 */
import { accept, refuse, type Result } from '#app/platform/result.ts'

/** Bytes of the largest file that is taken. */
export const mostPictureBytes = 5_000_000
/** Pixels: less cannot be recognised, more is no logo. */
export const shortestSide = 32
export const longestSide = 6_000
export const mostPixels = 20_000_000

/** How many times longer one side may be: thinner than that, scaling down would leave a line. */
export const thinnest = 10

/** What is stored of a picture: a PNG of at most so many bytes and pixels per side. */
export type StoredLimits = { readonly bytes: number; readonly side: number }

/** Of a programme's own logo; those of its parties stand beside each other, small. */
export const storedLimits = {
  logo: { bytes: 200_000, side: 2_000 },
  partyLogo: { bytes: 60_000, side: 600 },
} as const satisfies Record<string, StoredLimits>

export type PictureHead = {
  readonly type: 'image/png' | 'image/jpeg'
  /** As it is looked at: turned, where the file says so. */
  readonly width: number
  readonly height: number
  readonly turn: Turn
}

/** How a camera was held, as Exif numbers it: 1 upright, 3 upside down, 6 and 8 on a side; the others are mirrored. */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export type PictureRefusal =
  | { readonly code: 'picture-too-large'; readonly megabytes: number }
  /** `kind`: what it is, where people call that a picture too. */
  | { readonly code: 'picture-other-kind'; readonly kind: string }
  | { readonly code: 'picture-unknown' }
  | { readonly code: 'picture-too-small'; readonly shortest: number }
  | { readonly code: 'picture-too-thin'; readonly times: number }
  | { readonly code: 'picture-too-wide'; readonly longest: number }
  /** It begins like a picture and cannot be drawn. */
  | { readonly code: 'picture-broken' }

/** Kind and size of a picture by its content, whatever its name says. Never throws. */
export function pictureHead(bytes: Uint8Array): Result<PictureHead, PictureRefusal> {
  if (bytes.length > mostPictureBytes)
    return refuse('picture-too-large', { megabytes: mostPictureBytes / 1e6 })
  const type = typeOf(bytes)
  if (type === null) {
    const kind = otherKind(bytes)
    return kind === '' ? refuse('picture-unknown') : refuse('picture-other-kind', { kind })
  }
  const size = type === 'image/png' ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
  const turn = type === 'image/png' ? 1 : turnOfJpeg(bytes)
  if (size === null) return refuse('picture-broken')
  const { width, height } = isOnItsSide(turn) ? { width: size.height, height: size.width } : size
  if (Math.min(width, height) < shortestSide) return refuse('picture-too-small', { shortest: shortestSide })
  if (Math.max(width, height) > longestSide || width * height > mostPixels)
    return refuse('picture-too-wide', { longest: longestSide })
  if (Math.max(width, height) > thinnest * Math.min(width, height))
    return refuse('picture-too-thin', { times: thinnest })
  return accept({ type, width, height, turn })
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function typeOf(bytes: Uint8Array): PictureHead['type'] | null {
  if (pngSignature.every((byte, at) => bytes[at] === byte)) return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  return null
}

/** What people also call a picture, so that a refusal can name it. Empty where it is something else. */
function otherKind(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 400))
  if (/^RIFF....WEBP/s.test(start)) return 'WebP'
  if (/^GIF8[79]a/.test(start)) return 'GIF'
  if (/^.{4}ftyp(avif|avis)/s.test(start)) return 'AVIF'
  if (/^.{4}ftyp(hei|mif1)/s.test(start)) return 'HEIC'
  if (/<svg[\s>]/i.test(start)) return 'SVG'
  if (start.startsWith('%PDF')) return 'PDF'
  return ''
}

type Size = { readonly width: number; readonly height: number }

/** The first chunk of a PNG is IHDR: https://www.w3.org/TR/png-3/#11IHDR */
function sizeOfPng(bytes: Uint8Array): Size | null {
  if (bytes.length < 33 || String.fromCharCode(...bytes.subarray(12, 16)) !== 'IHDR') return null
  const view = viewOf(bytes)
  return positive({ width: view.getUint32(16), height: view.getUint32(20) })
}

/** The first frame header of a JPEG, ISO/IEC 10918-1, B.2.2. */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes)
  for (const { marker, at } of segmentsOf(bytes)) {
    if (isFrameHeader(marker) && at + 9 <= bytes.length)
      return positive({ width: view.getUint16(at + 7), height: view.getUint16(at + 5) })
  }
  return null
}

/** Segments of a JPEG up to its pixels, each stepped over by its length; `at` is where its marker stands. */
function* segmentsOf(bytes: Uint8Array): Generator<{ marker: number; at: number; end: number }> {
  const view = viewOf(bytes)
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    // Bytes that fill up, and markers that stand alone.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (marker === 0xda || marker === 0xd9) return
    else {
      const length = view.getUint16(at + 2)
      if (length < 2) return
      yield { marker, at, end: at + 2 + length }
      at += 2 + length
    }
  }
}

/** Entry 0x0112 of the first directory of Exif (CIPA DC-008, 4.6): how the picture is turned. Upright where it is silent. */
function turnOfJpeg(bytes: Uint8Array): Turn {
  for (const { marker, at, end } of segmentsOf(bytes)) {
    const isExif = marker === 0xe1 && String.fromCharCode(...bytes.subarray(at + 4, at + 10)) === 'Exif\0\0'
    if (isExif) return turnOfTiff(bytes.subarray(at + 10, Math.min(end, bytes.length)))
  }
  return 1
}

function turnOfTiff(tiff: Uint8Array): Turn {
  if (tiff.length < 8) return 1
  const view = viewOf(tiff)
  const isLittle = tiff[0] === 0x49
  const start = view.getUint32(4, isLittle)
  if (start + 2 > tiff.length) return 1
  const count = view.getUint16(start, isLittle)
  for (let at = start + 2; at + 12 <= Math.min(tiff.length, start + 2 + count * 12); at += 12) {
    if (view.getUint16(at, isLittle) !== 0x0112) continue
    const turn = view.getUint16(at + 8, isLittle)
    return turn >= 1 && turn <= 8 ? (turn as Turn) : 1
  }
  return 1
}

const isOnItsSide = (turn: Turn) => turn >= 5

/** Where a picture is placed so that it comes out upright in `size`: its own size there, and an SVG transform. */
export function placed(turn: Turn, { width, height }: Size): Size & { readonly transform: string } {
  const matrices: Readonly<Record<Turn, string>> = {
    1: '1 0 0 1 0 0',
    2: `-1 0 0 1 ${width} 0`,
    3: `-1 0 0 -1 ${width} ${height}`,
    4: `1 0 0 -1 0 ${height}`,
    5: '0 1 1 0 0 0',
    6: `0 1 -1 0 ${width} 0`,
    7: `0 -1 -1 0 ${width} ${height}`,
    8: `0 -1 1 0 0 ${height}`,
  }
  const own = isOnItsSide(turn) ? { width: height, height: width } : { width, height }
  return { ...own, transform: `matrix(${matrices[turn]})` }
}

/** SOF0 to SOF15 without the tables (DHT, JPG, DAC) that stand between them. */
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const positive = (size: Size) => (size.width > 0 && size.height > 0 ? size : null)

/** The size in which a picture is drawn first: as it is, or as large as may be stored. */
export function storedSize({ width, height }: Size, limits: StoredLimits): Size {
  return scaled({ width, height }, Math.min(1, limits.side / Math.max(width, height)))
}

/** The next smaller size to try when a drawing became too many bytes. */
export function smallerSize(size: Size, bytes: number, limits: StoredLimits): Size {
  return scaled(size, Math.min(0.9, Math.sqrt(limits.bytes / bytes) * 0.95))
}

function scaled({ width, height }: Size, share: number): Size {
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}
