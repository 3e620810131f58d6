import { describe, expect, it } from 'vitest'
import type { RoadState } from '#app/lifecycle/phases.ts'
import type { FinalFacts, PitchSlotFacts } from '#app/notify/core/facts.ts'
import { planMessages } from '#app/notify/core/planner.ts'
import { aChallenge } from '#test/factories/a-lifecycle.ts'
import { aMember, aProposalSeen, someFacts } from '#test/factories/some-facts.ts'
import { pitchNotices } from './pitch-notices.ts'

const openedAt = new Date('2022-01-13T08:00:00Z')
const slot: PitchSlotFacts = {
  ...{ id: 'slot', proposalId: 'in', place: 'Hall 2', link: '', sequence: 0 },
  startsAt: new Date('2022-01-20T08:00:00Z'),
  endsAt: new Date('2022-01-20T08:20:00Z'),
  takenAt: new Date('2022-01-14T08:00:00Z'),
  changedAt: new Date('2022-01-14T07:00:00Z'),
  ...{ cancelledAt: null, cancelReason: '' },
}

function told(
  final: Partial<FinalFacts>,
  { state = 'deliberating' as RoadState, now = '2022-01-14T09:00:00Z', screening = 'eligible' as const } = {},
): string[] {
  const base = someFacts()
  const proposal = (id: string) =>
    aProposalSeen({ id, state: 'submitted', screening, team: [aMember({ personId: `lead-${id}` })] })
  const facts = {
    ...base,
    now: new Date(now),
    challenge: { ...base.challenge, ...aChallenge({ state }), effectiveState: state },
    proposals: [proposal('in'), proposal('out')],
    finals: { openedAt, finalists: ['in'], joinedAt: {}, slots: [], ...final },
  }
  return planMessages(pitchNotices, facts).map(({ notice, to, sendAt, data }) =>
    [notice, to.personId, sendAt.toISOString().slice(5, 16), data['reason'] ?? ''].join(' ').trim(),
  )
}

describe('mail about pitches', () => {
  it.each<[string, Parameters<typeof told>, string[]]>([
    ['before the round is open', [{ openedAt: null }], []],
    ['once it is open, to finalists alone', [{}], ['pitch.invited lead-in 01-13T08:00']],
    [
      'to one who became a finalist later, from then on',
      [{ joinedAt: { in: new Date('2022-01-14T06:00:00Z') } }],
      ['pitch.invited lead-in 01-14T06:00'],
    ],
    [
      'with the time that was taken, and a day before',
      [{ slots: [slot] }],
      ['pitch.invited lead-in 01-14T08:00', 'pitch.reminder lead-in 01-19T08:00'],
    ],
    [
      'a week before too, where it was taken so early',
      [{ slots: [{ ...slot, startsAt: new Date('2022-01-24T08:00:00Z') }] }],
      [
        'pitch.invited lead-in 01-14T08:00',
        'pitch.reminder lead-in 01-17T08:00',
        'pitch.reminder lead-in 01-23T08:00',
      ],
    ],
    [
      'without a reminder where it moved within the last day',
      [
        { slots: [{ ...slot, changedAt: new Date('2022-01-19T10:00:00Z'), sequence: 1 }] },
        { now: '2022-01-19T11:00:00Z' },
      ],
      ['pitch.invited lead-in 01-14T08:00', 'pitch.moved lead-in 01-19T10:00'],
    ],
    [
      'when the time has moved',
      [{ slots: [{ ...slot, changedAt: new Date('2022-01-15T08:00:00Z'), sequence: 1 }] }],
      [
        'pitch.invited lead-in 01-14T08:00',
        'pitch.moved lead-in 01-15T08:00',
        'pitch.reminder lead-in 01-19T08:00',
      ],
    ],
    [
      'when it is called off, with the reason, and another can be chosen',
      [{ slots: [{ ...slot, cancelledAt: new Date('2022-01-15T08:00:00Z'), cancelReason: 'Flooded.' }] }],
      ['pitch.invited lead-in 01-13T08:00', 'pitch.cancelled lead-in 01-15T08:00 Flooded.'],
    ],
    ['no longer once all is decided', [{ slots: [slot] }, { state: 'decided' }], []],
  ])('%s', (_, given, messages) => {
    expect(told(...given)).toEqual(messages)
  })
})
