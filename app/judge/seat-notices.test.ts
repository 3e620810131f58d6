import { describe, expect, it } from 'vitest'
import { planMessages } from '#app/notify/core/planner.ts'
import type { ChallengeFacts, JurorFacts } from '#app/notify/core/facts.ts'
import type { RoadState } from '#app/lifecycle/phases.ts'
import { aCalendar, aChallenge } from '#test/factories/a-lifecycle.ts'
import { aJurorSeen, someFacts } from '#test/factories/some-facts.ts'
import { judgeNotices } from './notices.ts'

const base = someFacts()
const askedAt = new Date('2021-12-01T08:00:00Z')
const asked = aJurorSeen({ personId: 'asked', jurorId: 'seat', state: 'invited', answeredAt: null, askedAt })

function factsAt(now: string, juror: JurorFacts, state: RoadState = 'open'): ChallengeFacts {
  const calendar = aCalendar({ judgingEndsAt: new Date('2022-01-12T10:00:00Z') })
  return {
    ...base,
    now: new Date(now),
    challenge: { ...base.challenge, ...aChallenge({ state, calendar }), effectiveState: state },
    jurors: [juror],
    proposals: [],
  }
}

const planned = (facts: ChallengeFacts, notice: string) =>
  planMessages(judgeNotices, facts).filter((message) => message.notice === notice)

describe('an invitation without an answer', () => {
  const toldAt = (facts: ChallengeFacts) =>
    planned(facts, 'jury.invite_reminder').map(({ sendAt }) => sendAt.toISOString())
  const both = ['2021-12-05T08:00:00.000Z', '2021-12-09T08:00:00.000Z']

  it.each<[string, ChallengeFacts, string[]]>([
    ['reminds after four and eight days', factsAt('2021-12-01T08:00:00Z', asked), both],
    ['the first has been missed', factsAt('2021-12-09T08:30:00Z', asked), [both[1]!]],
    ['accepted', factsAt('2021-12-02T08:00:00Z', { ...asked, state: 'accepted', answeredAt: askedAt }), []],
    ['declined', factsAt('2021-12-02T08:00:00Z', { ...asked, state: 'declined', answeredAt: askedAt }), []],
    ['judging is over', factsAt('2021-12-02T08:00:00Z', asked, 'deliberating'), []],
    ['the link has ended', factsAt('2021-12-15T08:00:00Z', asked), []],
    [
      'asked again, it begins anew',
      factsAt('2021-12-06T08:00:00Z', { ...asked, askedAt: new Date('2021-12-06T08:00:00Z') }),
      ['2021-12-10T08:00:00.000Z', '2021-12-14T08:00:00.000Z'],
    ],
    [
      'in the reader’s morning',
      factsAt('2021-12-01T08:00:00Z', { ...asked, zone: 'America/New_York' }),
      ['2021-12-05T13:00:00.000Z', '2021-12-09T13:00:00.000Z'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(toldAt(facts)).toEqual(expected)
  })
})

describe('a later deadline for teams', () => {
  const moved = {
    previousClosesAt: new Date('2021-12-22T21:59:00Z'),
    closesAt: new Date('2021-12-24T21:59:00Z'),
    reason: 'The site visit moved.',
    changedAt: new Date('2021-12-20T10:00:00Z'),
  }
  const seat = (answered: string): JurorFacts => ({
    ...asked,
    state: 'accepted',
    answeredAt: new Date(answered),
  })
  const told = (juror: JurorFacts, { changes = [moved], state = 'open' as RoadState } = {}) =>
    planned(
      { ...factsAt('2021-12-20T10:00:00Z', juror, state), deadlineChanges: changes },
      'jury.deadline_extended',
    ).map(
      ({ to, sendAt, data }) =>
        `${to.personId} ${sendAt.toISOString().slice(5, 16)} ${String(data['reason'])}`,
    )

  it.each<[string, JurorFacts, Parameters<typeof told>[1], string[]]>([
    [
      'at once, to whoever had accepted',
      seat('2021-12-02T08:00:00Z'),
      {},
      ['asked 12-20T10:00 The site visit moved.'],
    ],
    ['accepted since: the acceptance told it', seat('2021-12-20T11:00:00Z'), {}, []],
    ['not answered yet', asked, {}, []],
    ['never moved', seat('2021-12-02T08:00:00Z'), { changes: [] }, []],
    ['judging is over', seat('2021-12-02T08:00:00Z'), { state: 'deliberating' }, []],
    [
      'by day where they are',
      { ...seat('2021-12-02T08:00:00Z'), zone: 'America/Los_Angeles' },
      {},
      ['asked 12-20T16:00 The site visit moved.'],
    ],
  ])('%s', (_, juror, given, expected) => {
    expect(told(juror, given)).toEqual(expected)
  })
})

describe('an accepted seat', () => {
  const answeredAt = new Date('2021-12-02T08:00:00Z')
  const accepted: JurorFacts = { ...asked, state: 'accepted', answeredAt }
  const told = (facts: ChallengeFacts) => planned(facts, 'jury.accepted_onboarding')

  it('is told at once what comes when, with what the calendar file needs', () => {
    const [message, ...others] = told(factsAt('2021-12-02T08:00:00Z', accepted))
    expect(others).toEqual([])
    expect(message?.sendAt).toEqual(answeredAt)
    expect(message?.data).toMatchObject({
      judgingEndsAt: '2022-01-12T10:00:00.000Z',
      challengeId: base.challenge.id,
      calendarVersion: 1,
      isSubstitute: false,
    })
  })

  it('once for each acceptance', () => {
    const again = { ...accepted, answeredAt: new Date('2021-12-04T08:00:00Z') }
    const key = (juror: JurorFacts) => told(factsAt('2021-12-04T08:00:00Z', juror))[0]?.key
    expect(key(again)).not.toBe(key(accepted))
  })

  it.each<[string, JurorFacts, RoadState]>([
    ['not answered', asked, 'open'],
    ['left again', { ...accepted, state: 'left' }, 'open'],
    ['judging is over', accepted, 'deliberating'],
  ])('not when %s', (_, juror, state) => {
    expect(told(factsAt('2021-12-02T09:00:00Z', juror, state))).toEqual([])
  })
})
