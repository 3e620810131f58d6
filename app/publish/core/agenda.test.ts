import { describe, expect, it } from 'vitest'
import { agendaOverrun, agendaTimes } from './agenda.ts'

const startsAt = new Date('2021-11-24T12:00:00Z')

describe('an agenda', () => {
  it('begins each step where the one before ends', () => {
    expect(
      agendaTimes(startsAt, [{ minutes: 10 }, { minutes: 50 }, { minutes: 5 }]).map(({ atIso }) => atIso),
    ).toEqual(['2021-11-24T12:00:00.000Z', '2021-11-24T12:10:00.000Z', '2021-11-24T13:00:00.000Z'])
  })

  it.each([
    [[30, 30], 0],
    [[30, 29], 0],
    [[30, 45], 15],
  ])('of %j minutes in an hour is too long by %d', (minutes, overrun) => {
    const session = { startsAt, endsAt: new Date('2021-11-24T13:00:00Z') }
    expect(
      agendaOverrun(
        session,
        minutes.map((each) => ({ minutes: each })),
      ),
    ).toBe(overrun)
  })
})
