import { createHash } from 'node:crypto'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import {
  pictureHead,
  placed,
  smallerSize,
  storedSize,
  type PictureHead,
  type PictureRefusal,
  type StoredLimits,
} from '../core/look/picture.ts'

/** A picture as it is stored: a PNG drawn by us, its SHA-256 in hex, its size in pixels. */
export type DrawnPicture = {
  readonly hash: string
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** One picture at a time: each may take a hundred megabytes while it is drawn. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Draws somebody's picture anew, small enough to be stored: pixels are all that is left of the file. The picture of an
 * earlier drawing comes out as it went in, byte by byte. Refuses what is no PNG or JPEG, or cannot be drawn.
 */
export async function redrawPicture(
  bytes: Uint8Array,
  limits: StoredLimits,
): Promise<Result<DrawnPicture, PictureRefusal>> {
  const head = pictureHead(bytes)
  if (!head.ok) return head
  const drawing = queue.then(() => drawn(bytes, head.value, limits))
  queue = drawing.catch(() => undefined)
  return drawing
}

async function drawn(
  bytes: Uint8Array,
  head: PictureHead,
  limits: StoredLimits,
): Promise<Result<DrawnPicture, PictureRefusal>> {
  let size = storedSize(head, limits)
  let png = await render(bytes, head, size)
  while (png !== null && png.length > limits.bytes) {
    size = smallerSize(size, png.length, limits)
    png = await render(bytes, head, size)
  }
  if (png === null) return refuse('picture-broken')
  return accept({ ...size, bytes: png, hash: createHash('sha256').update(png).digest('hex') })
}

/** Null when nothing came of it: the renderer leaves out what it cannot read. */
async function render(
  bytes: Uint8Array,
  { type, turn }: PictureHead,
  size: { width: number; height: number },
): Promise<Uint8Array | null> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const { width, height, transform } = placed(turn, size)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><image width="${width}" height="${height}" transform="${transform}" preserveAspectRatio="none" href="data:${type};base64,${data}"/></svg>`
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
  if (!image.pixels.some((part) => part !== 0)) return null
  return new Uint8Array(image.asPng())
}
