import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { senderNamed, senderOf, senderText } from './sender.ts'

const from = 'Haaste <mail@haaste.example>'

describe('the sender', () => {
  it.each([
    ['Haaste <mail@haaste.example>', 'Haaste', 'mail@haaste.example'],
    ['"City of H, \\"X\\"" <a@b.example>', 'City of H, "X"', 'a@b.example'],
    ['mail@haaste.example', '', 'mail@haaste.example'],
    ['<mail@haaste.example>', '', 'mail@haaste.example'],
  ])('%s', (set, name, address) => expect(senderOf(set)).toEqual({ name, address }))

  it.each([
    [null, '"Haaste" <mail@haaste.example>'],
    ['Itämeri & Söner', '"Itämeri & Söner" <mail@haaste.example>'],
    ['赫尔辛基挑战赛', '"赫尔辛基挑战赛" <mail@haaste.example>'],
    ['A\r\nBcc: all@haaste.example', '"A Bcc: all haaste.example" <mail@haaste.example>'],
    ['Bank" <bank@bank.example>', '"Bank bank bank.example" <mail@haaste.example>'],
    ['\u202E<>', '"Haaste" <mail@haaste.example>'],
  ])('under the name %j', (name, text) => expect(senderText(senderNamed(from, name))).toBe(text))

  it('stays one line and one address, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const text = senderText(senderNamed(from, name))
        expect(text).toMatch(/^"[^"\r\n]*" <mail@haaste\.example>$/)
        expect(text.split('@').length).toBe(2)
        expect(senderOf(text).address).toBe('mail@haaste.example')
      }),
      { numRuns: 500 },
    )
  })
})
