import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkPilotSite } from './pilot-site.ts'

const sites = [
  { id: 'street', minimumMonths: 3, maximumMonths: 6 },
  { id: 'school', minimumMonths: 3, maximumMonths: 4 },
]

it.each([
  ['street', 3, 'ok'],
  ['street', 6, 'ok'],
  ['street', 7, 'months-outside-site'],
  ['school', 5, 'months-outside-site'],
  ['school', 2, 'months-outside-site'],
  ['school', 3.5, 'months-outside-site'],
  ['roof', 3, 'site-unknown'],
])('%s for %s months: %s', (siteId, months, expected) => {
  const checked = checkPilotSite({ siteId, months }, sites)
  expect(checked.ok ? 'ok' : checked.refusal.code).toBe(expected)
})

it('takes exactly what lies within the limits of the chosen site', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sites), fc.integer({ min: -2, max: 40 }), (site, months) => {
      const isWithin = months >= site.minimumMonths && months <= site.maximumMonths
      return checkPilotSite({ siteId: site.id, months }, sites).ok === isWithin
    }),
  )
})
