import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pairModel } from '#app/judge/core/assignment/linear-model.ts'
import { worthOf } from '#app/judge/core/assignment/certificate.ts'
import { readInstance } from '#app/judge/core/assignment/instance-file.ts'
import { brokenRules } from '#app/judge/core/assignment/side-rules.ts'
import { solveTransport } from '#app/judge/core/assignment/transport.ts'
import { solveAssignment } from '#app/judge/data/solve-assignment.server.ts'
import { solveWithHighs } from '#app/platform/highs.server.ts'
import { drawnInstance, type InstanceFile } from '#test/factories/a-drawn-assignment.ts'
import { haaste, haasteJson } from './command-line.ts'

/** No command line of these reads a database. */
const noDatabase = 'postgres://nobody@127.0.0.1:9/none'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'haaste-assign-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const typed = (instance: unknown, ...more: string[]) => {
  const path = join(folder, 'instance.json')
  writeFileSync(path, typeof instance === 'string' ? instance : JSON.stringify(instance))
  return ['assign', '--instance', path, ...more]
}
const small: InstanceFile = {
  jurors: ['a', 'b', 'c'].map((id) => ({ id, min: 1, max: 2 })),
  proposals: ['p', 'q'].map((id) => ({ id, reviews: 2 })),
  affinity: [
    ['a', 'p', 0.9],
    ['b', 'p', 0.8],
    ['a', 'q', 0.7],
    ['c', 'q', 0.25],
  ],
  conflicts: [['b', 'q']],
  never: [],
}
const read = (file: unknown) => {
  const instance = readInstance(file)
  if (!instance.ok) throw new Error(instance.refusal.problems.join('; '))
  return instance.value
}

describe('an assignment from a file', () => {
  it('is the best there is, with the proof', async () => {
    const { code, answer } = await haasteJson(noDatabase, ...typed(small))
    expect(code).toBe(0)
    expect(answer).toEqual({
      ok: true,
      assignments: [
        { juror: 'a', proposal: 'p' },
        { juror: 'b', proposal: 'p' },
        { juror: 'a', proposal: 'q' },
        { juror: 'c', proposal: 'q' },
      ],
      objective: 2.65,
      bound: 2.65,
      worstProposal: 0.95,
      seconds: expect.any(Number) as number,
    })
  })

  it('keeps apart who never reads the same, and has each kind on each proposal', async () => {
    const never = await haasteJson(noDatabase, ...typed({ ...small, never: [['a', 'b']] }))
    // Only a and c may read q, so p has b and c.
    expect(never.answer).toMatchObject({ objective: 1.75, bound: 1.75 })
    const kinds = {
      ...small,
      jurors: small.jurors.map((juror) => ({ ...juror, kind: juror.id === 'c' ? 'city' : 'lab' })),
    }
    const each = await haasteJson(noDatabase, ...typed({ ...kinds, oneOfEach: ['city', 'lab'] }))
    expect(each.answer).toMatchObject({ objective: 1.75, bound: 1.75 })
  })

  it('says in words what clashes and what would help', async () => {
    const tight = { ...small, jurors: small.jurors.map((juror) => ({ ...juror, min: 0, max: 1 })) }
    const { code, answer } = await haasteJson(noDatabase, ...typed(tight))
    expect(code).toBe(1)
    expect(answer['ok']).toBe(false)
    expect(answer['infeasible']).toMatchObject([{ kind: 'room', needed: 3, room: 2, proposals: ['p', 'q'] }])
    const lonely = await haaste(
      noDatabase,
      ...typed({
        ...small,
        conflicts: [
          ['b', 'q'],
          ['c', 'q'],
        ],
      }),
    )
    expect(lonely.out).toContain(
      'q needs 2 reviews and has 1 jurors without a conflict: clear 1 more for it, or ask for 1 review of q.',
    )
    const apart = await haasteJson(
      noDatabase,
      ...typed({
        ...small,
        never: [
          ['a', 'c'],
          ['a', 'b'],
        ],
      }),
    )
    expect(apart.answer['infeasible']).toMatchObject([{ kind: 'apart', pairs: [['a', 'c']] }])
  })

  it('names who would go without a kind, and what would help', async () => {
    const kinds = ['lab', 'city', 'lab']
    const jurors = small.jurors.map((juror, j) => ({ ...juror, min: 0, kind: kinds[j] }))
    const asked = { ...small, jurors, oneOfEach: ['lab', 'city'] }
    // b is the only one of the city and has a conflict with q.
    const closed = await haasteJson(noDatabase, ...typed(asked))
    expect(closed.code).toBe(1)
    expect(closed.answer['infeasible']).toMatchObject([
      {
        ...{ kind: 'kinds', lacking: [{ proposal: 'q', kind: 'city' }] },
        sentence:
          'Not every proposal can have a juror of each kind. q: nobody of the kind city without a conflict: clear a conflict of b, or seat another juror of the kind city. With --kinds wished, 1 of 2 proposals have every kind.',
      },
    ])
    const one = jurors.map((juror) => ({ ...juror, max: juror.id === 'b' ? 1 : 2 }))
    const full = await haaste(noDatabase, ...typed({ ...asked, conflicts: [], jurors: one }))
    expect(full.out).toMatch(
      /[pq]: nobody of the kind city, since b cannot read all: let one of them read more, clear a conflict, or seat another juror of the kind city\./,
    )
    const proposals = small.proposals.map(({ id }) => ({ id, reviews: 1 }))
    const few = await haaste(noDatabase, ...typed({ ...asked, conflicts: [], proposals }))
    expect(few.out).toContain('with fewer reviews than kinds: ask for 2 reviews.')
  })

  it('gives as many proposals as possible their kinds where that is wished for, and names the others', async () => {
    const kinds = ['lab', 'city', 'lab']
    const jurors = small.jurors.map((juror, j) => ({ ...juror, min: 0, kind: kinds[j] }))
    const asked = { ...small, jurors, oneOfEach: ['lab', 'city'] }
    const { code, answer } = await haasteJson(noDatabase, ...typed(asked, '--kinds', 'wished'))
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      ...{ ok: true, objective: 2.65, bound: 2.65, withKinds: 1, withKindsAtMost: 1 },
      lacking: [{ proposal: 'q', kind: 'city' }],
    })
    const told = await haaste(noDatabase, ...typed(asked, '--kinds', 'wished'))
    expect(told.out).toContain('q: nobody of the kind city without a conflict')
    expect(told.out).toContain('1 of 2 proposals have every kind; proved: no assignment has more.')
    const wrong = await haasteJson(noDatabase, ...typed(asked, '--kinds', 'maybe'))
    expect(wrong.answer['problem']).toContain('--kinds is required or wished.')
  })

  it.each<[string, unknown, string]>([
    ['an unknown juror', { ...small, conflicts: [['z', 'q']] }, 'conflicts.0: there is no juror "z"'],
    ['an unknown proposal', { ...small, affinity: [['a', 'z', 1]] }, 'affinity.0: there is no proposal "z"'],
    [
      'a juror twice',
      { ...small, jurors: [...small.jurors, small.jurors[0]] },
      'jurors.3: "a" stands there twice',
    ],
    [
      'a value twice',
      {
        ...small,
        affinity: [
          ['a', 'p', 1],
          ['a', 'p', 2],
        ],
      },
      'affinity.1: "a" and "p" have two values',
    ],
    ['a negative load', { ...small, jurors: [{ id: 'a', max: -1 }] }, 'jurors.0.max: should be at least 0'],
    [
      'bounds the wrong way round',
      { ...small, jurors: [{ id: 'a', min: 3, max: 2 }] },
      'jurors.0: "a" is to read at least 3 and at most 2',
    ],
    ['a word for a load', { ...small, jurors: [{ id: 'a', max: 'two' }] }, 'jurors.0.max: should be number'],
    ['an unknown entry', { ...small, judges: [] }, 'the file: judges is not known here'],
    [
      'nobody apart from themselves',
      { ...small, never: [['a', 'a']] },
      'never.0: "a" cannot be kept apart from itself',
    ],
    ['no JSON', '{', 'is not JSON'],
  ])('refuses %s with a sentence and exit code 2', async (_name, instance, sentence) => {
    const { code, answer } = await haasteJson(noDatabase, ...typed(instance))
    expect(code).toBe(2)
    expect(answer['problem']).toContain(sentence)
  })
})

