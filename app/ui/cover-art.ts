/**
 * The drawings behind covers: pure functions from a slug to shapes, so that the page, the share image and the
 * certificate of one challenge show the same picture for ever. Units are those of a 480 by 270 field.
 */

export type CoverTheme = 'city' | 'wave' | 'leaf' | 'circuit'

/** `paint` names the role a shape is coloured by; the theme decides the colour. */
export type CoverShape = {
  readonly paint: 'back' | 'far' | 'mid' | 'near' | 'light' | 'line'
  readonly d: string
}

export const coverWidth = 480
export const coverHeight = 270

/** The colours of the light covers where a picture or a sheet is drawn: those renderers know no oklch. */
export const printedCovers: Readonly<Record<CoverTheme, Readonly<Record<CoverShape['paint'], string>>>> = {
  city: {
    back: '#ece9df',
    far: '#cdd9c6',
    mid: '#7fae9a',
    near: '#17584b',
    light: '#e6a14d',
    line: '#e6a14d',
  },
  wave: {
    back: '#f2ede0',
    far: '#a9d0e2',
    mid: '#4d9dc0',
    near: '#164f7c',
    light: '#f2ae5a',
    line: '#f2ae5a',
  },
  leaf: {
    back: '#f5f2dc',
    far: '#cbdba0',
    mid: '#6fa871',
    near: '#205940',
    light: '#efc46a',
    line: '#205940',
  },
  circuit: {
    back: '#e9e7f0',
    far: '#c6c0de',
    mid: '#8d7cc4',
    near: '#40327a',
    light: '#eca04a',
    line: '#eca04a',
  },
}

/** The shapes of one cover, from back to front. The same slug and theme always give the same ones. */
export function coverShapes(slug: string, theme: CoverTheme): readonly CoverShape[] {
  const random = randomFrom(`${theme}:${slug}`)
  return [rectangle('back', 0, 0, coverWidth, coverHeight), ...painters[theme](random)]
}

type Random = () => number

const painters: Record<CoverTheme, (random: Random) => CoverShape[]> = {
  city: paintCity,
  wave: paintWaves,
  leaf: paintLeaves,
  circuit: paintCircuit,
}

/** Blocks of a street plan seen from above, some lit, a river of light through them. */
function paintCity(random: Random): CoverShape[] {
  const shapes: CoverShape[] = []
  const columns = cuts(random, coverWidth, 34, 78)
  const rows = cuts(random, coverHeight, 30, 62)
  const paints = ['far', 'far', 'mid', 'mid', 'near', 'back'] as const
  for (const [left, right] of columns) {
    for (const [top, bottom] of rows) {
      const isSplit = random() < 0.35
      const middle = isSplit ? left + (right - left) * (0.35 + random() * 0.3) : right
      shapes.push(rectangle(pick(random, paints), left + 3, top + 3, middle - left - 6, bottom - top - 6))
      if (isSplit)
        shapes.push(
          rectangle(pick(random, paints), middle + 1, top + 3, right - middle - 4, bottom - top - 6),
        )
      if (random() < 0.12)
        shapes.push(disc('light', (left + middle) / 2, (top + bottom) / 2, 5 + random() * 6))
    }
  }
  const start = 40 + random() * 190
  const end = 40 + random() * 190
  shapes.push({ paint: 'line', d: `M-10 ${n(start)}C160 ${n(start)} 240 ${n(end)} 490 ${n(end)}` })
  return shapes
}

/** Swells behind one another, and a low sun. */
function paintWaves(random: Random): CoverShape[] {
  const sun = disc('light', 90 + random() * 300, 62 + random() * 36, 26 + random() * 20)
  const layers = ['far', 'far', 'mid', 'mid', 'near'] as const
  const swells = layers.map((paint, layer) => {
    const height = 104 + layer * 36
    const length = 96 + random() * 90
    const lift = 12 + random() * 16
    let d = `M${n(-random() * length)} ${n(height)}`
    for (let x = 0; x < coverWidth + length * 2; x += length)
      d += `q${n(length / 4)} ${n(-lift)} ${n(length / 2)} 0t${n(length / 2)} 0`
    return { paint, d: `${d}V280H-200z` }
  })
  return [sun, ...swells]
}

