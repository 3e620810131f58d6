import { describe, expect, it } from 'vitest'
import { drawing } from '#test/factories/a-drawn-assignment.ts'
import { planAssignment } from '../assignment.ts'
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

  it.each([1, 2, 3, 4, 5, 6])(
    'names who has begun more than they agreed to and is needed for more, and what would help does, drawn with %i',
    (seed) => {
      const random = drawing(seed)
      const count = 5 + Math.floor(random() * 4)
      const proposals = Array.from({ length: count }, (_, p) => `p${p}`)
      const begun = proposals.slice(0, 2 + Math.floor(random() * 2))
      const only = proposals.slice(begun.length, begun.length + 1 + Math.floor(random() * 2))
      const facts = {
        ...{ proposals, minimumReviews: 1, seed: `begun ${seed}` },
        jurors: [
          { id: 'busy', maximumLoad: begun.length - 1 },
          { id: 'other', maximumLoad: count },
        ],
        // Nobody but the busy one is clear of some.
        cleared: [
          ...pairs(['busy'], proposals),
          ...pairs(
            ['other'],
            proposals.filter((id) => !only.includes(id)),
          ),
        ],
        standing: pairs(['busy'], begun).map((own) => ({ ...own, isStarted: true })),
      }
      const clashes = planClashes(facts)
      expect(clashes).toMatchObject([
        {
          kind: 'room',
          jurorIds: ['busy'],
          proposalIds: expect.arrayContaining(only) as string[],
          possible: 0,
        },
      ])
      const [relief] = clashes[0]?.reliefs ?? []
      expect(relief).toEqual({ kind: 'raise-most', jurorId: 'busy', to: begun.length + only.length })
      const allowed = (maximumLoad: number) => ({
        ...facts,
        jurors: facts.jurors.map((juror) => (juror.id === 'busy' ? { ...juror, maximumLoad } : juror)),
      })
      expect(planAssignment(facts).shortages).toHaveLength(only.length)
      expect(planClashes(allowed((relief?.to ?? 0) - 1))).toHaveLength(1)
      expect(planClashes(allowed(relief?.to ?? 0))).toEqual([])
      expect(planAssignment(allowed(relief?.to ?? 0)).shortages).toEqual([])
    },
  )

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
