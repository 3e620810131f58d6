import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { ensureBuild, programs } from './build.ts'

/** A project whose builder notes each run and makes what `made` names. */
let project: string
beforeEach((context) => {
  project = mkdtempSync(join(tmpdir(), 'haaste-build-'))
  context.onTestFinished(() => rmSync(project, { recursive: true, force: true }))
  write('package.json', '{"type":"commonjs"}')
  write('app/server.ts', 'first')
  write('node_modules/vite/package.json', '{"name":"vite","main":"index.js"}')
  write('node_modules/vite/index.js', '')
  builderMakes(['build/client/a.js', ...Object.values(programs)])
})

function write(path: string, text: string) {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), text)
}

function builderMakes(files: readonly string[]) {
  write(
    'node_modules/@remix-run/dev/dist/cli.js',
    `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
    const { dirname } = require('node:path')
    appendFileSync('runs', 'x')
    for (const file of ${JSON.stringify(files)}) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, '')
    }`,
  )
}

async function runsAfter(change: () => void = () => undefined): Promise<number> {
  change()
  await ensureBuild({ project, report: () => undefined, signal: new AbortController().signal })
  return existsSync(join(project, 'runs')) ? readFileSync(join(project, 'runs'), 'utf8').length : 0
}

it('builds once, and again after a change of a source', async () => {
  expect(await runsAfter()).toBe(1)
  expect(await runsAfter()).toBe(1)
  expect(await runsAfter(() => write('app/server.ts', 'second'))).toBe(2)
  expect(await runsAfter(() => write('app/worker/main.ts', 'new'))).toBe(3)
  expect(await runsAfter(() => write('app/worker/main.test.ts', 'a test'))).toBe(3)
})

it.each(Object.entries(programs))('builds again when the file of the %s is gone', async (_, path) => {
  expect(await runsAfter()).toBe(1)
  expect(await runsAfter(() => rmSync(join(project, path)))).toBe(2)
})
