import { tmpdir } from 'node:os'
import { readEnv } from '#app/platform/env.server.ts'
import { runHaaste } from '#scripts/haaste/run.ts'

/** Runs one command line on that database, in this process: exit code and what it said where. */
export async function haaste(databaseUrl: string, ...typed: string[]) {
  let out = ''
  let err = ''
  const code = await runHaaste(typed, { out: (text) => (out += text), err: (text) => (err += text) }, () =>
    readEnv({
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      HAASTE_DATA_DIR: tmpdir(),
      PUBLIC_ORIGIN: 'https://challenge.example',
    }),
  )
  return { code, out, err }
}

/** The same with `--json`; the answer is whatever stands on standard output, read as JSON. */
export async function haasteJson<Data = Record<string, unknown>>(databaseUrl: string, ...typed: string[]) {
  const { code, out } = await haaste(databaseUrl, ...typed, '--json')
  return { code, answer: JSON.parse(out) as { ok: boolean; problem?: string } & Data }
}
