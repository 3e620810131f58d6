export type LinePoint = { atIso: string; value: number }

/** Where everything of a line figure stands, in units of its view box. */
export type LineDrawing = {
  readonly path: string
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  /** One per level, in their order. */
  readonly levels: readonly number[]
  /** One per value, in their order. */
  readonly dots: readonly { readonly x: number; readonly y: number }[]
}

/**
 * About as wide as a telephone, so that its words are not drawn smaller there than they can be read. The top has room for
 * a word above the highest line, rings and dots included, and the right for the words of levels, which the line never
 * crosses; the values of the grid stand on its lines, however long they are.
 */
export const lineFigure = {
  width: 400,
  height: 220,
  edge: { top: 26, right: 10, bottom: 28, left: 44, rightOfLevels: 100 },
} as const

/** How far below its line a word has to stand when another line's word is above it. */
const nearestLevels = 18

/** Where the word of each level stands, from its line: above it, or below where another one is just above. */
export function levelLabels(levels: readonly number[]): number[] {
  return levels.map((y, index) =>
    levels.some(
      (other, at) => at !== index && other <= y && y - other < nearestLevels && (other < y || at < index),
    )
      ? 16
      : -6,
  )
}
