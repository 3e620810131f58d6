/*
 * `npm run -s haaste -- <command> [--json]`: what an operator, or a person who shows the demo, does from the terminal.
 * The answer goes to standard output, everything else to standard error; the exit code is 0 when all is well, 1 when
 * there is a problem, 2 when the command was not understood, 3 when nothing is wrong and not everything could be checked.
 */
import { runHaaste } from './haaste/run.ts'

process.exitCode = await runHaaste(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
