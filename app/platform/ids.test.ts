import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposalReference, readProposalReference, referenceCode } from './ids.ts'

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const references = fc
  .record({
    prefix: fc.stringMatching(/^[A-Z]{2,5}$/),
    year: fc.integer({ min: 2000, max: 2099 }),
    bytes: fc.uint8Array({ minLength: 4, maxLength: 4 }),
  })
  .map(({ prefix, year, bytes }) => proposalReference({ prefix, year, code: referenceCode(bytes) }))

describe('a proposal reference', () => {
  it('has the four parts and a check symbol', () => {
    expect(proposalReference({ prefix: 'HEL', year: 2026, code: 'K7QF' })).toMatch(/^HEL-2026-K7QF-[0-9A-Z]$/)
  })

  it('is read back from what people type', () => {
    const reference = proposalReference({ prefix: 'HEL', year: 2026, code: '01QF' })
    const check = reference.at(-1)
    for (const typed of [
      reference,
      reference.toLowerCase(),
      ` hel 2026 olqf ${check}`,
      `HEL–2026–0IQF–${check}`,
    ]) {
      expect(readProposalReference(typed)).toEqual({ ok: true, value: reference })
    }
  })

  it('says when something is not a reference at all', () => {
    for (const typed of ['', 'HEL', 'HEL-2026-K7Q-3', 'HEL-20X6-K7QF-3', 'HEL-2026-KU7F-3', '\u0000']) {
      expect(readProposalReference(typed)).toEqual({ ok: false, refusal: { code: 'reference-malformed' } })
    }
  })

  it('finds any single wrong symbol', () => {
    fc.assert(
      fc.property(references, fc.nat(), fc.integer({ min: 1, max: 31 }), (reference, where, shift) => {
        const places = [...reference].flatMap((symbol, index) => (symbol === '-' ? [] : [index]))
        const at = places[where % places.length] ?? 0
        const digitsOnly = /^\d$/.test(reference[at] ?? '') && at < reference.indexOf('-') + 5
        const alphabet =
          at < reference.indexOf('-') ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : digitsOnly ? '0123456789' : symbols
        const wrong = alphabet[(alphabet.indexOf(reference[at] ?? '') + shift) % alphabet.length] ?? ''
        fc.pre(wrong !== reference[at])
        const typed = reference.slice(0, at) + wrong + reference.slice(at + 1)
        expect(readProposalReference(typed)).toEqual({ ok: false, refusal: { code: 'reference-mistyped' } })
      }),
      { numRuns: 1000 },
    )
  })

  it('finds any two neighbours exchanged', () => {
    fc.assert(
      fc.property(references, fc.nat({ max: 2 }), (reference, at) => {
        const start = reference.length - 6 + at
        const [a = '', b = ''] = reference.slice(start, start + 2)
        fc.pre(a !== b)
        const typed = reference.slice(0, start) + b + a + reference.slice(start + 2)
        expect(readProposalReference(typed)).toEqual({ ok: false, refusal: { code: 'reference-mistyped' } })
      }),
    )
  })
})
