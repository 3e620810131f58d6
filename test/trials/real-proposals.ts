/*
 * `npm run trial:real-proposals`: 1,339 Finnish and 31 Chinese proposals that real people wrote are begun, written and
 * handed in by the real flows, and come out of each export to the byte. The suite does the same with a part of them.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const child = spawn(process.execPath, [vitest, 'run', 'test/http/real-proposals.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, REAL_PROPOSALS: 'all' },
})
const [code] = (await once(child, 'close')) as [number | null]
process.exitCode = code ?? 1
