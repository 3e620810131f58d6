import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, commitmentOf, faultIn, genesis, hashOfEntry, type Entry } from './chain.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const contents = fc.record({
  type: fc.stringMatching(/^[A-Z][a-zA-Z]{2,20}$/),
  at: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  body: fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer())).map(canonicalJson),
})

function chainOf(all: readonly { type: string; at: string; body: string }[]): Entry[] {
  const entries: Entry[] = []
  for (const content of all) {
    const entry = { ...content, seq: entries.length + 1, previousHash: entries.at(-1)?.hash ?? genesis }
    entries.push({ ...entry, hash: hashOfEntry(entry, sha256) })
  }
  return entries
}

const headOf = (entries: readonly Entry[]) => ({ seq: entries.length, hash: entries.at(-1)?.hash ?? genesis })
const chains = fc.array(contents, { minLength: 2, maxLength: 8 }).map(chainOf)

describe('a chain', () => {
  it('is whole as written, the empty one too', () => {
    fc.assert(fc.property(chains, (entries) => faultIn(entries, sha256, headOf(entries)) === null))
    expect(faultIn([], sha256, { seq: 0, hash: genesis })).toBeNull()
  })

  it('shows every single changed byte', () => {
    const fields = ['type', 'at', 'body', 'previousHash', 'hash'] as const
    fc.assert(
      fc.property(
        chains,
        fc.nat(),
        fc.constantFrom(...fields),
        fc.nat(),
        fc.integer({ min: 1, max: 127 }),
        (entries, which, field, where, flip) => {
          const index = which % entries.length
          const text = entries[index]![field]
          const at = where % text.length
          const changed =
            text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ flip) + text.slice(at + 1)
          const tampered = entries.with(index, { ...entries[index]!, [field]: changed })
          return faultIn(tampered, sha256, headOf(entries)) !== null
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('shows every removed, repeated, inserted and exchanged entry', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.nat(), contents, (entries, a, b, foreign) => {
        const [i, j] = [a % entries.length, b % entries.length]
        const head = headOf(entries)
        const [made] = chainOf([foreign])
        const exchanged = entries.with(i, entries[j]!).with(j, entries[i]!)
        return [
          entries.toSpliced(i, 1),
          entries.toSpliced(i, 0, entries[j]!),
          entries.toSpliced(i, 0, { ...made!, seq: i + 1 }),
          ...(i === j ? [] : [exchanged]),
        ].every((tampered) => faultIn(tampered, sha256, head) !== null)
      }),
      { numRuns: 500 },
    )
  })

  it('shows renumbering, and a rewritten end to whoever kept the head', () => {
    fc.assert(
      fc.property(chains, fc.nat(), contents, (entries, which, other) => {
        const index = which % entries.length
        const renumbered = entries.with(index, { ...entries[index]!, seq: entries[index]!.seq + 1 })
        const rewritten = chainOf(
          entries.map((entry, at) => (at === index ? { ...other, body: `${other.body} ` } : entry)),
        )
        return (
          faultIn(renumbered, sha256, headOf(entries)) !== null &&
          faultIn(rewritten, sha256) === null &&
          faultIn(rewritten, sha256, headOf(entries))?.code === 'head-mismatch'
        )
      }),
      { numRuns: 300 },
    )
  })

  it('names what is wrong and where', () => {
    const entries = chainOf([
      { type: 'A', at: '2021-12-03T07:00:00.000Z', body: '{}' },
      { type: 'B', at: '2021-12-04T07:00:00.000Z', body: '{}' },
      { type: 'C', at: '2021-12-05T07:00:00.000Z', body: '{}' },
    ])
    expect(faultIn(entries.toSpliced(1, 1), sha256)).toEqual({ code: 'seq-gap', seq: 2, found: 3 })
    expect(faultIn(entries.with(1, { ...entries[1]!, body: '{"a":1}' }), sha256)).toEqual({
      code: 'hash-mismatch',
      seq: 2,
    })
    expect(faultIn(entries.slice(0, 2), sha256, headOf(entries))).toEqual({ code: 'head-mismatch', seq: 2 })
  })
})

describe('canonical JSON', () => {
  it('does not depend on the order of keys and reads back the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
    )
  })

  it('writes instants as text and leaves out what is undefined', () => {
    expect(canonicalJson({ b: undefined, a: new Date('2021-12-03T07:00:00Z'), list: [undefined] })).toBe(
      '{"a":"2021-12-03T07:00:00.000Z","list":[null]}',
    )
  })
})

it('commits to salt and payload together', () => {
  const commitment = commitmentOf('salt', 'payload', sha256)
  expect(commitment).toMatch(/^[0-9a-f]{64}$/)
  expect(commitmentOf('salt2', 'payload', sha256)).not.toBe(commitment)
})
