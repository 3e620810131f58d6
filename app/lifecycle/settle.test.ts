import { describe, expect, it } from 'vitest'
import { aCalendar, aChallenge, anEndedChallenge } from '#test/factories/a-lifecycle.ts'
import { challengeStates } from './phases.ts'
import { isOpen, nextAutomatic, settle, settled } from './settle.ts'

const { opensAt, closesAt, judgingEndsAt, announcesAt } = aCalendar()
const justBefore = (instant: Date) => new Date(instant.getTime() - 1)
const longAfter = new Date('2030-01-01T00:00:00Z')

describe('what the calendar does by itself', () => {
  it.each([
    ['scheduled', opensAt, 'ChallengeOpened', 'open'],
    ['open', closesAt, 'ChallengeClosed', 'closed'],
    ['judging', judgingEndsAt, 'JudgingEnded', 'deliberating'],
    ['confirmed', announcesAt, 'WinnersAnnounced', 'announced'],
  ] as const)('%s until %s, exactly', (state, instant, type, to) => {
    const challenge = aChallenge({ state })
    expect(settle(challenge, justBefore(instant))).toEqual([])
    expect(settle(challenge, instant)).toEqual([{ type, at: instant, by: null }])
    expect(settled(challenge, instant).state).toBe(to)
    expect(nextAutomatic(challenge)).toMatchObject({ at: instant, to })
  })

  it('catches up with everything it missed, each event at its own instant', () => {
    expect(settle(aChallenge({ state: 'scheduled' }), longAfter)).toEqual([
      { type: 'ChallengeOpened', at: opensAt, by: null },
      { type: 'ChallengeClosed', at: closesAt, by: null },
    ])
  })

  it('changes nothing when done twice', () => {
    for (const state of challengeStates) {
      if (state === 'cancelled' || state === 'archived') continue
      expect(settle(settled(aChallenge({ state }), longAfter), longAfter)).toEqual([])
    }
  })

  it('leaves alone what waits for a person, and what has ended', () => {
    for (const state of ['draft', 'approved', 'closed', 'deliberating', 'decided', 'announced'] as const) {
      expect(settle(aChallenge({ state }), longAfter)).toEqual([])
    }
    expect(settle(anEndedChallenge('cancelled', 'open'), longAfter)).toEqual([])
  })
})

describe('open', () => {
  const moments = [justBefore(opensAt), opensAt, justBefore(closesAt), closesAt, longAfter]

  it.each(['scheduled', 'open'] as const)('is arithmetic for a challenge stored as %s', (state) => {
    const challenge = aChallenge({ state })
    const answers = moments.map((now) => isOpen(challenge, now))
    expect(answers).toEqual([false, true, true, false, false])
  })

  it('agrees with the settled state', () => {
    const challenge = aChallenge({ state: 'scheduled' })
    for (const now of moments) expect(isOpen(challenge, now)).toBe(settled(challenge, now).state === 'open')
  })

  it('needs approval and publishing: the instants alone open nothing', () => {
    for (const state of challengeStates) {
      if (state === 'scheduled' || state === 'open') continue
      const challenge =
        state === 'cancelled' || state === 'archived'
          ? anEndedChallenge(state, 'open')
          : aChallenge({ state })
      expect(isOpen(challenge, opensAt)).toBe(false)
    }
  })
})
