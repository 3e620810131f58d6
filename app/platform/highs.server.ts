import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** A model as HiGHS takes it: rows between bounds, columns between bounds, the objective to be made large. */
export type HighsModel = {
  readonly numCols: number
  readonly numRows: number
  readonly colCost: Float64Array
  readonly colLower: Float64Array
  readonly colUpper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly matrix: {
    readonly format: 'csr'
    readonly numRows: number
    readonly numCols: number
    readonly starts: Int32Array
    readonly indices: Int32Array
    readonly values: Float64Array
  }
  readonly isWhole: boolean
}

export type HighsAnswer = {
  /** `limit`: the time ran out; what was found by then, if anything, is in `values`. */
  readonly status: 'optimal' | 'infeasible' | 'limit' | 'failed'
  /** Null when nothing was found. */
  readonly values: Float64Array | null
  readonly objective: number | null
  /** Nothing above this can be reached. */
  readonly bound: number | null
  /** What solving took in there, without starting the thread. */
  readonly seconds: number
}

/**
 * Solves a model with HiGHS in a thread of its own, since solving blocks whoever asks. The same model gives the same answer
 * unless time runs out. Loading takes a quarter of a second, so it is done only when there is something to solve.
 */
export async function solveWithHighs(
  model: HighsModel,
  { seconds = 20 }: { seconds?: number } = {},
): Promise<HighsAnswer> {
  const path = createRequire(import.meta.url).resolve('highs')
  const worker = new Worker(program, { eval: true, workerData: { path, model, seconds } })
  try {
    return await new Promise<HighsAnswer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('HiGHS ended without an answer')))
    })
  } finally {
    await worker.terminate()
  }
}

/** Runs in the thread. 7 is optimal, 8 infeasible, 9 infeasible or unbounded, 13 and 14 limits of time and iterations. */
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const { path, seconds, model: { isWhole, ...data } } = workerData
require(path)().then((highs) => {
  const model = highs.createModel({
    ...data,
    sense: -1,
    integrality: isWhole ? new Int32Array(data.numCols).fill(1) : undefined,
  })
  try {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0 })
    const startedMs = performance.now()
    const { modelStatus } = model.run()
    const tookMs = performance.now() - startedMs
    const status = { 7: 'optimal', 8: 'infeasible', 9: 'infeasible', 13: 'limit', 14: 'limit' }[modelStatus] ?? 'failed'
    const isFound = model.info.get('primal_solution_status') === 2
    const objective = isFound ? model.getObjectiveValue() : null
    parentPort.postMessage({
      status,
      values: isFound ? model.getSolution().colValue : null,
      objective,
      bound: isWhole ? model.info.get('mip_dual_bound') : status === 'optimal' ? objective : null,
      seconds: tookMs / 1000,
    })
  } finally {
    model.dispose()
  }
}).catch((error) => { throw error })
`
