/*
 * `npm run trial:calibration [-- --file reviews.csv --proposal proposal_id --juror reviewer --scores impact,feasibility]`: each
 * tenth of real scores in turn is held back and predicted from the others, by the mean of the proposal's other scores and by
 * the fairness report's model. Without a file it is 1,135 real performances before panels of nine, and the same panels with
 * two thirds of their scores taken away. Fails where the model predicts worse than the mean.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createDraw } from '#app/judge/core/fairness/random.ts'
import type { JurorScore } from '#app/judge/core/fairness/score-table.ts'
import { createPrediction, jurorSeverity } from '#app/judge/core/fairness/severity.ts'
import { rowsOfCsv } from '#app/publish/core/listing-file.ts'
import { panelEntries, panelTotals } from '#test/fixtures/panel-scores.ts'

const folds = 10
const seed = 20_261_129

process.exitCode = trial()

function trial(): 0 | 1 {
  const { values: typed } = parseArgs({
    options: {
      file: { type: 'string' },
      proposal: { type: 'string', default: 'proposal' },
      juror: { type: 'string', default: 'juror' },
      scores: { type: 'string', default: 'score' },
    },
  })
  const sets: (readonly [string, JurorScore[]])[] =
    typed.file === undefined
      ? openSets()
      : [[typed.file, scoresOfFile(typed.file, { ...typed, scores: typed.scores.split(',') })]]
  let hasLost = false
  for (const [name, scores] of sets) {
    const { mean, model } = heldBack(scores)
    const gain = 1 - model / mean
    if (gain < 0) hasLost = true
    const [jurors, proposals] = [
      new Set(scores.map(({ juror }) => juror)),
      new Set(scores.map(({ proposal }) => proposal)),
    ]
    process.stdout.write(
      `${name}: ${scores.length} scores of ${proposals.size} by ${jurors.size}; root mean square error ` +
        `${mean.toFixed(4)} by the mean, ${model.toFixed(4)} by the model: ${(100 * gain).toFixed(1)} % less\n`,
    )
  }
  return hasLost ? 1 : 0
}

/** Root mean square errors over all scores, each predicted once from nine tenths of the others. */
function heldBack(scores: readonly JurorScore[]): { mean: number; model: number } {
  const draw = createDraw(seed)
  const foldOf = scores.map(() => Math.floor(draw() * folds))
  let [mean, model] = [0, 0]
  for (let fold = 0; fold < folds; fold += 1) {
    const known = scores.filter((_, index) => foldOf[index] !== fold)
    const meanOf = meansOf(known)
    const { fit } = jurorSeverity(known)
    const predict = fit ? createPrediction(fit) : meanOf
    for (const [index, score] of scores.entries()) {
      if (foldOf[index] !== fold) continue
      mean += (score.total - meanOf(score)) ** 2 / scores.length
      model += (score.total - predict(score)) ** 2 / scores.length
    }
  }
  return { mean: Math.sqrt(mean), model: Math.sqrt(model) }
}

/** The mean of a proposal's known scores; of all where it has none. */
function meansOf(known: readonly JurorScore[]): (score: JurorScore) => number {
  const sums = new Map<string, { sum: number; count: number }>()
  for (const { proposal, total } of known) {
    const own = sums.get(proposal) ?? { sum: 0, count: 0 }
    sums.set(proposal, { sum: own.sum + total, count: own.count + 1 })
  }
  const all = known.reduce((sum, { total }) => sum + total, 0) / known.length
  return ({ proposal }) => {
    const own = sums.get(proposal)
    return own ? own.sum / own.count : all
  }
}

function openSets(): (readonly [string, JurorScore[]])[] {
  const whole = panelTotals(panelEntries())
  const draw = createDraw(seed)
  return [
    ['panels of nine', whole],
    ['the same with a third of the scores', whole.filter(() => draw() < 1 / 3)],
  ]
}

function scoresOfFile(
  path: string,
  columns: { proposal: string; juror: string; scores: readonly string[] },
): JurorScore[] {
  const rows = rowsOfCsv(readFileSync(path, 'utf8')) ?? []
  return rows.map((row) => ({
    juror: row[columns.juror] ?? '',
    proposal: row[columns.proposal] ?? '',
    total: columns.scores.reduce((sum, name) => sum + Number(row[name]), 0) / columns.scores.length,
  }))
}
