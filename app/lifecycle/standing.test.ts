import { describe, expect, it } from 'vitest'
import { aCalendar, aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { publicStandingAt, standingAt, type Standing } from './standing.ts'

const { opensAt, closesAt, judgingEndsAt, announcesAt } = aCalendar()
const before = new Date('2021-11-01T00:00:00Z')
const inBetween = new Date('2022-01-12T00:00:00Z')
const statuses = ({ stations }: Standing) => stations.map(({ status }) => status).join(' ')

describe('where a challenge stands', () => {
  it('shows six stations with the instants of the calendar', () => {
    const standing = standingAt(aChallenge({ state: 'scheduled' }), before)
    expect(standing).toEqual({
      phase: 'publish',
      state: 'scheduled',
      isCancelled: false,
      isArchived: false,
      stations: [
        { phase: 'publish', status: 'here', instant: null, at: null, isLate: false },
        { phase: 'apply', status: 'ahead', instant: 'opensAt', at: opensAt, isLate: false },
        { phase: 'deadline', status: 'ahead', instant: 'closesAt', at: closesAt, isLate: false },
        { phase: 'judge', status: 'ahead', instant: 'judgingEndsAt', at: judgingEndsAt, isLate: false },
        { phase: 'announce', status: 'ahead', instant: 'announcesAt', at: announcesAt, isLate: false },
        { phase: 'pilot', status: 'ahead', instant: null, at: null, isLate: false },
      ],
      next: { command: 'open', at: opensAt, to: 'open' },
      missed: null,
    })
  })

  it('does not show a stopped worker', () => {
    const standing = standingAt(aChallenge({ state: 'scheduled' }), closesAt)
    expect(standing).toMatchObject({ phase: 'deadline', state: 'closed', next: null })
    expect(statuses(standing)).toBe('done done here ahead ahead ahead')
  })

  it('says what waits for a person after its time', () => {
    expect(standingAt(aChallenge({ state: 'approved' }), opensAt).missed).toBe('opensAt')
    expect(standingAt(aChallenge({ state: 'closed' }), judgingEndsAt).missed).toBe('judgingEndsAt')
    expect(standingAt(aChallenge({ state: 'decided' }), announcesAt).missed).toBe('announcesAt')
    expect(standingAt(aChallenge({ state: 'decided' }), inBetween).missed).toBeNull()
    expect(standingAt(anEndedChallenge('cancelled', 'closed'), announcesAt).missed).toBeNull()
  })

  it('shows where a cancelled challenge stopped, and a finished one as finished', () => {
    const cancelled = standingAt(anEndedChallenge('cancelled', 'judging'), inBetween)
    expect(cancelled).toMatchObject({
      phase: 'judge',
      state: 'cancelled',
      isCancelled: true,
      isArchived: false,
    })
    expect(statuses(cancelled)).toBe('done done done dropped dropped dropped')

    const archived = standingAt(anEndedChallenge('archived', 'completed'), inBetween)
    expect(archived).toMatchObject({ phase: 'pilot', isCancelled: false, isArchived: true })
    expect(statuses(archived)).toBe('done done done done done done')

    expect(statuses(standingAt(anEndedChallenge('archived', 'announced'), inBetween))).toBe(
      'done done done done done dropped',
    )
    expect(standingAt(anEndedChallenge('archived', 'open'), inBetween).isCancelled).toBe(true)
    expect(statuses(standingAt(aChallenge({ state: 'completed' }), inBetween))).toBe(
      'done done done done done done',
    )
  })
})

describe('what the public may know of it', () => {
  it('never tells that a decision exists before it is released', () => {
    const deliberating = publicStandingAt(aChallenge({ state: 'deliberating' }), inBetween)
    for (const state of ['decided', 'confirmed'] as const) {
      expect(publicStandingAt(aChallenge({ state }), inBetween)).toEqual(deliberating)
    }
    expect(publicStandingAt(anEndedChallenge('cancelled', 'confirmed'), inBetween)).toEqual(
      publicStandingAt(anEndedChallenge('cancelled', 'deliberating'), inBetween),
    )
  })

  it('tells it at the instant of the announcement, and not that somebody is late', () => {
    expect(publicStandingAt(aChallenge({ state: 'confirmed' }), announcesAt).state).toBe('announced')
    expect(publicStandingAt(aChallenge({ state: 'decided' }), announcesAt)).toMatchObject({
      state: 'deliberating',
      missed: null,
    })
  })
})
