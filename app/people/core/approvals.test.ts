import { describe, expect, it } from 'vitest'
import { awaitedOf, isAmongNamed, namingRefusal, type Candidate } from './approvals.ts'

const person = (personId: string, part: Candidate['part'] = null): Candidate => ({
  personId,
  name: personId.toUpperCase(),
  part,
})

describe('whose approval is awaited', () => {
  it('is any other organiser’s where nobody is named', () => {
    expect(awaitedOf([person('aino'), person('lin')], ['aino'])).toEqual({
      isNamed: false,
      approvers: [{ name: 'LIN', isBarred: false }],
      deputies: [],
      possible: 1,
    })
  })

  it('is the named ones’ alone, and a deputy’s where the approver wrote it', () => {
    const candidates = [person('aino', 'approver'), person('lin', 'deputy'), person('oskar')]
    expect(awaitedOf(candidates, ['aino'])).toEqual({
      isNamed: true,
      approvers: [{ name: 'AINO', isBarred: true }],
      deputies: [{ name: 'LIN', isBarred: false }],
      possible: 1,
    })
  })

  it('is nobody’s where all who are named had a hand in it, whoever else there is', () => {
    expect(awaitedOf([person('aino', 'approver'), person('lin')], ['aino']).possible).toBe(0)
  })
})

it('lets anybody approve where nobody is named, and the named ones alone otherwise', () => {
  expect(isAmongNamed([], 'lin')).toBe(true)
  expect(isAmongNamed(['aino', 'lin'], 'lin')).toBe(true)
  expect(isAmongNamed(['aino'], 'lin')).toBe(false)
})

it.each([
  { approvers: ['a'], deputies: ['b'], code: undefined },
  { approvers: [], deputies: [], code: undefined },
  { approvers: ['a'], deputies: ['a'], code: 'approver-is-deputy' },
  { approvers: [], deputies: ['b'], code: 'deputy-without-approver' },
  { approvers: ['a', 'x'], deputies: [], code: 'approver-not-organiser' },
])('says whether $approvers with $deputies can be named: $code', ({ approvers, deputies, code }) => {
  expect(namingRefusal({ approvers, deputies, eligible: ['a', 'b'] })?.code).toBe(code)
})
