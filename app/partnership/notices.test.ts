import { describe, expect, it } from 'vitest'
import { reconcile, type OutboxRow } from '#app/notify/core/reconcile.ts'
import { partnershipMessages, type FrameworkFacts } from './notices.ts'

const organiser = {
  personId: 'p1',
  name: 'Aino',
  email: 'aino@haaste.test',
  locale: 'fi' as const,
  zone: null,
}
const first = { id: 't1', number: 1, startsOn: '2020-09-03', endsOn: '2025-12-31' }
const second = { id: 't2', number: 2, startsOn: '2026-01-01', endsOn: '2027-12-31' }
const told = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ year: from + index, isPublished: true }))

function facts(change: Partial<FrameworkFacts> = {}): FrameworkFacts {
  return {
    now: new Date('2025-01-10T08:00:00Z'),
    programme: {
      id: 'g',
      slug: 'city-and-institute',
      zone: 'Europe/Helsinki',
      names: { en: 'City', fi: 'Kaupunki' },
    },
    noticeMonths: 6,
    terms: [first],
    reports: told(2020, 2023),
    organisers: [organiser],
    ...change,
  }
}

const lines = (given: FrameworkFacts) =>
  partnershipMessages(given).map(
    ({ notice, anchor, sendAt, expiresAt }) =>
      `${notice} ${anchor} ${sendAt.toISOString()} until ${expiresAt.toISOString()}`,
  )

describe('the end of a term', () => {
  it('is told in the morning, so many months before, in summer time too', () => {
    expect(lines(facts()).filter((line) => line.includes('expiring'))).toEqual([
      'partnership.expiring 2025-12-31-6 2025-06-30T06:00:00.000Z until 2026-01-01T07:00:00.000Z',
    ])
  })

  it('moves with the term and with the months', () => {
    const moved = facts({ terms: [{ ...first, endsOn: '2026-06-30' }], noticeMonths: 3 })
    expect(lines(moved)[0]).toContain('2026-06-30-3 2026-03-30T06:00:00.000Z')
  })

  it('is not told of a term that is renewed, but of the one that follows', () => {
    const renewed = lines(facts({ terms: [first, second] })).filter((line) => line.includes('expiring'))
    expect(renewed).toEqual([
      'partnership.expiring 2027-12-31-6 2027-06-30T06:00:00.000Z until 2028-01-01T07:00:00.000Z',
    ])
  })

  it('is told no more once the term is over', () => {
    const over = facts({ now: new Date('2026-01-02T00:00:00Z') })
    expect(lines(over).filter((line) => line.includes('expiring'))).toEqual([])
  })

  it('is still told late while there is time left', () => {
    const late = partnershipMessages(facts({ now: new Date('2025-11-01T00:00:00Z') }))
    expect(late.filter(({ notice }) => notice === 'partnership.expiring')).toHaveLength(1)
  })

  it('takes the waiting notice back from the outbox when the framework is renewed, and plans another when it moves', () => {
    const asRow = (message: ReturnType<typeof partnershipMessages>[number]): OutboxRow => ({
      id: message.key,
      key: message.key,
      state: 'planned',
      reason: null,
      sendAt: message.sendAt,
      expiresAt: message.expiresAt,
      email: message.to.email,
      locale: message.locale,
      zone: message.zone,
    })
    const rows = partnershipMessages(facts()).map(asRow)
    const change = (given: FrameworkFacts) =>
      reconcile(
        { messages: partnershipMessages(given), leftOut: [], isMailHeld: false, heldWaves: [] },
        rows,
        given.now,
      )
    expect(change(facts())).toMatchObject({ insert: [], cancel: [], retime: [] })
    const renewed = change(facts({ terms: [first, second] }))
    expect(renewed.cancel.map(({ row }) => row.key)).toEqual(['partnership.expiring:t1:p1:2025-12-31-6'])
    const moved = change(facts({ terms: [{ ...first, endsOn: '2026-06-30' }] }))
    expect(moved.cancel).toHaveLength(1)
    expect(moved.insert.some(({ anchor }) => anchor === '2026-06-30-6')).toBe(true)
  })
})

describe('the report of a year', () => {
  it('is asked for a month before it is due and once more when it is late, for each year without one', () => {
    expect(lines(facts()).filter((line) => line.includes('report_due'))).toEqual([
      'partnership.report_due 2024-due 2025-03-01T07:00:00.000Z until 2025-04-01T06:00:00.000Z',
      'partnership.report_due 2024-late 2025-04-01T06:00:00.000Z until 2025-07-01T06:00:00.000Z',
      'partnership.report_due 2025-due 2026-03-01T07:00:00.000Z until 2026-04-01T06:00:00.000Z',
      'partnership.report_due 2025-late 2026-04-01T06:00:00.000Z until 2026-07-01T06:00:00.000Z',
    ])
  })

  it('is asked for no more once it is published; a draft is no report', () => {
    const drafted = facts({ reports: [...told(2020, 2023), { year: 2024, isPublished: false }] })
    expect(lines(drafted).filter((line) => line.includes(' 2024-'))).toHaveLength(2)
    expect(lines(facts({ reports: told(2020, 2024) })).filter((line) => line.includes(' 2024-'))).toEqual([])
  })
})

it('speaks to each organiser in their language and by their own clock, and to nobody without one', () => {
  const abroad = { ...organiser, personId: 'p2', locale: 'sv' as const, zone: 'Asia/Shanghai' }
  const messages = partnershipMessages(facts({ organisers: [organiser, abroad] }))
  expect(
    messages.slice(0, 2).map(({ to, locale, zone, data }) => [to.personId, locale, zone, data.programme]),
  ).toEqual([
    ['p1', 'fi', 'Europe/Helsinki', 'Kaupunki'],
    ['p2', 'sv', 'Asia/Shanghai', 'City'],
  ])
  expect(partnershipMessages(facts({ organisers: [] }))).toEqual([])
})
