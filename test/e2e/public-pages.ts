import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { isAsked } from './asked-pages.ts'
import { axeViolations, languagesForAxe } from './axe.ts'
import type { Stage } from './stage.ts'

export const name = 'public pages: four languages, no scripts, narrow and wide, light and dark'

const languages = { en: 'en', fi: 'fi', sv: 'sv', 'zh-CN': 'zh-Hans' } as const

const urban = '/challenges/urban-renewal-of-old-industrial-parks'
const programme = '/programmes/china-finland-challenge-2021'
/** What programmes do beside challenges. */
const series = '/programmes/robots-in-two-cities'
const intake = '/programmes/rain-gardens-2021/intake'
const partnership = '/programmes/warm-schools-partnership/partnership'
const catalogue = '/programmes/dry-cellars-2021/catalogue'

const pages = [
  '',
  '/challenges',
  '/challenges?search=kaupunki&applicant=company',
  urban,
  `${urban}/addenda`,
  `${urban}/follow`,
  `${urban}/ask`,
  `${urban}/stage`,
  `/embed${urban}`,
  '/challenges/cellars-that-stay-dry',
  '/challenges/cellars-that-stay-dry/winners',
  '/challenges/cellars-that-stay-dry/press',
  programme,
  series,
  `${series}/standings`,
  intake,
  partnership,
  catalogue,
  `${catalogue}?q=water&kind=need`,
  '/listings',
  '/open-data',
  '/pilots',
  '/verify',
  '/about',
  '/method/fairness',
  '/outages',
  '/accessibility',
  '/sign-in',
  '/sign-in/code',
]

/** Pages whose addresses are made by the site: the first link of that kind on a page, and what stands below it. */
const found: [from: string, link: RegExp, below: string[]][] = [
  [programme, /\/sessions\/reverse-pitch-[^/]+$/, ['', '/ask']],
  [programme, /\/sessions\/matchmaking-[^/]+$/, ['', '/place']],
  ['/pilots', /\/pilots\/[^/]+$/, ['']],
  [partnership, /\/partnership\/projects\/\d+$/, ['']],
  [catalogue, /\/catalogue\/[0-9a-f-]{36}$/, ['']],
  ['/challenges/cellars-that-stay-dry/winners', /\/winners\/[^/]+\/certificate$/, ['']],
]

const dark = new Set([
  ...['', urban, `${urban}/ask`, '/pilots', '/sign-in'],
  ...[`${series}/standings`, intake, partnership, catalogue],
])

/** Every public page is whole without scripts, in each language, on a phone and on a desk. */
export async function run(stage: Stage): Promise<void> {
  const faults: string[] = []
  const everyPage = [...pages.filter(isAsked), ...(await pagesFound(stage))]
  const forAxe = new Map(everyPage.map((path) => [path, languagesForAxe()]))
  // Two browsers side by side: while one page is looked at, the next is written.
  const waiting = Object.entries(languages)
  await Promise.all([lane(), lane()])
  assert.deepEqual(faults, [])

  async function lane(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(...next)
  }

  async function check(language: string, htmlLanguage: string): Promise<void> {
    const plain = await stage.visit('public', {
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 800 },
    })
    const checked = await stage.visit('public', { bypassCSP: true })
    for (const path of everyPage) {
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
      if (!forAxe.get(path)?.includes(language)) continue
      await checked.page.goto(address)
      faults.push(...(await axeViolations(checked.page, address)))
      if (!dark.has(path)) continue
      await checked.page.emulateMedia({ colorScheme: 'dark' })
      faults.push(...(await axeViolations(checked.page, `${address} in the dark`, { coloursOnly: true })))
      await checked.page.emulateMedia({ colorScheme: 'light' })
    }
    faults.push(...plain.complaints, ...checked.complaints)
    await Promise.all([plain.close(), checked.close()])
  }
}

async function pagesFound(stage: Stage): Promise<string[]> {
  const { page, close } = await stage.visit('public')
  const paths: string[] = []
  for (const [from, link, below] of found.filter(([page]) => isAsked(page))) {
    await page.goto(`/en${from}`)
    const hrefs = await page
      .locator('main a')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
    const first = hrefs.find((href) => link.test(href))
    assert.ok(first, `${from} links to something like ${link}`)
    paths.push(...below.map((end) => first.replace(/^\/en/, '') + end))
  }
  await close()
  return paths
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
