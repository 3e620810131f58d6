import { describe, expect, it } from 'vitest'
import { isFromOurPages, ownOrigins } from './origin.ts'

const ours = ['https://haaste.example']

describe('isFromOurPages', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://haaste.example' }, true],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://haaste.example' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://haaste.example' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://haaste.example' }, true],
    [{ origin: 'https://haaste.example.evil.example' }, false],
    [{ origin: 'http://haaste.example' }, false],
    [{ origin: 'null' }, false],
    [{ host: 'haaste.example', 'x-forwarded-host': 'haaste.example' }, false],
    [{}, false],
  ])('answers %o with %s', (headers, expected) => {
    expect(isFromOurPages(new Headers(headers as Record<string, string>), ours)).toBe(expected)
  })
})

describe('ownOrigins', () => {
  it('is the public origin alone in a real installation', () => {
    expect(ownOrigins('https://haaste.example', 3000, true)).toEqual(['https://haaste.example'])
  })
  it('adds localhost in the demo', () => {
    expect(ownOrigins('http://localhost:3000', 3000, false)).toContain('http://127.0.0.1:3000')
  })
})
