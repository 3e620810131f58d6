import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { houseColours } from './house-colours.ts'

it('are those of the style sheet', () => {
  const [light = '', dark = ''] = readFileSync(new URL('styles/tokens.css', import.meta.url), 'utf8').split(
    '@media (prefers-color-scheme: dark)',
  )
  const inCss = (css: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, css.match(`--${name}: ([^;]+);`)?.[1]]))
  expect(inCss(light, Object.keys(houseColours.light))).toEqual(houseColours.light)
  expect(inCss(dark, Object.keys(houseColours.dark))).toEqual(houseColours.dark)
})
