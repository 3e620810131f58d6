import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvFile } from '#app/publish/core/csv.ts'
import { judgeRows, type KnownUnit, type ReturnedUnit, type WorkUnit } from './worklist.ts'
import { unitsOfFile, worklistCsv } from './worklist-file.ts'
import { unitsOfXliff, xliffOf } from './xliff.ts'

const hash = 'a'.repeat(64)
const known: KnownUnit[] = [
  { reference: 'HEL-1', question: 'summary', from: 'zh-CN', into: 'en', hash, source: '热', kept: null },
  {
    ...{ reference: 'HEL-1', question: 'plan', from: 'zh-CN', into: 'en', hash, source: '计划' },
    kept: { text: 'The plan.', origin: 'machine' },
  },
]
const row = (given: Partial<ReturnedUnit> = {}): ReturnedUnit => ({
  ...{ reference: 'HEL-1', question: 'summary', into: 'en', hash, target: 'Heat.', origin: 'human' },
  ...given,
})

describe('what comes back from translation', () => {
  it.each<[string, Partial<ReturnedUnit>, string]>([
    ['is added', {}, 'add'],
    ['with a hash in capitals', { hash: hash.toUpperCase() }, 'add'],
    ['says nothing', { target: '  ' }, 'empty'],
    ['is of another proposal', { reference: 'HEL-2' }, 'proposal-unknown'],
    ['is of a question nobody asked', { question: 'salary' }, 'question-unknown'],
    ['is in another language', { into: 'fr' }, 'language-other'],
    ['is of a text that has changed', { hash: 'b'.repeat(64) }, 'source-changed'],
    ['without a hash', { hash: '' }, 'source-changed'],
    ['from nobody knows whom', { origin: 'parrot' }, 'origin-unknown'],
    ['does not say from whom', { origin: '' }, 'origin-unknown'],
    ['is too long', { target: 'x'.repeat(20_001) }, 'too-long'],
    ['holds what cannot be kept', { target: 'Heat\u0001' }, 'characters'],
    ['is there already', { question: 'plan', target: 'The plan.', origin: 'machine' }, 'same'],
    ['takes the place of another', { question: 'plan', target: 'Our plan.' }, 'replace'],
  ])('%s', (_, given, verdict) => {
    const [judged] = judgeRows([row(given)], known, null)
    expect(judged).toMatchObject({ row: 1, verdict })
    expect(judged!.kept === null).toBe(verdict !== 'add' && verdict !== 'replace')
  })

  it('takes the word of whoever sends the file for rows that do not say from whom they are', () => {
    const [judged] = judgeRows([row({ origin: '' })], known, 'machine')
    expect(judged!.kept).toEqual({ text: 'Heat.', origin: 'machine' })
  })

  it('says so when a text is there twice, and keeps the first', () => {
    const judged = judgeRows([row(), row({ target: 'Warmth.' })], known, null)
    expect(judged.map(({ verdict }) => verdict)).toEqual(['add', 'twice'])
  })

  it('has a verdict for every row, whatever it holds', () => {
    const any = fc.record({
      reference: fc.constantFrom('HEL-1', 'x'),
      question: fc.constantFrom('summary', 'plan', ''),
      into: fc.constantFrom('en', ''),
      hash: fc.constantFrom(hash, ''),
      target: fc.string(),
      origin: fc.constantFrom('human', 'machine', '', '?'),
    })
    fc.assert(
      fc.property(fc.array(any), fc.constantFrom('human' as const, null), (rows, origin) => {
        const judged = judgeRows(rows, known, origin)
        return judged.length === rows.length && judged.every(({ verdict }) => verdict !== undefined)
      }),
    )
  })
})

describe('the files', () => {
  const unit = fc.record({
    reference: fc.constantFrom('HEL-2026-K7QF-3', 'HEL-2026-ABCD-1'),
    question: fc.constantFrom('summary', 'problem-fit'),
    from: fc.constantFrom('zh-CN', 'de'),
    into: fc.constant('en'),
    hash: fc.constant(hash),
    source: fc.string({ unit: 'grapheme' }),
  })

  it('come back with the same units, as XLIFF and as CSV', () => {
    fc.assert(
      fc.property(fc.array(unit), (units: WorkUnit[]) => {
        const told = ({ reference, question, into, hash: of }: WorkUnit | ReturnedUnit) =>
          [reference, question, into, of].join(' ')
        const expected = units.map(told).toSorted()
        expect(unitsOfXliff(xliffOf(units))?.map(told).toSorted()).toEqual(expected)
        if (units.length === 0) return
        const back = unitsOfFile(worklistCsv(units))
        expect(back.ok && back.value.map(told).toSorted()).toEqual(expected)
      }),
    )
  })

  it('read targets with marks, entities and a machine’s name on them', () => {
    const xml = xliffOf([{ ...known[0]!, source: 'a < b & "c"' }])
    expect(xml).toContain('a &lt; b &amp; &quot;c&quot;')
    const translated = xml.replace(
      /<target[^>]*><\/target>/,
      '<target state-qualifier="mt-suggestion">R&amp;D <g id="1">here</g></target>',
    )
    expect(unitsOfXliff(translated)).toEqual([row({ target: 'R&D here', origin: 'machine' })])
  })

  it.each([
    ['nothing', ''],
    ['a web page', '<!doctype html><p>Hello'],
    ['XLIFF of the other kind', '<xliff version="2.0"><file id="f"></file></xliff>'],
    ['another table', csvFile(['name', 'email'], [['A', 'a@b.example']])],
    ['half a table', '"reference","question\n"HEL'],
  ])('are refused when they are %s', (_, text) => {
    expect(unitsOfFile(text)).toMatchObject({ ok: false })
  })

  it('fetch nothing and know no entity of their own', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xliffOf([known[0]!]).replace(
      /<target[^>]*><\/target>/,
      '<target>&e;</target>',
    )}`
    expect(unitsOfXliff(bomb)?.[0]?.target).toBe('&e;')
  })
})
