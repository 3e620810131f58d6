import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { g1 } from './g1-public-page.ts'
import { g12 } from './g12-fairness.ts'
import { g13 } from './g13-calibration.ts'
import { g14 } from './g14-challenge-list.ts'
import { g14Proposals } from './g14-proposal-list.ts'
import { g15 } from './g15-deadline.ts'
import { g16 } from './g16-calendar-lag.ts'
import { g17, g18 } from './g17-mail-ceiling.ts'
import { g19 } from './g19-mail-throughput.ts'
import { g2 } from './g2-many-readers.ts'
import { g20 } from './g20-scripts.ts'
import { g21 } from './g21-page-weight.ts'
import { g23 } from './g23-start.ts'
import { g24 } from './g24-verifier.ts'
import { g3 } from './g3-saves-in-a-flood.ts'
import { g6 } from './g6-autosave.ts'
import { g8 } from './g8-scorecard.ts'
import { g10, g11, g9 } from './g9-assignment.ts'
import type { Entry, Outcome, Pace } from './harness.ts'
import { openLab } from './lab.ts'
import { linesOf } from './report.ts'

const entries: readonly Entry[] = [
  g1,
  g2,
  g3,
  g6,
  g8,
  g9,
  g10,
  g11,
  g12,
  g13,
  g14,
  g14Proposals,
  g15,
  g16,
  g17,
  g18,
  g19,
  g20,
  g21,
  g23,
  g24,
]

type Output = { readonly out: (text: string) => void; readonly err: (text: string) => void }
type Wanted = { entries: readonly Entry[]; rounds: number; seconds: number; isJson: boolean }

class UsageProblem extends Error {}

/** Runs the entries one after the other and returns the exit code. */
export async function runBench(typed: readonly string[], { out, err }: Output): Promise<0 | 1 | 2> {
  let wanted: Wanted
  try {
    wanted = readWanted(typed)
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error
    err(`${error.message}\n`)
    return 2
  }
  const { rounds, seconds, isJson } = wanted
  const startedAt = new Date().toISOString()
  const pace: Pace = { rounds, seconds, report: (line) => err(`  ${line}\n`) }
  const lab = openLab(pace.report)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void lab.close().finally(() => process.exit(1)))
  }
  const done: { id: string; title: string; outcome: Outcome }[] = []
  try {
    for (const { id, title, run } of wanted.entries) {
      const outcome = await run(lab, pace)
      done.push({ id, title, outcome })
      if (!isJson) out(`${linesOf({ id, title, outcome }).join('\n')}\n\n`)
    }
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error
    err(`${error.message}\n`)
    return 1
  } finally {
    await lab.close()
  }
  // Beside ours: with more than a core's worth of others, waits grow where a figure has many of them.
  const load = loadavg()[0]?.toFixed(1)
  const isSound = done.every(({ outcome }) => outcome.checks.every(({ holds }) => holds))
  const machine = `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${process.platform}`
  if (isJson) {
    const results = done.map(({ id, title, outcome }) => ({ id, title, ...outcome }))
    out(`${JSON.stringify({ ok: isSound, startedAt, machine, load, rounds, seconds, results }, null, 2)}\n`)
  } else {
    out(
      `${machine}; load average ${load} at the end; ${startedAt}; ${rounds} rounds of ${seconds} s a side\n`,
    )
    if (!isSound) out('Some work was not what it should be: those figures say nothing.\n')
  }
  return isSound ? 0 : 1
}

function readWanted(typed: readonly string[]): Wanted {
  const known = entries.map(({ id }) => id).join(', ')
  let values
  try {
    ;({ values } = parseArgs({
      args: [...typed],
      options: {
        only: { type: 'string' },
        rounds: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '2' },
        json: { type: 'boolean', default: false },
      },
    }))
  } catch (error) {
    throw new UsageProblem(
      `${(error as Error).message}. It is typed: npm run bench -- [--only ${entries[0]?.id},…] [--rounds 5] [--seconds 2] [--json]`,
    )
  }
  const ids = values.only?.split(',').map((id) => id.trim().toUpperCase())
  const unknown = ids?.find((id) => !entries.some((entry) => entry.id === id))
  if (unknown !== undefined) throw new UsageProblem(`There is no entry "${unknown}"; there are ${known}.`)
  return {
    entries: entries.filter(({ id }) => ids === undefined || ids.includes(id)),
    rounds: wholeNumber('rounds', values.rounds),
    seconds: wholeNumber('seconds', values.seconds),
    isJson: values.json,
  }
}

function wholeNumber(name: string, typed: string): number {
  if (/^\d{1,3}$/.test(typed) && Number(typed) > 0) return Number(typed)
  throw new UsageProblem(`--${name} is a whole number from 1 to 999.`)
}
