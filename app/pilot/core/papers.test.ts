import { describe, expect, it } from 'vitest'
import { sha256 } from '#app/record/sha256.server.ts'
import { hashOfPaper, isSigned, paperRefusal, sideOf, unsignedSides, type PaperText } from './papers.ts'

const paper: PaperText = {
  pilotId: 'pilot',
  kind: 'agreement',
  number: 1,
  locale: 'en',
  text: 'The team installs, the host lets in.',
  annexes: 'Price list, 2 pages',
  files: [],
  startsOn: '2022-02-01',
  endsOn: '2022-08-01',
  signBy: '2022-02-15',
}

describe('a paper', () => {
  it.each<[string, Partial<PaperText>, string | null]>([
    ['as it should be', {}, null],
    ['to be signed today', { signBy: '2022-02-10' }, null],
    ['to be signed yesterday', { signBy: '2022-02-09' }, 'paper-sign-by'],
    ['ending before it begins', { endsOn: '2022-01-31' }, 'paper-term'],
    ['of a single day', { endsOn: '2022-02-01' }, null],
  ])('%s', (_case, change, code) => {
    expect(paperRefusal({ ...paper, ...change }, '2022-02-10')?.code ?? null).toBe(code)
  })

  it('has another hash whatever of it changes', () => {
    const changed: Partial<PaperText>[] = [
      { pilotId: 'another' },
      { kind: 'letter_of_intent' },
      { number: 2 },
      { locale: 'fi' },
      { text: 'The team installs.' },
      { annexes: '' },
      { files: [{ name: 'plan.pdf', bytes: 9, sha256: 'a'.repeat(64) }] },
      { files: [{ name: 'plan.pdf', bytes: 9, sha256: 'b'.repeat(64) }] },
      { files: [{ name: 'other.pdf', bytes: 9, sha256: 'a'.repeat(64) }] },
      { startsOn: '2022-02-02' },
      { endsOn: '2022-08-02' },
      { signBy: '2022-02-16' },
    ]
    const hashes = [paper, ...changed.map((change) => ({ ...paper, ...change }))].map((each) =>
      hashOfPaper(each, sha256),
    )
    expect(new Set(hashes).size).toBe(changed.length + 1)
    expect(hashOfPaper({ ...paper }, sha256)).toBe(hashes[0])
  })
})

describe('signing', () => {
  it('is done once every side has', () => {
    expect(unsignedSides([])).toEqual(['team', 'host', 'manager'])
    expect(unsignedSides(['manager', 'team'])).toEqual(['host'])
    expect(isSigned(['manager', 'team'])).toBe(false)
    expect(isSigned(['host', 'manager', 'team'])).toBe(true)
  })

  it('is for one side, whoever has several parts', () => {
    const nobody = { isHostContact: false, isManager: false, isLead: false }
    expect(sideOf(nobody)).toBeNull()
    expect(sideOf({ ...nobody, isLead: true })).toBe('team')
    expect(sideOf({ ...nobody, isManager: true, isLead: true })).toBe('manager')
    expect(sideOf({ isHostContact: true, isManager: true, isLead: true })).toBe('host')
  })
})
