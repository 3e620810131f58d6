import { describe, expect, it } from 'vitest'
import { nameFromEmail, readCode, readToken, writeToken } from './sign-in.ts'

describe('a code as people type it', () => {
  it.each([
    ['402917', '402917'],
    [' 402 917 ', '402917'],
    ['402-917', '402917'],
    ['４０２９１７', '402917'],
    ['40291', null],
    ['4029177', null],
    ['4O2917', null],
    ['', null],
  ])('%s', (typed, code) => expect(readCode(typed)).toBe(code))
})

describe('a token', () => {
  const parts = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', secret: 'A'.repeat(43) }

  it('comes back as it was written', () => expect(readToken(writeToken(parts))).toEqual(parts))

  it.each(['', '.', 'x', `${writeToken(parts)}=`, writeToken(parts).toUpperCase(), 'a'.repeat(500)])(
    'is not %s',
    (token) => expect(readToken(token)).toBeNull(),
  )
})

it('calls a person by the address until they say their name', () => {
  expect(nameFromEmail('aino.virta@people.example')).toBe('aino.virta')
  expect(nameFromEmail(`${'a'.repeat(300)}@people.example`)).toHaveLength(200)
})
