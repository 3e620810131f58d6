import { describe, expect, it } from 'vitest'
import { aCalendar, aChallenge } from '#test/factories/a-lifecycle.ts'
import type { ChallengeEvent } from './events.ts'
import { follow, type RecordEffect } from './follow.ts'

const { opensAt, closesAt } = aCalendar()
const later = new Date('2022-01-02T21:59:00Z')
const at = new Date('2021-12-20T10:00:00Z')
const by = 'organiser'

const kinds = (effects: RecordEffect[]) => effects.map((effect) => effect.entry.kind)

describe('what follows', () => {
  it('is one record entry with the calendar before and after', () => {
    const event: ChallengeEvent = {
      type: 'DeadlineExtended',
      at,
      by,
      reason: 'The form was down for an hour.',
      from: aCalendar(),
      to: aCalendar({ closesAt: later, version: 2 }),
    }
    expect(follow([event], aChallenge({ state: 'open' }))).toEqual([
      {
        entry: {
          kind: 'DeadlineExtended',
          programmeId: 'programme-1',
          challengeId: 'challenge-1',
          at,
          by,
          data: {
            version: 2,
            zone: 'Europe/Helsinki',
            opensAt: '2021-12-03T07:00:00.000Z',
            closesAt: '2022-01-02T21:59:00.000Z',
            judgingEndsAt: '2022-01-10T22:00:00.000Z',
            announcesAt: '2022-01-14T08:00:00.000Z',
            wasOpensAt: '2021-12-03T07:00:00.000Z',
            wasClosesAt: '2021-12-22T21:59:00.000Z',
            wasJudgingEndsAt: '2022-01-10T22:00:00.000Z',
            wasAnnouncesAt: '2022-01-14T08:00:00.000Z',
            reason: 'The form was down for an hour.',
          },
        },
      },
    ])
  })

  it('keeps the order of several events', () => {
    const events: ChallengeEvent[] = [
      { type: 'ChallengeOpened', at: opensAt, by: null },
      { type: 'ChallengeClosed', at: closesAt, by: null },
    ]
    expect(kinds(follow(events, aChallenge({ state: 'scheduled' })))).toEqual([
      'ChallengeOpened',
      'ChallengeClosed',
    ])
  })

  it('records a decision by its hash, and a review without its remarks', () => {
    const recorded: ChallengeEvent = { type: 'DecisionRecorded', at, by, hash: 'hash-1' }
    expect(follow([recorded], aChallenge({ state: 'deliberating' }))).toMatchObject([
      { entry: { data: { hash: 'hash-1' } } },
    ])
    const returned: ChallengeEvent = { type: 'ChangesRequested', at, by, remarks: 'Name the site.' }
    expect(follow([returned], aChallenge({ state: 'in_review' }))).toMatchObject([{ entry: { data: {} } }])
  })

  it('is nothing when nothing happened', () => {
    expect(follow([], aChallenge())).toEqual([])
  })
})
