import { encode } from 'uqr'

/** A QR code as one drawing: so many modules wide and high, and the path of the dark ones (SVG, one unit a module). */
export type Qr = { readonly size: number; readonly path: string }

/** Light modules around, as ISO/IEC 18004 asks for. */
const quietModules = 4

/** The code of an address, with a quarter of it repairable: it is read from the back of a hall, off a bad projector. */
export function qrOf(address: string): Qr {
  const { size, data } = encode(address, { ecc: 'Q', border: quietModules })
  const runs = data.flatMap((row, y) =>
    row.flatMap((isDark, x) =>
      isDark && !row[x - 1] ? [`M${x} ${y}h${runFrom(row, x)}v1h-${runFrom(row, x)}z`] : [],
    ),
  )
  return { size, path: runs.join('') }
}

function runFrom(row: readonly boolean[], start: number): number {
  const end = row.findIndex((isDark, x) => x > start && !isDark)
  return (end === -1 ? row.length : end) - start
}

/** The same as a file of its own, dark on white wherever it is printed. */
export function qrFile({ size, path }: Qr, title: string): string {
  const name = title.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? '')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 20}" height="${size * 20}" ` +
    `shape-rendering="crispEdges"><title>${name}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`
  )
}
