import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDraw } from './random.ts'
import type { JurorScore } from './score-table.ts'
import { createPrediction, jurorSeverity } from './severity.ts'

const score = (juror: string, proposal: string, total: number): JurorScore => ({ juror, proposal, total })

describe('severity', () => {
  const truth = [30, 45, 60, 75, 50, 65, 40, 55]
  const bias = { mild: 8, fair: 0, strict: -8 }
  const scores = truth.flatMap((value, proposal) =>
    Object.entries(bias).map(([juror, add], index) =>
      score(juror, `p${proposal}`, value + add + (((proposal * 7 + index * 5) % 5) - 2)),
    ),
  )

  it('finds planted strictness, strictest first, within its interval', () => {
    const { withheld, jurors } = jurorSeverity(scores)
    expect(withheld).toBeNull()
    expect(jurors.map(({ juror }) => juror)).toEqual(['strict', 'fair', 'mild'])
    for (const { juror, effect, interval, shared } of jurors) {
      const planted = bias[juror as keyof typeof bias]
      expect(interval[0]).toBeLessThan(planted)
      expect(interval[1]).toBeGreaterThan(planted)
      expect(Math.abs(effect)).toBeLessThanOrEqual(Math.abs(planted) + 1)
      expect(shared).toBe(8)
    }
  })

  it('moves a total by what its jurors add on average', () => {
    const some = scores.filter(({ juror, proposal }) => proposal !== 'p0' || juror === 'strict')
    const { jurors, shiftOf } = jurorSeverity(some)
    expect(shiftOf('p0')).toBe(jurors[0]?.effect)
    expect(shiftOf('p1')).toBeCloseTo(0, 1)
    expect(shiftOf('unknown')).toBe(0)
  })

  it.each<[string, JurorScore[], string]>([
    ['no scores', [], 'no-scores'],
    ['one juror', [score('a', '1', 5), score('a', '2', 6), score('a', '3', 9)], 'few-jurors'],
    [
      'two jurors',
      ['1', '2', '3', '4'].flatMap((p, i) => [score('a', p, i), score('b', p, i * 2 + 3)]),
      'few-jurors',
    ],
    [
      'jurors who share no proposal',
      ['a', 'b', 'c', 'd'].flatMap((j, i) => [score(j, `${j}1`, i), score(j, `${j}2`, i + 4)]),
      'few-shared',
    ],
    ['single reviews', ['a', 'b', 'c', 'd'].map((j, i) => score(j, `p${i}`, i)), 'few-shared'],
    [
      'as many unknowns as scores',
      [
        score('a', '1', 1),
        score('b', '1', 3),
        score('c', '2', 4),
        score('d', '2', 9),
        score('e', '3', 2),
        score('f', '3', 6),
      ],
      'few-shared',
    ],
    ['all equal', scores.map((one) => ({ ...one, total: 50 })), 'all-equal'],
  ])('of %s: nothing is said and nothing changed', (_, some, reason) => {
    const report = jurorSeverity(some)
    expect(report.withheld).toBe(reason)
    expect(report.jurors).toEqual([])
    for (const { proposal } of some) expect(report.shiftOf(proposal)).toBe(0)
  })

  it('the order of scores and the names change nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.infiniteStream(fc.nat()), (seed, numbers) => {
        const some = simulated({ seed, proposals: 12, jurors: 5, reviews: 3, bias: 8 })
        const renamed = (name: string) => [...name].reverse().join('') + 'x'
        const other = some.scores
          .map((one) => ({ one, key: Number(numbers.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => ({ ...one, juror: renamed(one.juror), proposal: renamed(one.proposal) }))
        const [found, again] = [jurorSeverity(some.scores), jurorSeverity(other)]
        for (const [index, juror] of found.jurors.entries()) {
          const same = again.jurors.find((one) => one.juror === renamed(juror.juror))
          expect(same?.effect).toBeCloseTo(found.jurors[index]!.effect, 9)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('another unit of the scale is another unit of severity, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { scores: some } = simulated({ seed, proposals: 12, jurors: 5, reviews: 3, bias: 8 })
        const [found, scaled] = [
          jurorSeverity(some),
          jurorSeverity(some.map((one) => ({ ...one, total: one.total / 25 + 1 }))),
        ]
        for (const [index, { effect }] of found.jurors.entries())
          expect(scaled.jurors[index]!.effect * 25).toBeCloseTo(effect, 4)
      }),
      { numRuns: 50 },
    )
  })
})

describe('beside the plain mean, with the truth known', () => {
  /** Root mean square of the distance to the truth, both centred: raw and adjusted, over several seeds. */
  function errorsOf(setting: Omit<Setting, 'seed'>, seeds: number) {
    let [raw, adjusted] = [0, 0]
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { scores, truth } = simulated({ ...setting, seed })
      const { shiftOf } = jurorSeverity(scores)
      const means = truth.map((_, index) => {
        const own = scores.filter(({ proposal }) => proposal === `p${index}`)
        return own.reduce((sum, { total }) => sum + total, 0) / own.length
      })
      raw += centredError(means, truth) / seeds
      adjusted +=
        centredError(
          means.map((mean, index) => mean - shiftOf(`p${index}`)),
          truth,
        ) / seeds
    }
    return { raw, adjusted }
  }

  it.each([1, 2])('with %i jurors it is the plain mean', (jurors) => {
    const { raw, adjusted } = errorsOf({ proposals: 20, jurors, reviews: jurors, bias: 6 }, 10)
    expect(adjusted).toBe(raw)
  })

  it.each([
    [60, 8, 3],
    [200, 20, 4],
    [12, 4, 2],
  ])(
    'it never loses where jurors hardly differ: %i proposals, %i jurors, %i reviews',
    (proposals, jurors, reviews) => {
      for (const bias of [0, 0.5, 2]) {
        const { raw, adjusted } = errorsOf({ proposals, jurors, reviews, bias }, 30)
        expect(adjusted).toBeLessThan(raw * 1.01)
      }
    },
  )

  it('it wins where they differ', () => {
    const { raw, adjusted } = errorsOf({ proposals: 60, jurors: 8, reviews: 3, bias: 8 }, 30)
    expect(adjusted).toBeLessThan(raw * 0.9)
  })
})

