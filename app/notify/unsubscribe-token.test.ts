import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUnsubscribeToken, unsubscribeHeaders, unsubscribeToken } from './unsubscribe-token.server.ts'

const secret = 'a secret of the installation, 32+'
const said = {
  personId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
  notice: 'proposal.draft_reminder',
  challengeId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
}

describe('the token', () => {
  it('says again what it was made of', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.option(fc.uuid()),
        fc.stringMatching(/^[a-z]{3,12}\.[a-z_]{3,30}$/),
        (personId, challengeId, notice) => {
          const token = unsubscribeToken(secret, { personId, challengeId, notice })
          expect(token).toMatch(/^[\w.-]{80,200}$/)
          expect(readUnsubscribeToken(secret, token)).toEqual({ personId, challengeId, notice })
        },
      ),
    )
  })

  it('is the same every time, so that a frozen mail keeps its links', () => {
    expect(unsubscribeToken(secret, said)).toBe(unsubscribeToken(secret, said))
  })

  it('is refused with any sign of it changed, and under another secret', () => {
    const token = unsubscribeToken(secret, said)
    expect(readUnsubscribeToken('another secret of the same length', token)).toBeNull()
    for (let at = 0; at < token.length; at += 1) {
      if (token[at] === '.') continue
      const other = token[at] === 'A' ? 'B' : 'A'
      expect(
        readUnsubscribeToken(secret, token.slice(0, at) + other + token.slice(at + 1)),
        `${at}`,
      ).toBeNull()
    }
    const [words = '', signature = ''] = token.split('.')
    const other = unsubscribeToken(secret, { ...said, personId: '11111111-1111-4111-8111-111111111111' })
    expect(readUnsubscribeToken(secret, `${other.split('.')[0]}.${signature}`)).toBeNull()
    expect(readUnsubscribeToken(secret, `${words}.`)).toBeNull()
  })

  it.each([
    '',
    '.',
    'x',
    'a.b',
    `${'a'.repeat(44)}.${'b'.repeat(43)}`,
    'x'.repeat(5_000),
    '../../etc/passwd',
  ])('is not %j', (token) => {
    expect(readUnsubscribeToken(secret, token)).toBeNull()
  })
})

describe('the headers', () => {
  const given = {
    secret,
    origin: 'https://haaste.test',
    contactEmail: 'hello@haaste.test',
    message: { ...said, class: 'service' as const },
  }
  const token = unsubscribeToken(secret, said)

  it('name both ways and allow one click', () => {
    expect(unsubscribeHeaders(given)).toEqual({
      'List-Unsubscribe': `<https://haaste.test/unsubscribe/${token}>, <mailto:hello@haaste.test?subject=unsubscribe%20${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(unsubscribeHeaders({ ...given, message: { ...given.message, class: 'bulletin' } })).toEqual(
      unsubscribeHeaders(given),
    )
  })

  it('name no address where nobody reads one, and never break the line', () => {
    expect(unsubscribeHeaders({ ...given, contactEmail: null })['List-Unsubscribe']).toBe(
      `<https://haaste.test/unsubscribe/${token}>`,
    )
    const odd = unsubscribeHeaders({ ...given, contactEmail: 'a>,<b?c&d@haaste.test' })
    expect(odd['List-Unsubscribe']).toContain('<mailto:a%3E%2C%3Cb%3Fc%26d@haaste.test?subject=')
  })

  it('are missing from mandatory mail, and where there is no person', () => {
    expect(unsubscribeHeaders({ ...given, message: { ...given.message, class: 'mandatory' } })).toEqual({})
    expect(unsubscribeHeaders({ ...given, message: { ...given.message, personId: null } })).toEqual({})
  })
})
