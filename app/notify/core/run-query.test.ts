import { describe, expect, it } from 'vitest'
import { readRunQuery, statesOf, writeRunQuery, type RunQuery } from './run-query.ts'

const opening: RunQuery = { which: 'upcoming', notice: null, challengeId: null, state: null, page: 1 }
const challengeId = '8f4b1f5e-1111-4222-8333-0123456789ab'
const read = (address: string) => readRunQuery(new URLSearchParams(address))

describe('what the page of messages asks for', () => {
  it('is the page as it opens where nothing that makes sense is said', () => {
    for (const address of [
      '',
      'show=x&page=0&challenge=1&state=sent',
      'page=-1',
      'page=99999999',
      'page=1e3',
    ])
      expect(read(address)).toEqual(opening)
  })

  it('comes back from its own address', () => {
    for (const query of [
      opening,
      { ...opening, which: 'past', state: 'failed', page: 3 },
      { ...opening, notice: 'challenge.opened', challengeId, state: 'held' },
    ] as RunQuery[])
      expect(read(writeRunQuery(query))).toEqual(query)
    expect(writeRunQuery(opening)).toBe('')
  })

  it('leaves a state behind that the other part of the list does not know', () => {
    expect(writeRunQuery({ ...opening, which: 'past', state: 'planned' })).toBe('?show=past')
    expect(new Set([...statesOf('past'), ...statesOf('upcoming')]).size).toBe(12)
  })
})