it('predicts a score from what is known of both, and the mean of those nobody knows', () => {
  const { scores } = simulated({ seed: 3, proposals: 30, jurors: 6, reviews: 3, bias: 8 })
  const { fit, jurors } = jurorSeverity(scores)
  const predict = createPrediction(fit!)
  const nobody = predict({ juror: 'nobody', proposal: 'none' })
  expect(nobody).toBe(fit!.fit.mean)
  expect(predict({ juror: jurors[0]!.juror, proposal: 'none' }) - nobody).toBeCloseTo(jurors[0]!.effect, 9)
})

type Setting = { seed: number; proposals: number; jurors: number; reviews: number; bias: number }

/** Standard deviations: 10 between proposals, 10 of the rest, `bias` between jurors. */
function simulated({ seed, proposals, jurors, reviews, bias }: Setting) {
  const draw = createDraw(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
  const biases = Array.from({ length: jurors }, () => bias * normal())
  const truth = Array.from({ length: proposals }, () => 50 + 10 * normal())
  const scores = truth.flatMap((value, index) => {
    const chosen = new Set<number>()
    while (chosen.size < reviews) chosen.add(Math.floor(draw() * jurors))
    return [...chosen].map((juror) => score(`j${juror}`, `p${index}`, value + biases[juror]! + 10 * normal()))
  })
  return { scores, truth }
}

function centredError(values: readonly number[], truth: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length
  const [a, b] = [mean(values), mean(truth)]
  return Math.sqrt(mean(values.map((value, index) => (value - a - truth[index]! + b) ** 2)))
}
