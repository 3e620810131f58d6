import { describe, expect, it } from 'vitest'
import { accentsOfBrand, nearestReadable } from './accent.ts'
import { lookSchema } from './look-form.ts'
import { accentsOfTyped, lookSeen, readableAccents } from './look.ts'

const none = { brand: null, accentLight: null, accentDark: null }

describe('the accents of what was typed', () => {
  it.each([
    [none, null],
    [{ ...none, brand: '#d01c5b', accentLight: '#ffff00' }, accentsOfBrand('#d01c5b')],
    [
      { ...none, accentLight: '#1f5c4d' },
      { light: '#1f5c4d', dark: nearestReadable('#1f5c4d', 'dark') },
    ],
    [
      { ...none, accentDark: '#9fd3bf' },
      { light: nearestReadable('#9fd3bf', 'light'), dark: '#9fd3bf' },
    ],
  ])('%o', (typed, accents) => expect(accentsOfTyped(typed)).toEqual(accents))

  it('are refused where they cannot be read, each with the nearest that can', () => {
    const read = readableAccents({ ...none, accentLight: '#ffd400', accentDark: '#9fd3bf' })
    expect(read).toMatchObject({
      ok: false,
      refusal: { failing: [{ scheme: 'light', nearest: nearestReadable('#ffd400', 'light') }] },
    })
    expect(readableAccents(none)).toEqual({ ok: true, value: null })
    expect(readableAccents({ ...none, brand: '#ffd400' }).ok).toBe(true)
  })
})

it('has another word for every look', () => {
  const looks = [
    { accents: null, senderName: null },
    { accents: null, senderName: '","' },
    { accents: { light: '#1f5c4d', dark: '#9fd3bf' }, senderName: null },
  ]
  expect(new Set(looks.map(lookSeen)).size).toBe(3)
})

describe('the form', () => {
  it('reads colours as people write them, and nothing as none', () => {
    const sent = {
      intent: 'save',
      brand: '',
      accentLight: ' 1F5C4D',
      accentDark: '#abc',
      senderName: ' Näin ',
    }
    expect(lookSchema.parse(sent)).toEqual({
      ...{ intent: 'save', seen: '', brand: null },
      ...{ accentLight: '#1f5c4d', accentDark: '#aabbcc', senderName: 'Näin' },
    })
  })

  it.each([{ accentLight: 'red' }, { brand: '#1f5c4d;}' }, { senderName: 'a@b.example' }])(
    'refuses %o',
    (sent) => {
      expect(lookSchema.safeParse({ intent: 'save', ...sent }).success).toBe(false)
    },
  )
})
