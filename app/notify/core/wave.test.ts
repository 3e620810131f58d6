import { describe, expect, it } from 'vitest'
import { audiences } from './audience.ts'
import { heldWaveOf, isShownWithItsData, maskedAddress, readWave, writeWave } from './wave.ts'

const challengeId = '6a0f5e0e-1111-4222-8333-444455556666'
const name = { notice: 'proposal.draft_reminder', challengeId, day: '2021-12-22' }

describe('the address of a wave', () => {
  it.each([name, { ...name, challengeId: null }])('reads as it was written', (wave) => {
    expect(readWave(new URLSearchParams(writeWave(wave)))).toEqual(wave)
  })

  it.each([
    '',
    'notice=proposal.draft_reminder',
    'notice=proposal.draft_reminder&day=2021-02-30',
    'notice=proposal.draft_reminder&day=22.12.2021',
    'notice=proposal.draft_reminder&day=2021-12-22&challenge=x',
    'notice=../x&day=2021-12-22',
  ])('%j names none', (search) => {
    expect(readWave(new URLSearchParams(search))).toBeNull()
  })
})

it('lasts from midnight to midnight where the organiser is, also when the clocks change', () => {
  expect(heldWaveOf(name, 'Europe/Helsinki')).toEqual({
    notice: name.notice,
    fromAt: new Date('2021-12-21T22:00:00Z'),
    toAt: new Date('2021-12-22T22:00:00Z'),
  })
  const { fromAt, toAt } = heldWaveOf({ ...name, day: '2022-03-27' }, 'Europe/Helsinki')
  expect(toAt.getTime() - fromAt.getTime()).toBe(23 * 3_600_000)
})

it('shows nothing of what is written to those who run the challenge', () => {
  expect(isShownWithItsData(null)).toBe(false)
  expect(audiences.filter((audience) => !isShownWithItsData(audience))).toContain('jury-chairs')
  expect(isShownWithItsData('draft-leads')).toBe(true)
})

it.each([
  ['aino@people.example', 'ai…@people.example'],
  ['al@people.example', 'a…@people.example'],
  ['a@people.example', 'a…@people.example'],
  ['nothing', '…'],
])('%s is shown as %s', (email, shown) => {
  expect(maskedAddress(email)).toBe(shown)
})
