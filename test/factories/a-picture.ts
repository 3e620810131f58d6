import { deflateSync } from 'node:zlib'
import { renderAsync } from '@resvg/resvg-js'

/** A PNG of that size and colour, and the same again for the same. */
export async function aPng({
  width = 64,
  height = 48,
  colour = '#1f5c4d',
  opacity = 1,
  spot = '#fff',
} = {}): Promise<Uint8Array> {
  const image = await renderAsync(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${colour}" fill-opacity="${opacity}"/><circle cx="20" cy="20" r="9" fill="${spot}"/></svg>`,
  )
  return new Uint8Array(image.asPng())
}

/** A JPEG of 60 × 40 pixels in two colours, as a browser writes it. */
export const aJpeg = (): Uint8Array => new Uint8Array(Buffer.from(jpeg, 'base64'))

/** The same JPEG, with what a camera says of how it was held (Exif), in the byte order of that maker. */
export function aTurnedJpeg(turn: number, order: 'II' | 'MM' = 'II'): Uint8Array {
  const isLittle = order === 'II'
  const tiff = Buffer.alloc(26)
  const write16 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const write32 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 'latin1')
  write16(42, 2)
  write32(8, 4)
  write16(1, 8)
  write16(0x0112, 10)
  write16(3, 12)
  write32(1, 14)
  write16(turn, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  const jpeg = aJpeg()
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** A PNG chunk: length, name, data and checksum (https://www.w3.org/TR/png-3/#5Chunk-layout). */
export function aChunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The same picture with a text chunk after its header. */
export function withText(png: Uint8Array, text: string): Uint8Array {
  return Buffer.concat([
    png.subarray(0, 33),
    aChunk('tEXt', Buffer.from(`Comment\0${text}`)),
    png.subarray(33),
  ])
}

/** A PNG of a few bytes that says it is that large: every line the same. */
export function aBomb(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const lines = deflateSync(Buffer.alloc(Math.min(50_000_000, (1 + Math.ceil(width / 8)) * height)))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    aChunk('IHDR', head),
    aChunk('IDAT', lines),
    aChunk('IEND', new Uint8Array()),
  ])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

const jpeg =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAoADwDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAUEA//EACQQAQAAAQwDAAAAAAAAAAAAAAADAQQFERMVNGOBorHhAhJB/8QAGQEBAAIDAAAAAAAAAAAAAAAAAAUGAwcI/8QAJREAAgEBBQkAAAAAAAAAAAAAAAECAwQFBhExEhYhNVRzorLS/9oADAMBAAIRAxEAPwCMAjzUwZqQwcTTmRpZqQwcTTmQJfD/ADWy9yHsiMAHUIAAUbyyt3ReWVu6TgKjuJcPT+U/oo3llbunOcT62g+UOzqr++zEBms+C7ls1WNelQylFpp7U+DTzWsstQAFoAAAAAAAAAAAA//Z'
