import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { programs } from '#scripts/start/build.ts'
import { SUBJECT_RULES } from '#app/http/access.ts'
import { addressesForAnywhere, guardBuild, ruleFaultsOf, type Services } from '#app/http/gate.server.ts'
import { handlersOf, project, theBuild, withModule, type Handler } from './site.ts'

let build: ServerBuild
let handlers: Handler[]
beforeAll(async () => {
  build = await theBuild()
  handlers = handlersOf(build)
}, 900_000)

const noServices = {} as Services

describe('the built server', () => {
  it('has a rule for each handler, and no rule without one', () => {
    expect(ruleFaultsOf(build)).toEqual([])
    expect(handlers.length).toBeGreaterThan(100)
  })

  it('speaks of subjects the gate knows', () => {
    for (const { rule } of handlers) expect(SUBJECT_RULES).toContain(rule.who)
  })

  it('names an object in a rule only where the address names it', () => {
    for (const { rule, pattern } of handlers) {
      const object = /:(\w+)/.exec(rule.who)?.[0]
      if (object) expect(pattern, rule.who).toContain(`/${object}`)
    }
  })

  it('lets anonymous visitors past the public database role in few places', () => {
    const places = handlers.filter(({ rule }) => rule.who === 'anyone' && rule.database === 'app')
    expect([...new Set(places.map(({ pattern }) => pattern))].sort()).toEqual([
      '/:lang/challenges/:challenge/apply',
      '/:lang/challenges/:challenge/ask',
      '/:lang/challenges/:challenge/follow',
      '/:lang/following/:following',
      '/:lang/invitations/:invitation',
      '/:lang/places/:place',
      '/:lang/sessions/:session/ask',
      '/:lang/sessions/:session/place',
      '/:lang/sign-in',
      '/:lang/sign-in/code',
      '/:lang/sign-in/link',
      '/:lang/sign-out',
      '/:lang/unsubscribe/:token',
      '/:lang/verify',
      '/readyz',
      '/unsubscribe/:token',
      '/webhooks/resend',
    ])
  })

  it('hears programs from anywhere in few places, each of which proves itself otherwise', () => {
    const places = handlers.filter(({ rule }) => rule.origin === 'anywhere')
    expect(places.map(({ kind, pattern }) => `${kind} ${pattern}`).sort()).toEqual([
      'action /unsubscribe/:token',
      'action /webhooks/resend',
    ])
    expect(addressesForAnywhere(build).sort()).toEqual(places.map(({ pattern }) => pattern).sort())
    for (const { rule } of places) {
      expect(rule.who).toBe('anyone')
      expect(rule.bodyBytes).toBeLessThanOrEqual(64 * 1024)
    }
  })
})

describe('without its rule', () => {
  it('no handler is served: the server does not start, and says which one it is', () => {
    const mutants = handlers.map(({ routeId, kind }) => ({ routeId, kind }))
    for (const { routeId, kind } of mutants) {
      const mutant = withModule(build, routeId, (module) => ({
        ...module,
        access: { ...(module.access as object), [kind]: undefined },
      }))
      expect(() => guardBuild(mutant, noServices), `${kind} of ${routeId}`).toThrow(
        `${routeId}: ${kind}-without-rule`,
      )
    }
  })

  it('nothing of a module is served, also when the whole table is missing', () => {
    for (const { routeId } of handlers) {
      const mutant = withModule(build, routeId, (module) => ({ ...module, access: undefined }))
      expect(() => guardBuild(mutant, noServices)).toThrow(`${routeId}: `)
    }
  })
})

it('a rule without a handler keeps the server from starting too', () => {
  const mutant = withModule(build, 'http/pages/healthz', (module) => ({ ...module, loader: undefined }))
  expect(() => guardBuild(mutant, noServices)).toThrow('http/pages/healthz: rule-without-loader')
})

it('the server process ends with the reason when a rule is missing', { timeout: 900_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'haaste-rules-'))
  try {
    for (const side of ['server', 'client']) mkdirSync(join(folder, 'build', side), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const bundle = JSON.stringify(pathToFileURL(join(project, programs.pages)).href)
    writeFileSync(
      join(folder, 'build', 'server', 'index.js'),
      `export * from ${bundle}
      import { routes as whole } from ${bundle}
      const { access, ...rest } = whole['apply/pages/copy'].module
      export const routes = { ...whole, 'apply/pages/copy': { ...whole['apply/pages/copy'], module: rest } }`,
    )
    const { code, said } = await run(folder)
    expect(said).toContain('apply/pages/copy: loader-without-rule')
    expect(code).toBe(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** The web process in a folder whose build is the one beside it. */
async function run(folder: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(project, programs.web)], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HAASTE_MODE: 'demo',
      PORT: '65123',
      HAASTE_DATA_DIR: folder,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    },
    timeout: 50_000,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, said }
}
