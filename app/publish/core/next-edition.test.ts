import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendarInstants, instantToWallClock } from '#app/lifecycle/calendar.ts'
import { cityNetwork } from '../templates/city-network.ts'
import { nextEdition } from './next-edition.ts'
import { planOfTemplate } from './programme-plan.ts'

const now = new Date('2026-12-01T00:00:00Z')
const plan = planOfTemplate(cityNetwork, {
  slug: 'first',
  names: { en: 'A', fi: 'A', sv: 'A', 'zh-CN': 'A' },
  contactEmail: 'programme@haaste.test',
  zone: 'Europe/Helsinki',
  partnerZones: ['Asia/Tokyo'],
  calendarOf: ({ zone = 'Europe/Helsinki' }) => ({
    zone,
    opensAt: new Date('2026-02-02T07:00:00Z'),
    closesAt: new Date('2026-03-19T15:00:00Z'),
    judgingEndsAt: new Date('2026-04-18T14:00:00Z'),
    announcesAt: new Date('2026-04-27T15:00:00Z'),
  }),
})

const walls = ({ calendar }: (typeof plan)['challenges'][number]) =>
  calendarInstants.map((instant) => instantToWallClock(calendar[instant], calendar.zone))

it('keeps every clock and every distance, whatever summer time does in between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 320, max: 900 }), (days) => {
      const opensOn = new Date(Date.UTC(2026, 1, 2 + days)).toISOString().slice(0, 10)
      const next = nextEdition(plan, { slug: 'second', opensOn }, now)
      // A night in which the clocks change may have no such time: then it is refused and not guessed.
      if (!next.ok) return next.refusal.code === 'calendar-refused'
      return plan.challenges.every((before, index) => {
        const after = next.value.challenges[index]
        return (
          after !== undefined &&
          walls(before).every(
            (wall, at) =>
              walls(after)[at]?.time === wall.time &&
              Date.parse(walls(after)[at]?.date ?? '') - Date.parse(wall.date) === days * 86_400_000,
          )
        )
      })
    }),
    { numRuns: 25 },
  )
})

it('counts on, and counts a programme without a number as the first', () => {
  const at = { slug: 'second', opensOn: '2027-02-01' }
  const editionAfter = (edition: number | null) => {
    const next = nextEdition({ ...plan, edition }, at, now)
    return next.ok && [next.value.edition, next.value.slug]
  }
  expect([editionAfter(null), editionAfter(21)]).toEqual([
    [2, 'second'],
    [22, 'second'],
  ])
})

it.each(['2025-02-03', '2027-02-30', 'soon'])('refuses %s and says of which challenge', (opensOn) => {
  expect(nextEdition(plan, { slug: 'second', opensOn }, now)).toMatchObject({
    refusal: { code: 'calendar-refused', challenge: 'helsinki-heat-without-smoke' },
  })
})

it('moves a public vote along, at the same time on its own clock', () => {
  const vote = {
    opensAt: new Date('2026-03-20T08:00:00Z'),
    closesAt: new Date('2026-04-20T07:00:00Z'),
    budget: 1000,
    currency: 'EUR',
    maximum: null,
    isWithinBudget: false,
    counting: 'by-votes',
    afterUnaffordable: 'stop',
    weight: 'advice',
  } as const
  const challenges = plan.challenges.map((each) => ({ ...each, publicVote: vote }))
  const next = nextEdition({ ...plan, challenges }, { slug: 'second', opensOn: '2027-02-03' }, now)
  if (!next.ok) throw new Error(next.refusal.code)
  // Ten in the morning in Helsinki, before and after its clocks change.
  expect(next.value.challenges[0]?.publicVote).toEqual({
    ...vote,
    ...{ opensAt: new Date('2027-03-21T08:00:00Z'), closesAt: new Date('2027-04-21T07:00:00Z') },
  })
})
