import { expect, it } from 'vitest'
import { coverShapes } from './cover-art.ts'

const themes = ['city', 'wave', 'leaf', 'circuit'] as const

it.each(themes)('draws the same %s for the same slug, and another for another', (theme) => {
  const first = coverShapes('clean-water', theme)
  expect(coverShapes('clean-water', theme)).toEqual(first)
  expect(coverShapes('quiet-streets', theme)).not.toEqual(first)
  for (const { d } of first) expect(d).not.toMatch(/NaN|undefined/)
})

it('draws in whole units, so that a page of covers stays small', () => {
  for (const theme of themes) {
    const length = coverShapes('a', theme).reduce((sum, { d }) => sum + d.length, 0)
    expect(length).toBeLessThan(9_000)
  }
})
