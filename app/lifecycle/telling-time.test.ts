import { describe, expect, it } from 'vitest'
import { aChallenge } from '#test/factories/a-lifecycle.ts'
import { defaultPolicy, type Challenge } from './challenge.ts'
import { decide } from './decide.ts'
import { evolveAll } from './evolve.ts'
import type { RoadState } from './phases.ts'
import { nextAutomatic, settle, settled } from './settle.ts'
import { answerBy, offeredAt, tellsWinnersAt } from './telling-time.ts'

/* Announced on 14 January 2022 at 08:00; confirmed on the 13th at 10:00 unless a row says otherwise. All of it UTC. */
const announcesAt = new Date('2022-01-14T08:00:00Z')
const at = (text: string) => new Date(`2022-01-${text}:00Z`)

function confirmed(
  embargoHours: number,
  change: Partial<Omit<Challenge, 'state'>> & { state?: RoadState } = {},
) {
  return aChallenge({ state: 'confirmed', policy: { ...defaultPolicy, embargoHours }, ...change })
}

describe('when winners are told', () => {
  it.each<[string, number, string, string | null]>([
    ['not before, where the challenge tells nobody before', 0, '13T10:10', null],
    ['so many hours before the announcement', 12, '13T10:10', '13T20:00'],
    ['exactly when the hold is over', 22, '13T10:00', '13T10:00'],
    ['after the hold, where it was confirmed late', 48, '13T10:10', '13T10:10'],
    ['after the hold, where hardly any time is left', 48, '14T07:59', '14T07:59'],
    ['not at all, where the hold lasts to the announcement', 48, '14T08:00', null],
    ['not at all, where it lasts beyond', 48, '14T08:09', null],
  ])('%s', (_case, hours, held, expected) => {
    const challenge = confirmed(hours, { heldUntil: at(held) })
    expect(tellsWinnersAt(challenge)).toEqual(expected && at(expected))
    expect(offeredAt(challenge)).toEqual(expected ? at(expected) : announcesAt)
  })

  it('is settled at its own instant, once, before the announcement', () => {
    const challenge = confirmed(12)
    const told = { type: 'WinnersTold', at: at('13T20:00'), by: null }
    const released = { type: 'WinnersAnnounced', at: announcesAt, by: null }
    expect(settle(challenge, new Date(at('13T20:00').getTime() - 1))).toEqual([])
    expect(settle(challenge, at('13T20:00'))).toEqual([told])
    expect(settle(challenge, announcesAt)).toEqual([told, released])
    expect(settle(settled(challenge, at('13T20:00')), at('13T21:00'))).toEqual([])
    expect(nextAutomatic(challenge)).toMatchObject({ command: 'tellWinners', at: at('13T20:00') })
    expect(nextAutomatic(settled(challenge, at('13T20:00')))).toMatchObject({ command: 'release' })
  })

  it.each(['decided', 'deliberating', 'announced'] as const)('is never while it is %s', (state) => {
    expect(tellsWinnersAt(confirmed(12, { state }))).toBeNull()
  })
})

describe('what becomes of it', () => {
  const run = (challenge: Challenge, command: Parameters<typeof decide>[1], now: Date) => {
    const decision = decide(challenge, command, now)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return { events: decision.value.map(({ type }) => type), challenge: evolveAll(challenge, decision.value) }
  }
  const later = {
    type: 'postponeAnnouncement',
    ...{ by: 'second', askedBy: 'first', reason: 'The mayor is away.' },
    announcesAt: at('20T08:00'),
  } as const
  const sooner = {
    type: 'announceSooner',
    ...{ by: 'second', askedBy: 'first', reason: 'It is known.', hash: 'hash-1' },
    announcesAt: at('13T18:00'),
  } as const

  it('told is told, wherever the announcement moves', () => {
    const { events, challenge } = run(confirmed(12), later, at('13T21:00'))
    expect(events).toEqual(['WinnersTold', 'AnnouncementPostponed'])
    expect(challenge.winnersToldAt).toEqual(at('13T20:00'))
    expect(settle(challenge, at('19T20:00'))).toEqual([])
    expect(offeredAt(challenge)).toEqual(at('13T20:00'))
  })

  it('nobody was told yet: it moves along, and whoever moved it can be stopped for ten minutes', () => {
    expect(tellsWinnersAt(run(confirmed(12), later, at('13T12:00')).challenge)).toEqual(at('19T20:00'))
    expect(tellsWinnersAt(run(confirmed(12), sooner, at('13T12:00')).challenge)).toEqual(at('13T12:10'))
  })

  it('withdrawn: nothing is told, and another decision is told anew', () => {
    const withdraw = { type: 'withdrawDecision', by: 'second', reason: 'A mistake.' } as const
    const { events, challenge } = run(confirmed(12), withdraw, at('13T21:00'))
    expect(events).toEqual(['WinnersTold', 'DecisionWithdrawn'])
    expect(challenge).toMatchObject({ heldUntil: null, winnersToldAt: null, state: 'deliberating' })
    const recorded = run(challenge, { type: 'recordDecision', by: 'first', hash: 'hash-2' }, at('13T21:30'))
    const command = { type: 'confirmDecision', by: 'second', hash: 'hash-2' } as const
    const again = run(recorded.challenge, command, at('13T22:00'))
    expect(tellsWinnersAt(again.challenge)).toEqual(at('13T22:10'))
  })
})

describe('the time to answer', () => {
  it('is counted from when the team was told', () => {
    expect(answerBy(at('13T20:00'), { answerDays: 3 })).toEqual(at('16T20:00'))
    expect(answerBy(announcesAt, defaultPolicy)).toEqual(at('28T08:00'))
  })
})
