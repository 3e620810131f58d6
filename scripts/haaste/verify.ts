import { exitCodeOf, readReceipt, reportLines, verdicts, verifyBundle } from '../../public/haaste-verify.mjs'
import { UsageProblem, type Command } from './command.ts'
import { readTextFile } from './text-file.ts'

const longestBytes = 500_000_000

/** The same program that anybody downloads, on a file. It asks no database. */
export const verify: Command = {
  name: 'verify',
  summary: 'Checks a result bundle: chain, seal, scores, ranking, decision',
  words: [{ name: 'bundle.json' }],
  options: {
    receipt: { value: '123 fingerprint', about: 'what a mail about a proposal or its outcome says' },
  },
  details: [
    'What is proved and what is not is said in docs/verify.md. Exit code 1: something is wrong. 3: nothing is, but something could not be checked.',
  ],
  run: async ({ words: [path = ''], options }) => {
    const receipt = options.receipt === undefined ? null : readReceipt(options.receipt)
    if (options.receipt !== undefined && receipt === null)
      throw new UsageProblem(
        '--receipt is a fingerprint of 64 characters, with the number of its entry before it',
      )
    const text = await readTextFile(path, longestBytes)
    const report = verifyBundle(text, { receipts: receipt === null ? [] : [receipt] })
    if (report.verdict === 'unreadable') throw new UsageProblem(verdicts.unreadable)
    const exitCode = exitCodeOf(report)
    return { data: { ...report }, lines: reportLines(report), hasProblem: exitCode !== 0, exitCode }
  },
}
