import { createDraw } from '#app/judge/core/fairness/random.ts'
import { jurorSeverity } from '#app/judge/core/fairness/severity.ts'
import type { Entry } from './harness.ts'

const seeds = 40
const panels = [
  { proposals: 200, jurors: 20, reviews: 4 },
  { proposals: 60, jurors: 8, reviews: 3 },
] as const
/** Standard deviations in units of that between proposals. */
const [rest, large, small] = [0.7, 0.6, 0.2]

type Panel = (typeof panels)[number]
/** By the plain mean, the adjusted totals, and the mean with known strictness. */
type Trio = { plain: number; adjusted: number; known: number }

/** How much of what strict jurors spoil is put right, with the truth known because it is made up. */
export const g13: Entry = {
  id: 'G13',
  title: `Calibration: adjusted totals between the plain mean and known strictness, ${seeds} seeds`,
  run() {
    const counts = panels.flatMap((panel) => {
      const name = `${panel.proposals} × ${panel.jurors} × ${panel.reviews}`
      const [spoiled, fair] = [simulated(panel, large), simulated(panel, small)]
      const open =
        (spoiled.error.adjusted - spoiled.error.known) / (spoiled.error.plain - spoiled.error.known)
      return [
        {
          name: `${name}: share of the gap left open at strictness ${large}`,
          unit: '',
          value: open,
          bar: 0.2,
          stretch: 0.1,
        },
        {
          ...{ name: `${name}: top tenth found less often at strictness ${small}`, unit: '' },
          ...{ value: Math.max(0, fair.found.plain - fair.found.adjusted), bar: 0.01, stretch: 0.005 },
        },
        {
          ...{ name: `${name}: larger error at strictness ${small}`, unit: '' },
          ...{ value: Math.max(0, fair.error.adjusted / fair.error.plain - 1), bar: 0.01, stretch: 0.005 },
        },
      ]
    })
    return Promise.resolve({
      comparisons: [],
      counts,
      checks: [
        {
          what: 'known strictness does better than the plain mean',
          holds: panels.every((panel) => {
            const { error } = simulated(panel, large)
            return error.known < error.plain
          }),
          says: 'so there is a gap to close',
        },
      ],
      notes: [
        `The gap is that of root mean square errors; the rest of a score varies ${rest} times as much as proposals do.`,
        ...panels.map((panel) => {
          const { found } = simulated(panel, large)
          const figure = (value: number) => value.toFixed(3)
          return `${panel.proposals} × ${panel.jurors} × ${panel.reviews}, strictness ${large}, share of the true top tenth found: plain ${figure(found.plain)}, adjusted ${figure(found.adjusted)}, known ${figure(found.known)}.`
        }),
      ],
    })
  },
}

/** Root mean square errors and the share of the true top tenth among the first tenth, means over the seeds. */
function simulated(panel: Panel, strictness: number): { error: Trio; found: Trio } {
  const error: Trio = { plain: 0, adjusted: 0, known: 0 }
  const found: Trio = { plain: 0, adjusted: 0, known: 0 }
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { truth, totals } = oneRun(panel, strictness, seed * 7_919)
    for (const name of ['plain', 'adjusted', 'known'] as const) {
      error[name] += errorOf(totals[name], truth) / seeds
      found[name] += shareFound(totals[name], truth) / seeds
    }
  }
  return { error, found }
}

function oneRun({ proposals, jurors, reviews }: Panel, strictness: number, seed: number) {
  const draw = createDraw(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
  const biases = Array.from({ length: jurors }, () => strictness * normal())
  const truth = Array.from({ length: proposals }, normal)
  const scores = truth.flatMap((worth, proposal) => {
    const chosen = new Set<number>()
    while (chosen.size < reviews) chosen.add(Math.floor(draw() * jurors))
    return [...chosen].map((juror) => ({ proposal, juror, total: worth + biases[juror]! + rest * normal() }))
  })
  const { shiftOf } = jurorSeverity(
    scores.map(({ proposal, juror, total }) => ({ proposal: `p${proposal}`, juror: `j${juror}`, total })),
  )
  const meanOf = (value: (score: (typeof scores)[number]) => number) => {
    const sums = truth.map(() => 0)
    for (const score of scores) sums[score.proposal]! += value(score) / reviews
    return sums
  }
  const plain = meanOf(({ total }) => total)
  return {
    truth,
    totals: {
      plain,
      adjusted: plain.map((total, index) => total - shiftOf(`p${index}`)),
      known: meanOf(({ total, juror }) => total - biases[juror]!),
    },
  }
}

/** Both centred: nobody knows the zero of a scale. */
function errorOf(values: readonly number[], truth: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length
  const [a, b] = [mean(values), mean(truth)]
  return Math.sqrt(mean(values.map((value, index) => (value - a - truth[index]! + b) ** 2)))
}

function shareFound(values: readonly number[], truth: readonly number[]): number {
  const count = Math.round(truth.length / 10)
  const first = (all: readonly number[]) => [...all.keys()].sort((x, y) => all[y]! - all[x]!).slice(0, count)
  const best = new Set(first(truth))
  return first(values).filter((index) => best.has(index)).length / count
}
