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
 * the page and of its frame with everything they import at once, and the page's own list with its texts.
 */

/** Kilobytes of 1000 bytes, gzip. */
const mostOnAnyPage = 130

/** The rule of a challenge with all its settings, and an example that follows what is typed. */
const heavier: Readonly<Record<string, number>> = {
  'publish/pages/edit-criteria': 133,
  // Everything a party may do of a pilot stands on one page, each in a form of its own.
  'pilot/pages/manage-pilot': 133,
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

type Handle = { hydrate?: boolean }

const client = join(project, 'build', 'client')
const sizes = new Map<string, number>()
let build: ServerBuild

beforeAll(async () => {
  build = await theBuild()
}, 900_000)

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

/** The lists of one page, one in each language: its part of the manifest, and its texts. */
function listsOf(id: string): string[] {
  const anyMark = 'MARK'
  return locales.map((locale) => {
    const named = listOfPage(build.assets.url, { page: id, locale, texts: anyMark }).split('/').at(-1) ?? ''
    const [before = '', after = ''] = named.split(anyMark)
    const files = readdirSync(join(client, 'assets')).filter(
      (file) => file.startsWith(before) && file.endsWith(after),
    )
    expect(files, `lists of ${id} in ${locale}`).toHaveLength(1)
    return `/assets/${files[0]}`
  })
}

/** The heaviest language counts. */
function kilobytesOf(id: string): number {
  const { assets } = build
  const files = new Set<string>()
  for (const { module, imports = [] } of [assets.entry, assets.routes.root, assets.routes[id]].flatMap(
    (part) => part ?? [],
  )) {
    for (const address of [module, ...imports]) withImports(address, files)
  }
  const ofScripts = [...files].reduce((sum, address) => sum + gzipBytes(address), 0)
  return (ofScripts + Math.max(...listsOf(id).map(gzipBytes))) / 1000
}

describe('the weight of pages', () => {
  it('is read from the whole build', () => {
    expect(pagesThat(true).length).toBeGreaterThan(15)
    for (const id of pagesThat(true))
      for (const file of listsOf(id)) expect(readFileSync(join(client, file), 'utf8')).toContain('"ui":{')
  })

  it(`stays below ${mostOnAnyPage} KB of script on every page that hydrates`, () => {
    const weights = pagesThat(true)
      .filter((id) => !notBudgeted.includes(id))
      .map((id) => ({ id, kilobytes: Math.round(kilobytesOf(id) * 10) / 10 }))
    expect(weights.filter(({ id, kilobytes }) => kilobytes > (heavier[id] ?? mostOnAnyPage))).toEqual([])
  })

  it('is nothing of the framework on public pages', () => {
    expect(publicPages.filter((id) => !pagesThat(false).includes(id))).toEqual([])
  })
})