describe('against HiGHS', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'comes to the same total, drawn with %i',
    async (seed) => {
      const { problem } = read(drawnInstance({ seed, jurors: 12, proposals: 30, reviews: 3, conflicts: 40 }))
      const [own, theirs] = [
        await solveAssignment(problem, { rules: { apart: [], groups: [] }, give: 0 }),
        await solveWithHighs(pairModel(problem, { isWhole: false }).model),
      ]
      if (!own.isSolved) return expect(theirs.status).toBe('infeasible')
      expect(own.objective).toBe(own.bound)
      expect(Math.abs(own.objective - (theirs.objective ?? 0))).toBeLessThan(1)
    },
  )

  it.each([1, 2, 3, 4])(
    'keeps pairs apart at the same total as the whole model, drawn with %i',
    async (seed) => {
      const never = [1, 2, 3, 4, 5].map((own) => ['j0', `j${own}`] as [string, string])
      const { problem, rules } = read({
        ...drawnInstance({ seed, jurors: 10, proposals: 20, reviews: 3, conflicts: 15 }),
        never,
      })
      const own = await solveAssignment(problem, { rules, give: 0 })
      const whole = await solveWithHighs(pairModel(problem, { rules }).model)
      if (!own.isSolved) return expect(whole.status).toBe('infeasible')
      expect(own.by).toBe('highs')
      expect(own.objective).toBe(own.bound)
      expect(Math.abs(own.objective - (whole.objective ?? 0))).toBeLessThan(1)
    },
  )
})

describe('a large panel', () => {
  const drawn = drawnInstance({ seed: 1, jurors: 201, proposals: 613, reviews: 3, conflicts: 643 })

  it('is solved with the proof that nothing is better', async () => {
    const { problem, rules } = read(drawn)
    const solved = await solveAssignment(problem, { rules, give: 0 })
    if (!solved.isSolved) throw new Error('There is an assignment')
    expect(solved.by).toBe('flow')
    expect(solved.objective).toBe(solved.bound)
    expect(worthOf(problem, solved.chosen)).toBe(solved.objective)
  })

  it('is solved with the proof where eight pairs are kept apart too', async () => {
    const { problem: free, jurors } = read(drawn)
    const flow = solveTransport(free)
    if (!flow.isSolved) throw new Error('There is an assignment')
    // Two whom the best assignment brings together, and seven pairs of others.
    const met = jurors.filter((_, j) => flow.chosen[j] === 1).slice(0, 2)
    const others = jurors.filter((juror) => !met.includes(juror))
    const never = [met, ...Array.from({ length: 7 }, (_, i) => others.slice(2 * i, 2 * i + 2))].map(
      ([one = '', other = '']) => [one, other] as const,
    )
    const { problem, rules } = read({ ...drawn, never })
    const solved = await solveAssignment(problem, { rules, give: 0, seconds: 200 })
    if (!solved.isSolved) throw new Error('There is an assignment')
    expect(solved.by).toBe('highs')
    expect(brokenRules(problem, solved.chosen, rules)).toBe(false)
    expect(solved.objective).toBe(solved.bound)
  })
})
