export type LinePoint = { atIso: string; value: number }

/** Where everything of a line figure stands, in units of its view box. */
export type LineDrawing = {
  readonly path: string
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  /** One per level, in their order. */
  readonly levels: readonly number[]
  readonly ends: readonly { readonly x: number; readonly y: number }[]
}

export const lineFigure = {
  width: 640,
  height: 240,
  edge: { top: 16, right: 16, bottom: 28, left: 56 },
} as const
