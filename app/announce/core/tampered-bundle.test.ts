import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usualRule } from '#app/publish/core/judging-rule.ts'
import { storedRubric } from '#app/publish/core/rubrics/index.ts'
import { canonicalJson, commitmentOf, genesis, hashOfEntry, type Entry } from '#app/record/core/chain.ts'
import { aBundle } from '#test/factories/a-bundle.ts'
import { readReceipt, verifyBundle } from '../../../public/haaste-verify.mjs'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const proposals = ['p1', 'p2', 'p3', 'p4']
const jurors = [1, 2, 3]
const { publicText, fullText, receipts } = aBundle({
  criteria: [
    {
      ...{ id: 'c1', position: 1, weight: 60, minimum: null, isForFinalists: false },
      rubric: storedRubric({ type: 'anchored-scale', config: { lowest: 1, highest: 5 } }),
    },
    {
      ...{ id: 'c2', position: 2, weight: 40, minimum: '1', isForFinalists: false },
      rubric: storedRubric({ type: 'points', config: { highest: '10', step: '0.5' } }),
    },
  ],
  ...{ rule: usualRule, proposals, jurors: 3 },
  cards: proposals.flatMap((proposal, index) =>
    jurors.map((juror) => ({
      ...{ juror, proposal },
      points: {
        c1: String(1 + ((index * 2 + juror) % 5)),
        c2: index + juror === 5 ? null : `${juror + index}.5`,
      },
    })),
  ),
})

type Opening = { salt: string; payload: string }
type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] }
type File = {
  bundle: {
    chain: {
      head: { seq: number; hash: string }
      entries: (Partial<Mutable<Entry>> & { seq: number; hash: string })[]
    }
    rows: string[]
    decision: { named: unknown[] }
  }
  entries: Mutable<Entry>[]
  openings: Opening[]
  recordOpenings: (Opening & { seq: number; name: string })[]
  seal: Mutable<Entry>
}
const fileOf = (text: string) => JSON.parse(text) as File
const textOf = (file: File) => `${canonicalJson(file)}\n`
const verdictOf = (text: string) => verifyBundle(text).verdict

/** All lists of a file: what can be taken out of them, or change places in them. */
const listsOf = ({ bundle, entries, openings, recordOpenings }: File): unknown[][] =>
  [bundle.chain.entries, bundle.rows, bundle.decision.named, entries, openings, recordOpenings].filter(
    Boolean,
  )

/** As somebody would who runs the portal: after a change in the full form, every hash from there on is made anew. */
function rehashed(file: File): File {
  const { bundle, seal } = file
  const told = new Map(bundle.chain.entries.map((entry) => [entry.seq, entry]))
  let previousHash = genesis
  for (const entry of file.entries) {
    if (entry.seq === seal.seq) {
      bundle.chain.head = { seq: seal.seq - 1, hash: previousHash }
      bundle.rows = file.openings.map((opening) => commitmentOf(opening.salt, opening.payload, sha256)).sort()
      entry.body = canonicalJson({
        ...(JSON.parse(entry.body) as object),
        bundle: sha256(canonicalJson(bundle)),
      })
    }
    entry.previousHash = previousHash
    entry.hash = hashOfEntry(entry, sha256)
    previousHash = entry.hash
    const line = told.get(entry.seq)
    if (line)
      Object.assign(line, {
        hash: entry.hash,
        ...(line.body !== undefined && { at: entry.at, body: entry.body }),
      })
  }
  file.seal = file.entries[seal.seq - 1] ?? seal
  file.openings.sort((a, b) =>
    commitmentOf(a.salt, a.payload, sha256) < commitmentOf(b.salt, b.payload, sha256) ? -1 : 1,
  )
  return file
}

/** Gives one scorecard other points, in its row. */
function withOtherPoints(file: File, which: number, points: string) {
  const cards = file.openings.filter(({ payload }) => payload.includes('"kind":"scorecard"'))
  const opening = cards[which % cards.length]!
  const row = JSON.parse(opening.payload) as { id: string; points: Record<string, string> }
  const isSame = row.points.c1 === points
  row.points.c1 = points
  opening.payload = canonicalJson(row)
  return { id: row.id, isSame }
}

const forms = [
  ['public', publicText],
  ['full', fullText],
] as const
const points = fc.constantFrom('1', '2', '3', '4', '5')

it('is whole before anybody touches it', () => {
  for (const [, text] of forms) expect(verdictOf(text)).toBe('proved')
})

