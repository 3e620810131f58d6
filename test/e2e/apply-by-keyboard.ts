import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { axeViolations, languages } from './axe.ts'
import { signInByMail } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'from eligibility to receipt in four languages: by keyboard alone, without scripts, 320 pixels wide'

const challenge = 'digital-esd-platform-for-young-people'
const viewport = { width: 320, height: 640 }

export async function run(stage: Stage): Promise<void> {
  const plain = await signInByMail(stage, 'kerttu.nappi@keys.example', `/en/challenges/${challenge}/apply`, {
    javaScriptEnabled: false,
    viewport,
  })
  const visited: string[] = []
  for (const language of languages) visited.push(...(await apply(plain.page, language)))

  const checked = await stage.browser.newContext({ baseURL: stage.origin, bypassCSP: true, viewport })
  await checked.addCookies(await plain.page.context().cookies())
  const page = await checked.newPage()
  const faults: string[] = []
  for (const address of visited) {
    await page.goto(address)
    faults.push(...(await axeViolations(page, address)))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > viewport.width) faults.push(`${address} is ${wide} wide`)
  }
  assert.deepEqual(faults, [])
  assert.deepEqual(plain.complaints, [])
  await checked.close()
  await plain.close()
}

/** The whole way in one language; gives the addresses it led over. */
async function apply(page: Page, language: string): Promise<string[]> {
  const visited: string[] = []
  await page.goto(`/${language}/challenges/${challenge}/apply`)
  await skipToContent(page)
  visited.push(addressOf(page))
  // Who has applied before is offered that organisation first; another one stands behind.
  if (!(await page.locator('input[name=kind]').first().isVisible())) {
    await tabTo(page, 'main details summary')
    await page.keyboard.press('Enter')
  }
  await arrowTo(page, 'input[name=kind]', 'enterprise')
  await arrowTo(page, 'select[name=country]', 'FI')
  await press(page, 'main form .button--primary')
  visited.push(addressOf(page))
  await tabTo(page, 'input[name=name]')
  await page.keyboard.type(`Nappi ${language}`)
  await press(page, 'main form .button--primary')
  const proposal = new RegExp(`/${language}/proposals/[0-9a-f-]+$`)
  const draft = addressOf(page)
  assert.match(draft, proposal)
  visited.push(draft)

  await press(page, 'main a[href*="/sections/"]')
  while (page.url().includes('/sections/')) {
    visited.push(addressOf(page))
    await answerEverything(page)
    await press(page, 'main form .button--primary')
    assert.equal(await page.locator('.error-summary').count(), 0, `${page.url()}: ${await problems(page)}`)
  }
  assert.equal(addressOf(page), draft)
  await press(page, 'main a[href$="/check"]')
  visited.push(addressOf(page))
  await press(page, 'main form .button--primary')
  assert.match(addressOf(page), /\/receipts\/1$/)
  visited.push(addressOf(page))
  return visited
}

/** Without the mark that the link past the head leaves behind. */
const addressOf = (page: Page) => page.url().replace(/#.*$/, '')
const problems = async (page: Page) => (await page.locator('.error-summary').allInnerTexts()).join(' / ')

async function answerEverything(page: Page): Promise<void> {
  const names = await page
    .locator('main form [name^="answers."]')
    .evaluateAll((fields) => [
      ...new Set(
        fields
          .filter((field) => field.getClientRects().length > 0 && (field as HTMLInputElement).type !== 'file')
          .map((field) => (field as HTMLInputElement).name),
      ),
    ])
  for (const field of names) {
    const selector = `[name="${field}"]`
    await tabTo(page, selector)
    const { tag, type, isAnswered } = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement
      const isBox = at.type === 'checkbox'
      return { tag: at.tagName, type: at.type, isAnswered: isBox ? at.checked : at.value !== '' }
    })
    if (isAnswered) continue
    if (tag === 'SELECT') await page.keyboard.press('ArrowDown')
    else if (type === 'checkbox' || type === 'radio') await page.keyboard.press('Space')
    else await page.keyboard.type(field.endsWith('.weeks') ? '12' : 'Ääni 声音 ok')
  }
}

/** The first stop of every page leads past its head. */
async function skipToContent(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#content')
  await page.keyboard.press('Enter')
}

/** Goes on with Tab until the focus stands on the wanted element, and asks that one can see that it does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 200; stops += 1) {
    const found = await page.evaluate((wanted) => {
      const at = document.activeElement
      if (!at?.matches(wanted)) return null
      const { outlineStyle, boxShadow } = getComputedStyle(at)
      const { top, bottom } = at.getBoundingClientRect()
      return {
        isMarked: outlineStyle !== 'none' || boxShadow !== 'none',
        isInView: bottom > 0 && top < window.innerHeight,
      }
    }, selector)
    if (found) return assert.deepEqual(found, { isMarked: true, isInView: true }, `${page.url()} ${selector}`)
    await page.keyboard.press('Tab')
  }
  assert.fail(`${page.url()}: Tab never came to ${selector}`)
}

/** Presses Enter on a link or a button, and waits for the page behind it. */
async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await Promise.all([page.waitForEvent('load', { timeout: 60_000 }), page.keyboard.press('Enter')])
}

/** Chooses a value of a group of options or of a list with the arrow keys. */
async function arrowTo(page: Page, selector: string, value: string): Promise<void> {
  await tabTo(page, selector)
  for (let steps = 0; steps < 300; steps += 1) {
    const at = await page.evaluate(() => {
      const { value: current, checked, type } = document.activeElement as HTMLInputElement
      return { current, isChosen: type === 'radio' ? checked : true }
    })
    if (at.current === value) {
      if (!at.isChosen) await page.keyboard.press('Space')
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  assert.fail(`${page.url()}: the arrow keys never came to ${value} of ${selector}`)
}
