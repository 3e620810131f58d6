import { describe, expect, it } from 'vitest'
import { drawnInstance } from '#test/factories/a-drawn-assignment.ts'
import { readInstance } from '../core/assignment/instance-file.ts'
import { sparedAt } from '../core/assignment/linear-model.ts'
import { brokenRules } from '../core/assignment/side-rules.ts'
import { solveAssignment } from './solve-assignment.server.ts'

const drawn = (seed: number) =>
  drawnInstance({ seed, jurors: 12, proposals: 18, reviews: 3, conflicts: 10, room: 1.4 })
const read = (file: unknown) => {
  const instance = readInstance(file)
  if (!instance.ok) throw new Error(instance.refusal.problems.join('; '))
  return instance.value
}

describe('panels that loads and conflicts would allow, and rules do not', () => {
  it.each([1, 2, 3])('number %i: who cannot be kept apart is named, and nobody more', async (seed) => {
    const file = drawn(seed)
    // Four may read the first proposal, and of two pairs of them only one each.
    const four = ['j0', 'j1', 'j2', 'j3']
    const { problem, rules } = read({
      ...file,
      jurors: file.jurors.map((juror) => ({ ...juror, min: 0 })),
      conflicts: file.jurors.filter(({ id }) => !four.includes(id)).map(({ id }) => [id, 'p0']),
      never: [
        ['j4', 'j5'],
        ['j0', 'j1'],
        ['j2', 'j3'],
      ],
    })
    const answer = await solveAssignment(problem, { rules, give: 0 })
    if (answer.isSolved) throw new Error('Three of the four would have to read it')
    expect(answer).toMatchObject({ clashes: [], kinds: null, isOutOfTime: false })
    const pairs = [
      [0, 1],
      [2, 3],
    ] as const
    expect(answer.apart).toMatchObject([{ pairs, reliefs: [expect.anything()] }])
    for (const pair of pairs) {
      const apart = rules.apart.filter(([one]) => one !== pair[0])
      expect((await solveAssignment(problem, { rules: { ...rules, apart }, give: 0 })).isSolved).toBe(true)
    }
  })

  it.each([11, 12, 13])('number %i: as few as possible lack a kind, and they are named', async (seed) => {
    const file = drawn(seed)
    const most = 2 + (seed % 3)
    const { problem, rules } = read({
      ...file,
      jurors: file.jurors.map((juror, j) => ({
        ...{ ...juror, min: 0, kind: j < 2 ? 'city' : 'lab' },
        ...(j < 2 ? { max: most } : {}),
      })),
      conflicts: ['j0', 'j1'].map((juror) => [juror, 'p0']),
      oneOfEach: ['city', 'lab'],
    })
    const answer = await solveAssignment(problem, { rules, give: 0 })
    if (answer.isSolved) throw new Error('Two jurors would have to read everything')
    expect(answer).toMatchObject({ clashes: [], apart: [], kinds: { apart: [] }, isOutOfTime: false })
    const lacking = answer.kinds?.lacking ?? []
    // Two read so many each, and every other proposal goes without; the first does in any case.
    expect(lacking).toHaveLength(18 - 2 * most)
    expect(lacking).toContainEqual({ group: 0, proposal: 0 })
    const spared = new Set(lacking.map(({ group, proposal }) => sparedAt(group, proposal)))
    expect((await solveAssignment(problem, { rules: { ...rules, spared }, give: 0 })).isSolved).toBe(true)
  })
})

describe('the worst-served', () => {
  it('are lifted where jurors are kept apart too, within that and within what may be given up', async () => {
    const never = [1, 2, 3, 4, 5].map((own) => ['j0', `j${own}`] as const)
    const { problem, rules } = read({ ...drawn(1), never })
    const [total, lifted] = [
      await solveAssignment(problem, { rules, give: 0, effort: 0 }),
      await solveAssignment(problem, { rules, give: 0.1 }),
    ]
    if (!total.isSolved || !lifted.isSolved) throw new Error('There is an assignment')
    expect([total.by, lifted.by]).toEqual(['highs', 'highs'])
    expect(lifted.worst).toBeGreaterThan(total.worst)
    expect(brokenRules(problem, lifted.chosen, rules)).toBe(false)
    expect(lifted.bound).toBe(total.objective)
    expect(lifted.objective).toBeGreaterThanOrEqual(total.objective * 0.89)
  })
})
