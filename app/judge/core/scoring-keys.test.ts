import { describe, expect, it } from 'vitest'
import { meaningOfKey, readScoringKeys, usualKeys } from './scoring-keys.ts'

describe('the keys of the scoring page', () => {
  it.each([
    ['1', { digit: '1' }],
    ['0', { digit: '0' }],
    ['J', { deed: 'next' }],
    ['?', { deed: 'help' }],
    ['x', null],
    ['Enter', null],
  ])('as they come, %s means %j', (pressed, meaning) => {
    expect(meaningOfKey(usualKeys, pressed)).toEqual(meaning)
  })

  it('can be others: the row of digits of a French keyboard, letters of another script', () => {
    const read = readScoringKeys({ ...usualKeys, digits: '& é " \' ( - è _ ç à', next: 'ж' })
    expect(read.ok && meaningOfKey(read.keys, 'ç')).toEqual({ digit: '9' })
    expect(read.ok && meaningOfKey(read.keys, 'à')).toEqual({ digit: '0' })
    expect(read.ok && meaningOfKey(read.keys, 'Ж')).toEqual({ deed: 'next' })
    expect(read.ok && meaningOfKey(read.keys, 'j')).toBeNull()
  })

  it.each([
    [{ next: '' }, { code: 'one-key', field: 'next' }],
    [{ note: 'nn' }, { code: 'one-key', field: 'note' }],
    [{ digits: '123' }, { code: 'ten-keys', field: 'digits' }],
    [{ next: 'K' }, { code: 'key-twice', field: 'previous', key: 'k' }],
    [{ help: '7' }, { code: 'key-twice', field: 'help', key: '7' }],
  ])('%j is refused', (change, problem) => {
    expect(readScoringKeys({ ...usualKeys, ...change })).toEqual({ ok: false, problem })
  })
})
