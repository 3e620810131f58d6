import { describe, expect, it } from 'vitest'
import { actionSchema, agendaSchema, newSessionSchema, readHours, stepsFromForm } from './session-form.ts'

const zone = 'Europe/Helsinki'

describe('the hours of a session', () => {
  it('are read on one wall', () => {
    expect(
      readHours({
        zone,
        startsAt: { date: '2021-12-09', time: '14:00' },
        endsAt: { date: '2021-12-09', time: '15:30' },
      }),
    ).toEqual({
      ok: true,
      value: { startsAt: new Date('2021-12-09T12:00:00Z'), endsAt: new Date('2021-12-09T13:30:00Z') },
    })
  })

  it.each([
    [{ zone: 'CST' }, 'zone', 'zone-unknown'],
    [{ startsAt: { date: '2021-03-28', time: '03:30' } }, 'startsAt', 'time-missing'],
    [{ endsAt: { date: '2021-10-31', time: '03:30' } }, 'endsAt', 'time-ambiguous'],
    [{ endsAt: { date: '2021-03-01', time: '10:00' } }, 'endsAt', 'session-order'],
    [{ endsAt: { date: '2021-02-30', time: '10:00' } }, 'endsAt', 'date-invalid'],
  ])('%j is named at %s: %s', (changes, field, code) => {
    const typed = {
      zone,
      startsAt: { date: '2021-03-01', time: '10:00' },
      endsAt: { date: '2021-03-01', time: '11:00' },
    }
    expect(readHours({ ...typed, ...changes })).toMatchObject({
      ok: false,
      refusal: { field, refusal: { code } },
    })
  })
})

describe('the forms', () => {
  const session = {
    kind: 'information',
    zone,
    startsAt: { date: '', time: '' },
    endsAt: { date: '', time: '' },
    title: 'T',
  }
  it.each([
    ['', null],
    ['0', null],
    ['50', 50],
  ])('read a capacity of %j', (capacity, read) =>
    expect(newSessionSchema.parse({ ...session, capacity }).capacity).toBe(read),
  )

  it.each(['http://meet.example/x', 'javascript:alert(1)', 'https://', 'https://a b'])(
    'refuse the link %s',
    (joinLink) => expect(newSessionSchema.safeParse({ ...session, joinLink }).success).toBe(false),
  )

  it('keep the steps there were, also without a title in this language, and leave empty new rows away', () => {
    const form = agendaSchema.parse({
      version: '3',
      steps: {
        10: { from: '', minutes: 'x', title: 'Pitch', speaker: '', isSlot: 'yes' },
        0: { from: '1', minutes: '15', title: '', speaker: 'Aino' },
        1: { from: '2', minutes: '5', title: 'Break', speaker: '', isRemoved: 'yes' },
        2: { from: '', minutes: '10', title: '', speaker: '' },
      },
    })
    expect(stepsFromForm(form)).toEqual([
      { from: 1, minutes: 15, title: '', speaker: 'Aino', isSlot: false },
      { from: null, minutes: 10, title: 'Pitch', speaker: '', isSlot: true },
    ])
  })

  it.each(['2022-02-30', '2022-2-1', 'soon'])('refuse the day %s', (dueOn) =>
    expect(actionSchema.safeParse({ text: 'a', owner: 'b', dueOn }).success).toBe(false),
  )
})
