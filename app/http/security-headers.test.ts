import { expect, it } from 'vitest'
import { isForOtherPages } from './security-headers.server.ts'

it.each([
  ['/en/embed/challenges/smart-energy', true],
  ['/zh-CN/embed/challenges/smart-energy/winners/HEL-2026-K7QF-3', true],
  ['/en/challenges/smart-energy/winners', false],
  ['/en/challenges/smart-energy/winners/HEL-2026-K7QF-3/share.png', false],
  ['/en/challenges/smart-energy/winners/HEL-2026-K7QF-3/certificate', false],
  ['/en/challenges/smart-energy/press?next=/en/embed/', false],
  ['/de/embed/challenges/smart-energy', false],
])('%s may stand in other people’s frames: %s', (path, expected) => {
  expect(isForOtherPages(path)).toBe(expected)
})
