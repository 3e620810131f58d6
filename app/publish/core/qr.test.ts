import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { qrFile, qrOf } from './qr.ts'

const address = 'https://haaste.test/c/K7QF3M'

/** Fills what the path draws, module by module. */
function drawn(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) modules[Number(y)]![at] = true
  return modules
}

describe('a QR code', () => {
  it('draws exactly the dark modules, with four light ones around', () => {
    const { size, path } = qrOf(address)
    expect(drawn(path, size)).toEqual(encode(address, { ecc: 'Q', border: 4 }).data)
    const [first] = drawn(path, size)
    expect(first).not.toContain(true)
  })

  it('is a file with its title as text', () => {
    const file = qrFile(qrOf(address), 'A & <b>')
    expect(file).toContain('<title>A &amp; &lt;b&gt;</title>')
    expect(file).toMatch(/^<svg xmlns/)
  })
})
