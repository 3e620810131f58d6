import { describe, expect, it } from 'vitest'
import { readLeft, whyLeft, writeLeft } from './left-alone.ts'

const fresh = {
  screening: null,
  screenedVersion: null,
  submittedVersion: 2,
  duplicateOf: null,
  isAsked: false,
}

describe('what is left alone when several are said to be eligible', () => {
  it.each([
    [null, {}],
    [null, { screenedVersion: 1 }],
    [null, { screening: 'ineligible', screenedVersion: 1 }],
    ['ineligible', { screening: 'ineligible', screenedVersion: 2 }],
    ['eligible', { screening: 'eligible', screenedVersion: 2 }],
    ['duplicate', { screening: 'ineligible', screenedVersion: 2, duplicateOf: 'other' }],
    ['asked', { isAsked: true }],
    ['changed', { submittedVersion: 3 }],
  ] as const)('%s: %o', (why, over) => {
    expect(whyLeft({ ...fresh, ...over }, 2)).toBe(why)
  })

  it('is named in an address by reason, and nothing that is not understood', () => {
    const left = [
      { why: 'eligible', reference: 'HEL-2021-AAAA-A' },
      { why: 'ineligible', reference: 'HEL-2021-BBBB-B' },
      { why: 'eligible', reference: 'HEL-2021-CCCC-C' },
    ] as const
    expect(readLeft([...writeLeft(left), 'guilty_X', '<b>', 'own_<b>'])).toEqual([
      { why: 'ineligible', references: ['HEL-2021-BBBB-B'] },
      { why: 'eligible', references: ['HEL-2021-AAAA-A', 'HEL-2021-CCCC-C'] },
    ])
  })
})
