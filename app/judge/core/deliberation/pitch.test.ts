import { describe, expect, it } from 'vitest'
import { pitchCalendar, slotRefusal, takeRefusal, type Slot } from './pitch.ts'

const now = new Date('2022-01-13T08:00:00Z')

function slot(id: string, from: string, to: string, given: Partial<Slot> = {}): Slot {
  return {
    id,
    startsAt: new Date(`2022-01-14T${from}:00Z`),
    endsAt: new Date(`2022-01-14T${to}:00Z`),
    place: 'Harbour Hall',
    link: '',
    proposalId: null,
    isCancelled: false,
    ...given,
  }
}

describe('a pitch slot', () => {
  const others = [slot('a', '10:00', '10:20')]

  it.each([
    ['free', slot('b', '10:20', '10:40'), null],
    ['before the other', slot('b', '09:40', '10:00'), null],
    ['over its end', slot('b', '10:19', '10:40'), 'slot-overlaps'],
    ['around it', slot('b', '09:00', '11:00'), 'slot-overlaps'],
    ['turned round', slot('b', '11:00', '10:40'), 'slot-times'],
    ['of no length', slot('b', '11:00', '11:00'), 'slot-times'],
    ['nowhere', slot('b', '11:00', '11:20', { place: ' ' }), 'slot-nowhere'],
    ['behind a link', slot('b', '11:00', '11:20', { place: '', link: 'https://call.example' }), null],
    ['past', { ...slot('b', '10:20', '10:40'), startsAt: now }, 'slot-past'],
  ] as const)('%s', (_, given, code) => {
    expect(slotRefusal(given, others, now)?.code ?? null).toBe(code)
  })

  it('may lie over one that was called off', () => {
    const cancelled = [slot('a', '10:00', '10:20', { isCancelled: true })]
    expect(slotRefusal(slot('b', '10:00', '10:20'), cancelled, now)).toBeNull()
  })

  const slots = [
    slot('free', '10:00', '10:20'),
    slot('taken', '10:20', '10:40', { proposalId: 'q' }),
    slot('gone', '10:40', '11:00', { isCancelled: true }),
  ]
  it.each([
    ['free', 'p', null],
    ['taken', 'p', 'slot-taken'],
    ['gone', 'p', 'slot-gone'],
    ['none', 'p', 'slot-gone'],
    ['free', 'q', 'slot-chosen-already'],
    ['free', 'z', 'finalist-not-eligible'],
  ] as const)('%s for %s: %s', (slotId, proposalId, code) => {
    const facts = { proposalId, slots, finalists: ['p', 'q'], now }
    expect(takeRefusal(slotId, facts)?.code ?? null).toBe(code)
  })

  it('stands in one file with the others, called off where it was', () => {
    const file = pitchCalendar(
      slots.map((each) => ({ ...each, title: `Pitch ${each.id}`, sequence: 2, changedAt: now })),
      { name: 'Pitches', host: 'city.example', url: 'https://city.example/jury', language: 'en' },
    )
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    expect(file).toContain('UID:pitch-free@city.example')
    expect(file.match(/STATUS:CANCELLED/g)).toHaveLength(1)
    expect(file).toContain('SEQUENCE:2')
  })
})
