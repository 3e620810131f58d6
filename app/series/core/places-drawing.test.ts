import { expect, it } from 'vitest'
import { placesDrawing } from './places-drawing.ts'

it('gives each team a slot of its own, with the place it has', () => {
  const drawing = placesDrawing([
    { team: 3, through: [2, 1] },
    { team: 1, through: [1, 2] },
    { team: 2, through: [2, 2] },
  ])
  const dots = new Map(drawing.lines.map(({ team, dots }) => [team, dots.map(({ y, place }) => [y, place])]))
  expect(dots.get(1)).toEqual([
    [34, 1],
    [64, 2],
  ])
  expect(dots.get(3)).toEqual([
    [64, 2],
    [34, 1],
  ])
  expect(dots.get(2)).toEqual([
    [94, 2],
    [94, 2],
  ])
})

it('draws no line over a round without a place', () => {
  const drawing = placesDrawing([{ team: 1, through: [1, null, 1] }])
  expect(drawing.lines[0]?.dots).toHaveLength(2)
  expect(drawing.lines[0]?.path).toMatch(/^M[\d. ]+M[\d. ]+$/)
  expect(placesDrawing([{ team: 1, through: [1, null] }]).lines).toEqual([])
  expect(placesDrawing([])).toMatchObject({ lines: [], columns: [] })
})
