import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  declaredByNames,
  listedNames,
  namesPerPage,
  pageOfNames,
  type NamedProposal,
} from './names-declared.ts'

const known = (standing: 'clear' | 'conflict' | 'excluded' | 'abstained', isByName = false) => ({
  standing,
  kind: standing === 'conflict' ? ('family' as const) : null,
  isByName,
})
const named = (...names: string[]) =>
  names.map((name) => ({ name, kind: 'family' as const, privateNote: null }))
const about = (proposalId: string, names: string[], said: NamedProposal['known'] = null): NamedProposal => ({
  proposalId,
  names,
  known: said,
})

describe('the list', () => {
  it('holds each name once, organisations and people by one alphabet', () => {
    const names = [
      'Meri Oy',
      'aalto  University',
      'Åsa Lind',
      'MERI oy',
      ' ',
      'Zhang Wei',
      'Aalto University',
    ]
    expect(listedNames(names, 'en')).toEqual(['Aalto University', 'Åsa Lind', 'MERI oy', 'Zhang Wei'])
    expect(listedNames(names, 'sv').at(-1)).toBe('Åsa Lind')
  })

  it('stands in the same order however the proposals come', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 5 })), (names) => {
        expect(listedNames([...names].reverse(), 'fi')).toEqual(listedNames(names, 'fi'))
      }),
    )
  })

  it('is searched and read in pages', () => {
    const many = Array.from({ length: namesPerPage + 3 }, (_, index) => `Name ${index}`)
    expect(pageOfNames(many, { search: '', page: 2 })).toMatchObject({ page: 2, pages: 2, count: 203 })
    expect(pageOfNames(many, { search: '', page: 2 }).names).toHaveLength(3)
    expect(pageOfNames(many, { search: '', page: 9 }).page).toBe(2)
    expect(pageOfNames(many, { search: ' NAME 20', page: -4 }).names).toEqual([
      'Name 20',
      'Name 200',
      'Name 201',
      'Name 202',
    ])
    expect(pageOfNames(many, { search: 'nobody', page: 1 })).toEqual({
      names: [],
      page: 1,
      pages: 1,
      count: 0,
    })
  })
})

describe('what follows for the proposals', () => {
  const meri = about('a', ['Meri Oy', 'Aino Aho'])
  const tuuli = about('b', ['Tuuli Oy', 'Aino Aho'])
  it.each([
    ['a name closes what it stands behind, and frees nothing', named('meri OY'), false, ['a conflict']],
    ['a person of two teams closes both', named('Aino Aho'), false, ['a conflict', 'b conflict']],
    ['the whole list frees the others', named('Meri Oy'), true, ['a conflict', 'b clear']],
    ['nobody named, the whole list', [], true, ['a clear', 'b clear']],
    ['nobody named, not gone through', [], false, []],
    ['a name nobody bears', named('Nobody'), false, []],
  ])('%s', (_, names, isWhole, expected) => {
    const declared = declaredByNames([meri, tuuli], names, { isWhole })
    expect(declared.map(({ proposalId, standing }) => `${proposalId} ${standing}`)).toEqual(expected)
  })

  it.each([
    ['a name taken back opens what it closed', known('conflict', true), [], false, 'clear'],
    ['the juror’s own word about the proposal stays', known('conflict'), [], true, null],
    ['and so does their abstention', known('abstained'), named('Meri Oy'), true, null],
    ['and an exclusion', known('excluded'), named('Meri Oy'), true, null],
    ['a name added later closes what was clear', known('clear', true), named('Meri Oy'), false, 'conflict'],
    ['what is closed already is not said again', known('conflict', true), named('Meri Oy'), true, null],
    ['what is clear is not said again', known('clear', true), [], true, null],
  ] as const)('%s', (_, said, names, isWhole, expected) => {
    const [declared] = declaredByNames([{ ...meri, known: said }], names, { isWhole })
    expect(declared?.standing ?? null).toBe(expected)
  })
})
