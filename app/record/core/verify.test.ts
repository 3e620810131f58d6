import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson, commitmentOf, genesis, hashOfEntry, type Entry } from './chain.ts'
import { faultsOfRecord, type RecordFacts } from './verify.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const reference = 'HEL-2026-K7QF-V'
const hash = commitmentOf('salt', 'text', sha256)

function entryOf(type: string, body: object): Entry {
  const entry = {
    seq: 1,
    type,
    at: '2021-12-10T10:00:00.000Z',
    body: canonicalJson(body),
    previousHash: genesis,
  }
  return { ...entry, hash: hashOfEntry(entry, sha256) }
}

const submitted = entryOf('ProposalSubmitted', { reference, version: 1, hash })
const version = {
  reference,
  number: 1,
  salt: 'salt',
  body: 'text',
  hash,
  recordSeq: 1,
  recordHash: submitted.hash,
}
const facts: RecordFacts = { versions: [version], secrets: [], scorecardsUnderConflict: 0 }
const recordOf = (entry: Entry) => ({ entries: [entry], head: { seq: 1, hash: entry.hash } })
const faults = (more: Partial<RecordFacts>, entry = submitted) =>
  faultsOfRecord(recordOf(entry), { ...facts, ...more }, sha256)

describe('holding the record against the submitted versions', () => {
  it('finds nothing where all is as it was', () => expect(faults({})).toEqual([]))

  it.each([
    ['a changed text', { body: 'text!' }, 'version-changed'],
    ['a changed salt', { salt: 'other' }, 'version-changed'],
    ['a pointer into nothing', { recordSeq: 9 }, 'version-unrecorded'],
    ['no pointer', { recordSeq: null, recordHash: null }, 'version-unrecorded'],
    ['another entry’s hash', { recordHash: 'b'.repeat(64) }, 'version-unrecorded'],
  ])('finds %s', (_, change, code) => {
    expect(faults({ versions: [{ ...version, ...change }] }).map((fault) => fault.code)).toContain(code)
  })

  it('finds a text exchanged together with its hash', () => {
    const other = { ...version, body: 'other', hash: commitmentOf('salt', 'other', sha256) }
    expect(faults({ versions: [other] })).toEqual([
      { code: 'version-unrecorded', reference, version: 1 },
      { code: 'version-missing', reference, version: 1 },
    ])
  })

  it('finds a version that was removed', () => {
    expect(faults({ versions: [] })).toEqual([{ code: 'version-missing', reference, version: 1 }])
  })

  it('finds a version whose entry is of another kind', () => {
    const other = entryOf('Something', { reference, version: 1, hash })
    expect(faults({ versions: [{ ...version, recordHash: other.hash }] }, other)).toEqual([
      { code: 'version-unrecorded', reference, version: 1 },
    ])
  })
})

it('finds scorecards under a conflict', () => {
  expect(faults({ scorecardsUnderConflict: 2 })).toEqual([{ code: 'scorecard-under-conflict', amount: 2 }])
})
