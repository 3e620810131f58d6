import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { readTextFiles } from '#app/platform/texts-files.server.ts'
import type { TextTree } from '#app/platform/texts.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Found = { violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules that look at colours: what else is on a page is the same in light and dark. */
const ofColours = ['color-contrast', 'link-in-text-block']

export const languages = ['en', 'fi', 'sv', 'zh-CN'] as const

/** What axe finds against WCAG 2.2 A and AA on the page as it stands. The context must bypass the page's policy. */
export async function axeViolations(
  page: Page,
  where: string,
  { coloursOnly = false } = {},
): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = await page.evaluate(
    async (runOnly) => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } }
      return axe.run({ runOnly, resultTypes: ['violations'] })
    },
    coloursOnly ? ofColours : rules,
  )
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(' '))
    return `${where}: ${id} (${nodes.length}): ${places.join(', ')}`
  })
}

/** Every key of the site's texts that could not be taken for a word. */
const keys = new Set(
  Object.values(readTextFiles(fileURLToPath(new URL('../../app', import.meta.url)))).flatMap(({ en }) =>
    en ? keysOf(en, '') : [],
  ),
)

function keysOf(tree: TextTree, path: string): string[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = path + name
    if (typeof value !== 'string') return keysOf(value, `${key}.`)
    return path === '' ? [] : [key.replace(/_(?:zero|one|two|few|many|other)$/, '')]
  })
}

/** What stands on the page as a key, because its own half in the browser was not given the text. */
export async function keysInsteadOfTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '')
    for (const each of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      found.push(...['aria-label', 'placeholder', 'title'].map((name) => each.getAttribute(name) ?? ''))
    return found
  })
  return texts.map((text) => text.trim()).filter((text) => keys.has(text))
}

/**
 * What a page is made of is the same in every language: HAASTE_TEST_BREADTH=sample has axe look at each page in one of
 * them, in turn. Missing texts and too wide pages are looked for in all four all the same.
 */
const inOneLanguage = process.env.HAASTE_TEST_BREADTH === 'sample'
let turn = 0

/** The languages that axe looks at the next page in. */
export function languagesForAxe(): readonly string[] {
  return inOneLanguage ? [languages[turn++ % languages.length]!] : languages
}

/**
 * A page in four languages on a phone, then on a desk, then in the dark: what axe finds, and what is wider than a phone.
 * `path` is without the language. The context must bypass the page's policy. `mayBeMissing`: a 404 is not looked
 * at. `status`: what a page of refusal answers.
 */
export async function faultsInEveryLanguage(
  page: Page,
  path: string,
  { mayBeMissing = false, status = 200 } = {},
): Promise<{ faults: string[]; states: number }> {
  const faults: string[] = []
  let states = 0
  const forAxe = languagesForAxe()
  await page.setViewportSize({ width: 390, height: 844 })
  for (const language of languages) {
    const address = `/${language}${path}`
    const answer = await page.goto(address)
    if (answer?.status() === 404 && mayBeMissing) continue
    states += 1
    if (answer?.status() !== status) faults.push(`${address}: ${answer?.status()}`)
    if (forAxe.includes(language)) faults.push(...(await axeViolations(page, address)))
    faults.push(...(await keysInsteadOfTexts(page)).map((key) => `${address} shows the key ${key}`))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > 390) faults.push(`${address} is ${wide} wide on a phone`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  faults.push(...(await axeViolations(page, `${path} on a desk`)))
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await axeViolations(page, `${path} in the dark`, { coloursOnly: true })))
  await page.emulateMedia({ colorScheme: 'light' })
  return { faults, states }
}
