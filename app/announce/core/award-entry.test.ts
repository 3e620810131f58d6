import { describe, expect, it } from 'vitest'
import { awardEntry } from './award-entry.ts'

const entry = {
  proposalId: 'proposal-1',
  body: { by: 'lead', reference: 'HEL-2021-K7QF-M', answer: 'declined' },
}

describe('what the record says of an award', () => {
  it('is open from the announcement on', () => {
    expect(awardEntry(entry, { isEmbargoed: false })).toEqual(entry)
  })

  it('is committed to before, with nothing else beside it', () => {
    expect(awardEntry(entry, { isEmbargoed: true })).toEqual({
      body: {},
      secrets: {
        award: '{"answer":"declined","by":"lead","proposalId":"proposal-1","reference":"HEL-2021-K7QF-M"}',
      },
    })
  })
})
