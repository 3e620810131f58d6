import { gzipSync } from 'node:zlib'
import type { Entry } from './harness.ts'
import type { Program } from './program.ts'
import { type Fetched, fetchOne, formPages, publicPages } from './pages.ts'

/** What a page makes a browser load and run, bytes compressed. */
type Scripts = { readonly blockingBytes: number; readonly allBytes: number; readonly files: number }

/** JavaScript that pages reference: the scripts of the HTML and everything those import. */
export const g20: Entry = {
  id: 'G20',
  title: 'JavaScript on public pages and on form pages, gzip',
  async run(lab) {
    const site = await lab.site()
    const weigh = async (pages: readonly Fetched[]) => {
      const weighed = []
      for (const page of pages) weighed.push({ name: page.name, ...(await scriptsOf(page, site)) })
      return weighed
    }
    const ofPublic = await weigh(await publicPages(lab))
    const ofForms = await weigh(await formPages(lab))
    const smallest = await (await lab.smallestRemix()).launch()
    const smallestPage = await fetchOne(smallest, { name: 'smallest', path: '/' })
    const { allBytes: smallestBytes } = await scriptsOf(smallestPage, smallest).finally(() => smallest.stop())
    const most = (name: string, bytes: readonly number[], goals: { bar: number; stretch: number }) => ({
      ...{ name, unit: 'KB', value: Math.max(...bytes) / 1000, ...goals },
    })
    return {
      comparisons: [],
      counts: [
        most(
          'blocking, heaviest public page',
          ofPublic.map(({ blockingBytes }) => blockingBytes),
          { bar: 0, stretch: 0 },
        ),
        ...ofForms.map(({ name, allBytes }) => most(`all, ${name}`, [allBytes], { bar: 130, stretch: 110 })),
      ],
      checks: [
        {
          what: 'every script that is referenced',
          holds: true,
          says: `${[...ofPublic, ...ofForms].reduce((sum, { files }) => sum + files, 0)} fetched, imports followed`,
        },
      ],
      notes: [
        `Scripts that block nothing, heaviest public page: ${(Math.max(...ofPublic.map(({ allBytes }) => allBytes)) / 1000).toFixed(1)} KB.`,
        `The smallest Remix app, counted in the same way: ${(smallestBytes / 1000).toFixed(1)} KB.`,
      ],
    }
  },
}

async function scriptsOf({ text, path: pagePath }: Fetched, site: Program): Promise<Scripts> {
  let inlineBytes = 0
  let blockingBytes = 0
  const roots = new Map<string, boolean>()
  for (const [, attributes = '', content = ''] of text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const isData = /type="(application\/(ld\+)?json|speculationrules)"/.test(attributes)
    if (isData) continue
    const isBlocking = !/\b(async|defer)\b|type="module"/.test(attributes)
    const source = /\bsrc="([^"]+)"/.exec(attributes)?.[1]
    if (source !== undefined) roots.set(source, (roots.get(source) ?? false) || isBlocking)
    else if (content.trim() !== '') {
      const bytes = gzipSync(content).length
      inlineBytes += bytes
      if (isBlocking) blockingBytes += bytes
      for (const source of importsOf(content))
        roots.set(new URL(source, `http://page${pagePath}`).pathname, false)
    }
  }
  for (const [, link = ''] of text.matchAll(/<link\b([^>]*\brel="modulepreload"[^>]*)>/g)) {
    const source = /\bhref="([^"]+)"/.exec(link)?.[1]
    if (source !== undefined && !roots.has(source)) roots.set(source, false)
  }
  const files = await follow(roots, site)
  for (const { isBlocking, gzipBytes } of files) if (isBlocking) blockingBytes += gzipBytes
  const fileBytes = files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)
  return { blockingBytes, allBytes: inlineBytes + fileBytes, files: files.length }
}

/** Every file once, with what it imports at once; what it imports later on demand is not loaded with the page. */
async function follow(roots: ReadonlyMap<string, boolean>, site: Program) {
  const waiting = [...roots]
  const found = new Map<string, { isBlocking: boolean; gzipBytes: number }>()
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [path, isBlocking] = next
    if (found.has(path)) continue
    const { text, gzipBytes } = await fetchOne(site, { name: path, path })
    found.set(path, { isBlocking, gzipBytes })
    for (const source of importsOf(text))
      waiting.push([new URL(source, `http://page${path}`).pathname, false])
  }
  return [...found.values()]
}

/** Static imports of a built module: `import"./x.js"`, `import{a as b}from"./x.js"`, `export*from"./x.js"`. */
function importsOf(script: string): string[] {
  const pattern = /(?:\bimport\s*|\bfrom\s*)["']((?:\.{0,2}\/)[^"']+\.js)["']/g
  return [...script.matchAll(pattern)].map(([, source = '']) => source)
}
