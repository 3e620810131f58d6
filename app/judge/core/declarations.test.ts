import { expect, it } from 'vitest'
import { changesOf, type Declaration } from './declarations.ts'

const clear = (proposalId: string): Declaration => ({
  proposalId,
  standing: 'clear',
  kind: null,
  privateNote: null,
})
const conflict = (proposalId: string, privateNote: string | null = null): Declaration => ({
  proposalId,
  standing: 'conflict',
  kind: 'family',
  privateNote,
})

it('keeps what is new or said otherwise, and names what is taken away', () => {
  const before = [clear('kept'), clear('taken back'), conflict('noted')]
  const declared = [clear('kept'), conflict('taken back'), conflict('noted', 'my cousin'), conflict('new')]
  expect(changesOf(before, declared)).toEqual({
    changed: [conflict('taken back'), conflict('noted', 'my cousin'), conflict('new')],
    taken: [conflict('taken back')],
  })
})

it('finds nothing in a repeated post', () => {
  const declared = [clear('a'), conflict('b')]
  expect(changesOf(declared, declared)).toEqual({ changed: [], taken: [] })
})
