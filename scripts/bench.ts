/*
 * `npm run bench [-- --only G1,G6] [--rounds 5] [--seconds 2] [--json]`: measures what must be fast against a baseline in
 * the same run. Exit code 0 when all work was what it should be, whatever the figures; 1 when it was not; 2 when the
 * command was not understood. docs/bench.md says how to read it.
 */
import { runBench } from './bench/run.ts'

process.exitCode = await runBench(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
