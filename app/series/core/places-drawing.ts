/** The drawing of places through the rounds: one line per team, in a slot of its own even where places are shared. */
export type PlacesDrawing = {
  readonly width: number
  readonly height: number
  readonly columns: readonly number[]
  readonly lines: readonly {
    readonly team: number
    readonly path: string
    readonly dots: readonly { readonly x: number; readonly y: number; readonly place: number }[]
    /** Where the name stands: at the end of the line. */
    readonly labelY: number
  }[]
}

const edge = { top: 34, bottom: 12, left: 24, right: 150 }
const size = { width: 480, row: 30 }

/**
 * Draws the standings in the order of the final table. A team without a place after a round has no dot there, and its line
 * does not jump over the gap.
 */
export function placesDrawing(
  standings: readonly { readonly team: number; readonly through: readonly (number | null)[] }[],
): PlacesDrawing {
  const rounds = standings[0]?.through.length ?? 0
  const step = rounds > 1 ? (size.width - edge.left - edge.right) / (rounds - 1) : 0
  const columns = Array.from({ length: rounds }, (_, index) => round(edge.left + index * step))
  const yOf = (slot: number) => edge.top + slot * size.row
  const slots = columns.map((_, index) => {
    const placed = standings
      .map(({ team, through }, order) => ({ team, order, place: through[index] ?? null }))
      .filter(({ place }) => place !== null)
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.order - b.order)
    return new Map(placed.map(({ team }, slot) => [team, slot]))
  })
  return {
    width: size.width,
    height: edge.top + Math.max(standings.length - 1, 0) * size.row + edge.bottom,
    columns,
    lines: standings.flatMap(({ team, through }) => {
      const points = columns.map((x, index) => {
        const [place, slot] = [through[index] ?? null, slots[index]?.get(team)]
        return place === null || slot === undefined ? null : { x, y: yOf(slot), place }
      })
      const dots = points.filter((point) => point !== null)
      const last = points.at(-1)
      if (!last) return []
      const path = points
        .map((point, index) => point && `${points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}`)
        .filter(Boolean)
        .join('')
      return [{ team, path, dots, labelY: last.y }]
    }),
  }
}

const round = (value: number) => Math.round(value * 10) / 10