/** Leaves on long stems. */
function paintLeaves(random: Random): CoverShape[] {
  const shapes: CoverShape[] = [disc('light', 60 + random() * 360, 50 + random() * 60, 20 + random() * 16)]
  const paints = ['far', 'mid', 'near', 'mid'] as const
  for (let stem = 0; stem < 7; stem += 1) {
    const root = 10 + stem * 70 + random() * 40
    const sway = (random() - 0.5) * 120
    const height = 120 + random() * 120
    shapes.push({
      paint: 'line',
      d: `M${n(root)} 280Q${n(root)} ${n(280 - height * 0.6)} ${n(root + sway)} ${n(280 - height)}`,
    })
    const pairs = 3 + Math.floor(random() * 3)
    for (let leaf = 1; leaf <= pairs; leaf += 1) {
      const along = leaf / pairs
      const x = root + sway * along * along
      const y = 280 - height * along
      const size = (1.15 - along * 0.5) * (30 + random() * 16)
      shapes.push(
        leafAt(pick(random, paints), x, y, size, 1),
        leafAt(pick(random, paints), x, y, size * 0.9, -1),
      )
    }
  }
  return shapes
}

/** Tracks that turn at right angles and end in round pads. */
function paintCircuit(random: Random): CoverShape[] {
  const shapes: CoverShape[] = []
  const paints = ['far', 'far', 'mid', 'near'] as const
  for (let track = 0; track < 22; track += 1) {
    const paint = pick(random, paints)
    let x = Math.round(random() * 24) * 20
    let y = Math.round(random() * 13) * 20 + 5
    shapes.push(disc(paint, x, y, 6))
    for (let leg = 0; leg < 3; leg += 1) {
      const length = (2 + Math.floor(random() * 5)) * 20 * (random() < 0.5 ? -1 : 1)
      const isAcross = leg % 2 === track % 2
      shapes.push(
        isAcross
          ? rectangle(paint, Math.min(x, x + length), y - 2, Math.abs(length), 4)
          : rectangle(paint, x - 2, Math.min(y, y + length), 4, Math.abs(length)),
      )
      if (isAcross) x += length
      else y += length
    }
    shapes.push(disc(random() < 0.3 ? 'light' : paint, x, y, 6))
  }
  const left = 160 + Math.round(random() * 5) * 20
  shapes.push(
    rectangle('near', left, 85, 100, 100),
    rectangle('back', left + 12, 97, 76, 76),
    disc('light', left + 50, 135, 14),
  )
  return shapes
}

function cuts(random: Random, length: number, smallest: number, largest: number): [number, number][] {
  const pairs: [number, number][] = []
  let from = -random() * smallest
  while (from < length) {
    const to = from + smallest + random() * (largest - smallest)
    pairs.push([from, to])
    from = to
  }
  return pairs
}

function leafAt(paint: CoverShape['paint'], x: number, y: number, size: number, side: 1 | -1): CoverShape {
  const tipX = x + side * size
  const tipY = y - size * 0.7
  return {
    paint,
    d: `M${n(x)} ${n(y)}Q${n(x)} ${n(tipY - size * 0.1)} ${n(tipX)} ${n(tipY)}Q${n(tipX)} ${n(y)} ${n(x)} ${n(y)}z`,
  }
}

function rectangle(
  paint: CoverShape['paint'],
  x: number,
  y: number,
  width: number,
  height: number,
): CoverShape {
  return { paint, d: `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z` }
}

function disc(paint: CoverShape['paint'], x: number, y: number, radius: number): CoverShape {
  const r = n(radius)
  return { paint, d: `M${n(x) - r} ${n(y)}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z` }
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0]
}

function n(value: number): number {
  return Math.round(value)
}

/** mulberry32 over an FNV-1a hash: small, and the same everywhere. */
function randomFrom(text: string): Random {
  let state = 0x811c9dc5
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
