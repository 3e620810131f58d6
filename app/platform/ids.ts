import { accept, refuse, type Result } from './result.ts'

/*
 * A proposal is spoken of by a reference that survives a telephone call: HEL-2026-K7QF-3. Its parts are the
 * programme's letters, the year, four random symbols (about a million per programme and year; the unique key decides)
 * and a check symbol. No I, L, O or U among the random symbols.
 */

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 4
const PATTERN = /^([A-Z]{2,5})-(\d{4})-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z])$/

/** The reference from its parts. `code` is four symbols, see `referenceCode`. `HEL`, 2026, `K7QF` gives `HEL-2026-K7QF-V`. */
export function proposalReference({
  prefix,
  year,
  code,
}: {
  prefix: string
  year: number
  code: string
}): string {
  const body = `${prefix}-${year}-${code}`
  const reference = `${body}-${checkSymbol(body)}`
  if (!PATTERN.test(reference)) throw new RangeError(`not the parts of a reference: ${body}`)
  return reference
}

/** Four symbols from four random bytes, each symbol equally likely. */
export function referenceCode(bytes: Uint8Array): string {
  if (bytes.length !== CODE_LENGTH) throw new RangeError(`${CODE_LENGTH} bytes are needed`)
  return Array.from(bytes, (byte) => SYMBOLS[byte % SYMBOLS.length]).join('')
}

/**
 * Reads a reference as people type it: small letters, spaces, no or other dashes, O for 0, I or L for 1. A single
 * wrong symbol and two swapped ones are always found.
 */
export function readProposalReference(
  typed: string,
): Result<string, { code: 'reference-malformed' } | { code: 'reference-mistyped' }> {
  const plain = typed.toUpperCase().replace(/[\s\p{Pd}]+/gu, '')
  const parts = /^([A-Z]{2,5})(\d{4})(.{4})(.)$/u.exec(plain)
  if (!parts) return refuse('reference-malformed')
  const [, prefix, year, code, check] = parts
  const body = `${prefix}-${year}-${forgive(code)}`
  const reference = `${body}-${forgive(check)}`
  if (!PATTERN.test(reference)) return refuse('reference-malformed')
  return checkSymbol(body) === forgive(check) ? accept(reference) : refuse('reference-mistyped')
}

function forgive(symbols = ''): string {
  return symbols.replaceAll('O', '0').replace(/[IL]/g, '1')
}

/**
 * A weighted sum in the field of 32 elements: every position has a weight of its own, so that one changed symbol or
 * any two exchanged ones change the sum.
 */
function checkSymbol(body: string): string {
  const [prefix = '', year = '', code = ''] = body.split('-')
  const values = [
    ...Array.from(prefix.padStart(5, '@'), (letter) => letter.charCodeAt(0) - 64),
    ...Array.from(year + code, (symbol) => SYMBOLS.indexOf(symbol)),
  ]
  // Horner's rule: multiply by the generator, add the next value (addition in this field is exclusive or).
  const sum = values.reduce((total, value) => timesGenerator(total) ^ value, 0)
  return SYMBOLS.charAt(timesGenerator(sum))
}

/** Multiplication by x modulo x^5 + x^2 + 1, whose powers run through all 31 elements but zero. */
function timesGenerator(value: number): number {
  const doubled = value << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}
