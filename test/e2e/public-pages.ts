import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { axeViolations } from './axe.ts'
import type { Stage } from './stage.ts'

export const name = 'public pages: four languages, no scripts, narrow and wide, light and dark'

const languages = { en: 'en', fi: 'fi', sv: 'sv', 'zh-CN': 'zh-Hans' } as const

const pages = [
  '',
  '/challenges',
  '/challenges/urban-renewal-of-old-industrial-parks',
  '/challenges/cellars-that-stay-dry',
  '/challenges/cellars-that-stay-dry/winners',
  '/programmes/china-finland-challenge-2021',
  '/pilots',
  '/verify',
  '/about',
  '/accessibility',
  '/sign-in',
  '/sign-in/code',
]

const dark = new Set(['', '/challenges/urban-renewal-of-old-industrial-parks', '/pilots', '/sign-in'])

/** Every public page is whole without scripts, in each language, on a phone and on a desk. */
export async function run(stage: Stage): Promise<void> {
  const faults: string[] = []
  for (const [language, htmlLanguage] of Object.entries(languages)) {
    const plain = await stage.visit('public', {
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 800 },
    })
    const checked = await stage.visit('public', { bypassCSP: true })
    for (const path of pages) {
      const address = `/${language}${path}`
      const answer = await plain.page.goto(address)
      assert.equal(answer?.status(), 200, address)
      assert.equal(await plain.page.locator('h1').count(), 1, `${address} has one heading of the first level`)
      assert.match(
        (await plain.page.getAttribute('html', 'lang')) ?? '',
        new RegExp(`^${htmlLanguage.slice(0, 2)}`),
      )
      faults.push(...(await missingTexts(plain.page, address)))
      for (const width of [320, 390, 1280]) {
        await plain.page.setViewportSize({ width, height: 800 })
        faults.push(...(await overflow(plain.page, `${address} at ${width}`)))
      }
      await checked.page.goto(address)
      faults.push(...(await axeViolations(checked.page, address)))
      if (!dark.has(path)) continue
      await checked.page.emulateMedia({ colorScheme: 'dark' })
      faults.push(...(await axeViolations(checked.page, `${address} in the dark`)))
      await checked.page.emulateMedia({ colorScheme: 'light' })
    }
    faults.push(...plain.complaints, ...checked.complaints)
    await Promise.all([plain.close(), checked.close()])
  }
  assert.deepEqual(faults, [])
}

/** A key in place of its text. */
async function missingTexts(page: Page, address: string): Promise<string[]> {
  const text = await page.locator('body').innerText()
  return (text.match(/\b[a-z-]+(?:\.[a-z0-9-]+){2,}\b|\{\{\w+\}\}/g) ?? [])
    .filter((word) => !/\.(example|test|org|fi|com|net)$/.test(word))
    .map((word) => `${address} shows ${word}`)
}

async function overflow(page: Page, where: string): Promise<string[]> {
  // Without scripts the page itself cannot be asked; the width of its boxes can.
  const box = await page.locator('body').evaluate((body) => body.ownerDocument.documentElement.scrollWidth)
  const width = page.viewportSize()!.width
  return box > width ? [`${where} is ${box} wide`] : []
}
