import { describe, expect, it } from 'vitest'
import { planClashes } from './plan-clashes.ts'

const pairs = (jurors: readonly string[], proposals: readonly string[]) =>
  jurors.flatMap((jurorId) => proposals.map((proposalId) => ({ jurorId, proposalId })))
const given = {
  proposals: ['p1', 'p2', 'p3'],
  jurors: [
    { id: 'j1', maximumLoad: 1 },
    { id: 'j2', maximumLoad: 9 },
  ],
  cleared: [...pairs(['j1'], ['p1', 'p2', 'p3']), ...pairs(['j2'], ['p3'])],
  standing: [],
  minimumReviews: 1,
  seed: 'seed',
}

describe('what is in the way of a plan', () => {
  it('names who is needed for more than they may read, and how much more', () => {
    expect(planClashes(given)).toMatchObject([
      {
        ...{ kind: 'room', jurorIds: ['j1'], needed: 2, possible: 1 },
        reliefs: [{ kind: 'raise-most', jurorId: 'j1', to: 2 }],
      },
    ])
  })

  it('counts begun work as taken: the load it names is the whole one', () => {
    const standing = [{ jurorId: 'j1', proposalId: 'p3', isStarted: true }]
    expect(planClashes({ ...given, standing })).toMatchObject([
      { needed: 2, possible: 0, reliefs: [{ kind: 'raise-most', jurorId: 'j1', to: 3 }] },
    ])
  })

  it('names who was promised more than there is', () => {
    const jurors = [
      { id: 'j1', maximumLoad: 3 },
      { id: 'j2', maximumLoad: 9, minimumLoad: 2 },
    ]
    expect(planClashes({ ...given, jurors })).toMatchObject([
      {
        ...{ kind: 'work', jurorIds: ['j2'], needed: 2, possible: 1 },
        reliefs: [{ kind: 'lower-least', jurorId: 'j2', to: 1 }],
      },
    ])
  })

  it('is silent when nothing is', () => {
    expect(planClashes({ ...given, jurors: given.jurors.map(({ id }) => ({ id, maximumLoad: 3 })) })).toEqual(
      [],
    )
  })
})
