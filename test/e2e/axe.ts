import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

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
  await page.setViewportSize({ width: 390, height: 844 })
  for (const language of languages) {
    const address = `/${language}${path}`
    const answer = await page.goto(address)
    if (answer?.status() === 404 && mayBeMissing) continue
    states += 1
    if (answer?.status() !== status) faults.push(`${address}: ${answer?.status()}`)
    faults.push(...(await axeViolations(page, address)))
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