describe('a thousand tampered bundles', () => {
  it.each(forms)('%s form: 250 with one flipped bit', (_, text) => {
    const bytes = Buffer.from(text)
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
        const changed = Buffer.from(bytes)
        changed[at]! ^= 1 << bit
        expect(['faulty', 'unreadable']).toContain(verdictOf(changed.toString('utf8')))
      }),
      { numRuns: 250 },
    )
  })

  it.each(forms)('%s form: 100 with something taken out, and 100 with two things exchanged', (_, text) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (which, one, other) => {
        const [without, exchanged] = [fileOf(text), fileOf(text)]
        const all = listsOf(without).filter(({ length }) => length > 0)
        const list = all[which % all.length]!
        list.splice(one % list.length, 1)
        expect(verdictOf(textOf(without))).toBe('faulty')

        const longer = listsOf(exchanged).filter(({ length }) => length > 1)
        const turned = longer[which % longer.length]!
        const [a, b] = [one % turned.length, other % turned.length]
        ;[turned[a], turned[b]] = [turned[b], turned[a]]
        if (a !== b) expect(verdictOf(textOf(exchanged))).toBe('faulty')
      }),
      { numRuns: 100 },
    )
  })

  it('50 with another score, and 50 in which its row and the bundle are sealed anew with it', () => {
    fc.assert(
      fc.property(fc.nat(), points, (which, given) => {
        const [plain, sealed] = [fileOf(fullText), fileOf(fullText)]
        if (withOtherPoints(plain, which, given).isSame) return
        expect(verdictOf(textOf(plain))).toBe('faulty')
        withOtherPoints(sealed, which, given)
        const report = verifyBundle(textOf(rehashed(sealed)))
        expect(report.verdict).toBe('faulty')
        expect(report.findings).toContainEqual(expect.objectContaining({ code: 'scores', status: 'fault' }))
      }),
      { numRuns: 50 },
    )
  })

  it('100 with a past written anew to the end: whole in themselves, and convicted by any one receipt since', () => {
    const witness = fc.nat()
    fc.assert(
      fc.property(fc.nat(), witness, fc.nat({ max: 9 }), (which, later, minute) => {
        const file = fileOf(fullText)
        const from = which % (file.seal.seq - 1)
        file.entries[from]!.at = `2022-01-02T00:0${minute}:00.000Z`
        const text = textOf(rehashed(file))
        expect(verdictOf(text)).toBe('proved')
        const kept = receipts[from + (later % (receipts.length - from))]!
        expect(verifyBundle(text, { receipts: [kept] }).verdict).toBe('faulty')
        // The number alone need not be known.
        expect(verifyBundle(text, { receipts: [{ seq: null, hash: kept.hash }] }).verdict).toBe('faulty')
      }),
      { numRuns: 100 },
    )
  })

  it('a public form that names another winner and is sealed anew, convicted by a mail about the outcome', () => {
    const file = fileOf(publicText)
    file.bundle.decision.named = []
    const body = canonicalJson({
      ...(JSON.parse(file.seal.body) as object),
      bundle: sha256(canonicalJson(file.bundle)),
    })
    file.seal = { ...file.seal, body, hash: hashOfEntry({ ...file.seal, body }, sha256) }
    expect(verdictOf(textOf(file))).toBe('proved')
    expect(verifyBundle(textOf(file), { receipts: [receipts.at(-1)!] }).verdict).toBe('faulty')
  })
})

describe('what was erased', () => {
  /** The record says that rows and payloads were erased, and they are gone. */
  function erased({ rows, secrets }: { rows: number; secrets: number }, isTold = true): string {
    const file = fileOf(fullText)
    const goneRows = file.openings
      .splice(0, rows)
      .map((opening) => commitmentOf(opening.salt, opening.payload, sha256))
    const goneSecrets = file.recordOpenings.splice(0, secrets).map(({ seq, name }) => ({ seq, name }))
    const last = file.entries.at(-1)!
    const entry = {
      ...{ seq: last.seq + 1, type: 'RecordErased', at: '2022-03-01T00:00:00.000Z' },
      body: canonicalJson({ rows: goneRows, secrets: goneSecrets }),
      previousHash: last.hash,
    }
    if (isTold) file.entries.push({ ...entry, hash: hashOfEntry(entry, sha256) })
    return textOf(file)
  }

  it('leaves the chain whole and is stated, row by row and payload by payload', () => {
    const report = verifyBundle(erased({ rows: 3, secrets: 2 }))
    expect(report.verdict).toBe('incomplete')
    expect(report.limits).toContain('erased')
    expect(report.findings.filter(({ status }) => status === 'fault')).toEqual([])
    const count = (code: string) => report.findings.find((finding) => finding.code === code)?.amount
    expect([count('erased-rows'), count('erased-openings')]).toEqual([3, 2])
  })

  it('is a fault where the record does not say so', () => {
    expect(verdictOf(erased({ rows: 1, secrets: 0 }, false))).toBe('faulty')
    expect(verdictOf(erased({ rows: 0, secrets: 1 }, false))).toBe('faulty')
  })
})

describe('a receipt as it stands in a mail', () => {
  const hash = 'ab'.repeat(32)
  it.each([
    [hash, { seq: null, hash }],
    [`12 ${hash}`, { seq: 12, hash }],
    [`12: ${hash.toUpperCase().replaceAll(/(.{8})/g, '$1 ')}`, { seq: 12, hash }],
    ['12', null],
    [hash.slice(1), null],
    ['', null],
  ])('%s', (text, read) => expect(readReceipt(text)).toEqual(read))

  it('that is younger than the bundle cannot be compared, and one of nowhere is a fault', () => {
    const younger = verifyBundle(publicText, { receipts: [{ seq: 900, hash }] })
    expect(younger.verdict).toBe('incomplete')
    expect(verifyBundle(publicText, { receipts: [{ seq: 3, hash }] }).verdict).toBe('faulty')
    expect(verifyBundle(publicText, { receipts: [{ seq: null, hash }] }).verdict).toBe('faulty')
  })
})

it('knows what is no bundle', () => {
  for (const text of ['', '{', '[]', 'null', '{"format":"haaste-bundle/2"}'])
    expect(verdictOf(text)).toBe('unreadable')
  expect(verdictOf('{"format":"haaste-bundle/1"}')).toBe('faulty')
})
