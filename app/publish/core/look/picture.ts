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
  readonly width: number
  readonly height: number
}

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
  if (size === null) return refuse('picture-broken')
  const { width, height } = size
  if (Math.min(width, height) < shortestSide) return refuse('picture-too-small', { shortest: shortestSide })
  if (Math.max(width, height) > longestSide || width * height > mostPixels)
    return refuse('picture-too-wide', { longest: longestSide })
  if (Math.max(width, height) > thinnest * Math.min(width, height))
    return refuse('picture-too-thin', { times: thinnest })
  return accept({ type, width, height })
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

/** The first frame header of a JPEG, ISO/IEC 10918-1, B.2.2; segments before it are stepped over by their length. */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    // Bytes that fill up, and markers that stand alone.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (isFrameHeader(marker))
      return positive({ width: view.getUint16(at + 7), height: view.getUint16(at + 5) })
    else if (marker === 0xda || marker === 0xd9) return null
    else {
      const length = view.getUint16(at + 2)
      if (length < 2) return null
      at += 2 + length
    }
  }
  return null
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
