import { expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { builtInConduct, builtInVersion, isConductOutdated } from './conduct.ts'

it.each([
  [null, 1, false],
  [1, 1, false],
  [null, 2, true],
  [1, 2, true],
  [2, 2, false],
  [3, 2, false],
])('accepted %s, now %i: outdated %s', (accepted, current, isOutdated) => {
  expect(isConductOutdated(accepted, current)).toBe(isOutdated)
})

it('is written in every language, with the same promises', () => {
  expect(builtInVersion).toBe(1)
  for (const locale of locales) {
    expect(builtInConduct[locale].match(/^\*\*.+?\*\*/gm), locale).toHaveLength(6)
  }
})
