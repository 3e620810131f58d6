import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { project, theBuild } from '#test/http/site.ts'
import { programs } from '#scripts/start/build.ts'

/*
 * The files that `npm start` runs: the web process, the pages and the worker, bundled in one graph.
 */

const folder = join(project, 'build', 'server')
let files: string[]
beforeAll(async () => {
  await theBuild()
  files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file))
}, 900_000)

/** The sources a built file was made of, as absolute paths. */
function sourcesOf(file: string): string[] {
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }
  return sources.map((source) => resolve(dirname(file), source))
}

/** What is read as soon as a built file is: itself and its static imports. */
function readWith(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:^|[;}\s])(?:import|export)(?:\s*[\w*{][^"';()]*?from)?\s*["'](\.[^"']+)["']/g,
  ))
    readWith(resolve(dirname(file), path), found)
  return found
}

describe('the bundle', () => {
  it('holds each module once, so that what the gate and the pages share is shared', () => {
    const homes = new Map<string, string[]>()
    for (const file of files)
      for (const source of sourcesOf(file)) homes.set(source, [...(homes.get(source) ?? []), file])
    const twice = [...homes].filter(([source, at]) => at.length > 1 && !source.endsWith('.json'))
    expect(twice).toEqual([])
    const gate = homes.get(join(project, 'app/http/gate.server.ts'))
    const autosave = homes.get(join(project, 'app/apply/pages/autosave.ts'))
    expect([gate?.length, autosave?.length]).toEqual([1, 1])
  })

  it('reads what few requests need when one needs it', () => {
    const atStart = [...readWith(join(project, programs.web)), ...readWith(join(project, programs.pages))]
    expect(atStart.length).toBeGreaterThan(4)
    const packages = new Set(
      atStart.flatMap(sourcesOf).map((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]),
    )
    expect(packages).toContain('react-dom')
    for (const name of ['better-auth', 'kysely', 'html-to-text', 'prettier', 'undici', 'resend', 'vite'])
      expect(packages).not.toContain(name)
  })

  it('lets an optional package that is not installed be missing, as whoever asks for it expects', () => {
    const stubs = files
      .flatMap(sourcesOf)
      .flatMap((source) => /__vite-optional-peer-dep:(.+):/.exec(source)?.[1] ?? [])
    // Asked for only when one tells them to: the driver its native twin, Resend's client a renderer.
    expect(stubs.sort()).toEqual(['@react-email/render', 'pg-native'])
  })

  it('says where in the sources an error was thrown', () => {
    const { status, stdout } = spawnSync(process.execPath, [programs.web], {
      cwd: project,
      encoding: 'utf8',
      env: { NODE_ENV: 'production', PATH: process.env.PATH, HAASTE_MODE: 'demo', LOG_LEVEL: 'fatal' },
    })
    expect(status).toBe(1)
    const [line = '{}'] = stdout.split('\n')
    const { err } = JSON.parse(line) as { err: { stack: string; message: string } }
    expect(err.message).toContain('needs DATABASE_URL')
    expect(err.stack).toMatch(/^at .*app\/server\.ts:\d+:\d+/)
  })
})
