import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readShortCode, shortCodesMeant } from './short-address.ts'

describe('a short address', () => {
  it.each([
    ['k7qf3m', 'K7QF3M'],
    [' Clean-Air ', 'CLEAN-AIR'],
    ['clean air', 'CLEAN-AIR'],
    ['clean–air', 'CLEAN-AIR'],
  ])('is read from %s', (typed, code) => expect(readShortCode(typed)).toBe(code))

  it.each(['', 'ab', '-ab', 'ab-', 'a--', 'päiväkoti', 'a/b', 'a'.repeat(25), '\u0000abc'])(
    'is not %j',
    (typed) => expect(readShortCode(typed)).toBeNull(),
  )

  it('forgives letters that look like digits, after what was typed itself', () => {
    expect(shortCodesMeant('ko1l')).toEqual(['KO1L', 'K011'])
    expect(shortCodesMeant('K7QF3M')).toEqual(['K7QF3M'])
    expect(shortCodesMeant('?')).toEqual([])
  })

  it('reads back whatever it has read', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const code = readShortCode(typed)
        if (code !== null) expect(readShortCode(code.toLowerCase())).toBe(code)
      }),
    )
  })
})
