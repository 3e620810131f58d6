import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { listOfPage } from '#app/platform/list-of-page.ts'
import { locales } from '#app/platform/i18n.ts'
import { project, theBuild } from '#test/http/site.ts'

/*
 * What a page makes a browser load and run, from the files that are shipped: the manifest, the entry, the modules of
 * the page and of its frame with everything they import at once, and the texts the entry fetches before it hydrates.
 */

/** Kilobytes of 1000 bytes, gzip. */
const mostOnAnyPage = 130

/** Two pages of the setup that draw what is typed while it is typed: a little above, and no further. */
const mostOn: Readonly<Record<string, number>> = {
  'publish/pages/edit-brief': 132,
  'publish/pages/edit-timeline': 132,
}

/** Shows every component at once, in the demo and nowhere else. */
const notBudgeted = ['ui/pages/style-guide']

const publicPages = [
  'desks/pages/home',
  'desks/pages/challenges',
  'desks/pages/challenge',
  'desks/pages/programme',
  'announce/pages/winners',
  'pilot/pages/pilots',
  'pilot/pages/pilot',
  'record/pages/verify-receipt',
  'desks/pages/about',
  'desks/pages/accessibility',
]

type Handle = { hydrate?: boolean; texts?: readonly string[] }

const client = join(project, 'build', 'client')
const sizes = new Map<string, number>()
let build: ServerBuild
let texts: ReadonlyMap<string, Record<string, string>>

beforeAll(async () => {
  build = await theBuild()
  texts = textFiles()
}, 300_000)

const handleOf = (id: string) => build.routes[id]?.module.handle as Handle | undefined
const pagesThat = (hydrate: boolean) =>
  Object.keys(build.routes).filter((id) => id !== 'root' && (handleOf(id)?.hydrate === true) === hydrate)

function gzipBytes(address: string): number {
  const known = sizes.get(address)
  if (known !== undefined) return known
  const bytes = gzipSync(readFileSync(join(client, address))).length
  sizes.set(address, bytes)
  return bytes
}

/** Static imports of a built module, and what those import. */
function withImports(address: string, found = new Set<string>()): Set<string> {
  if (found.has(address)) return found
  found.add(address)
  const script = readFileSync(join(client, address), 'utf8')
  for (const [, file] of script.matchAll(/(?:\bimport|\bfrom)\s*["']\.\/([^"']+\.js)["']/g))
    withImports(`/assets/${file}`, found)
  return found
}

/** The built file of each room's texts in each language, as the entry names them. */
function textFiles(): Map<string, Record<string, string>> {
  const entry = readFileSync(join(client, build.assets.entry.module), 'utf8')
  const files = new Map<string, Record<string, string>>()
  for (const [, room = '', locale = '', file = ''] of entry.matchAll(
    /"\.\/(\w+)\/texts\/([\w-]+)\.json":\s*\(\)\s*=>[^"]*?\(\(\)\s*=>\s*import\("\.\/([^"]+)"\)/g,
  )) {
    files.set(room, { ...files.get(room), [locale]: `/assets/${file}` })
  }
  return files
}

/** The heaviest language counts. */
function kilobytesOf(id: string): number {
  const { assets } = build
  const files = new Set([listOfPage(assets.url, id)])
  for (const { module, imports = [] } of [assets.entry, assets.routes.root, assets.routes[id]].flatMap(
    (part) => part ?? [],
  )) {
    for (const address of [module, ...imports]) withImports(address, files)
  }
  const rooms = [...new Set(['ui', ...(handleOf(id)?.texts ?? [])])]
  const ofTexts = locales.map((locale) =>
    rooms.reduce((sum, room) => sum + gzipBytes(texts.get(room)?.[locale] ?? `no texts of ${room}`), 0),
  )
  const ofScripts = [...files].reduce((sum, address) => sum + gzipBytes(address), 0)
  return (ofScripts + Math.max(...ofTexts)) / 1000
}

describe('the weight of pages', () => {
  it('is read from the whole build', () => {
    const rooms = readdirSync(join(project, 'app'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .filter(({ name }) => readdirSync(join(project, 'app', name)).includes('texts'))
    expect([...texts.keys()].sort()).toEqual(rooms.map(({ name }) => name).sort())
    for (const files of texts.values()) expect(Object.keys(files).sort()).toEqual([...locales].sort())
    expect(pagesThat(true).length).toBeGreaterThan(15)
  })

  it(`stays below ${mostOnAnyPage} KB of script on every page that hydrates`, () => {
    const weights = pagesThat(true)
      .filter((id) => !notBudgeted.includes(id))
      .map((id) => ({ id, kilobytes: Math.round(kilobytesOf(id) * 10) / 10 }))
    expect(weights.filter(({ id, kilobytes }) => kilobytes > (mostOn[id] ?? mostOnAnyPage))).toEqual([])
  })

  it('is nothing of the framework on public pages', () => {
    expect(publicPages.filter((id) => !pagesThat(false).includes(id))).toEqual([])
  })
})
