import assert from 'node:assert/strict'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { fill, send } from './hands.ts'
import type { Stage, Visit } from './stage.ts'

export const name = 'twelve proposals: by keyboard alone, on a phone, on a train, without scripts'

/** The demo's juror sits on these two juries, and both have begun. */
const lists = ['digital-esd-platform-for-young-people', 'home-services-for-the-elderly'].map(
  (challenge) => `/en/jury/challenges/${challenge}`,
)
const proposals = 12

export async function run(stage: Stage): Promise<void> {
  await stage.moveClock('2021-12-29T13:00:00+02:00')
  await byKeyboard(stage)
  await onAPhone(stage)
  await onATrain(stage)
  await withoutScripts(stage)
}

const criteria = 4

/** The first twelve on the lists, in the juror's own order. */
async function cards(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const list of lists) {
    await page.goto(list)
    const links = await page
      .locator('main table a[href*="/jury/assignments/"]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname))
    found.push(...new Set(links))
  }
  assert.ok(found.length >= proposals, `${found.length} proposals are the juror's`)
  return found.slice(0, proposals)
}

/** Opens every final scorecard again, as a form would; the answers stay until they are changed. */
async function reopenAll(stage: Stage, { page }: Visit): Promise<string[]> {
  const all = await cards(page)
  for (const card of all) {
    const answer = await page.request.post(card, {
      form: { intent: 'reopen' },
      headers: { origin: stage.origin },
      maxRedirects: 0,
    })
    assert.ok([303, 409].includes(answer.status()), `${card} answered ${answer.status()}`)
  }
  return all
}

async function juror(stage: Stage, options?: BrowserContextOptions) {
  const visit = await stage.visit('juror', options)
  return { visit, page: visit.page, all: await reopenAll(stage, visit) }
}

/** On every one of the twelve stands that total, and that it is final. */
async function allFinal(page: Page, total: string): Promise<void> {
  const said: string[] = []
  for (const list of lists) {
    await page.goto(list)
    said.push(...(await page.locator('main table tbody tr').allInnerTexts()))
  }
  const final = said.filter((row) => /Final/.test(row) && row.includes(total))
  assert.ok(final.length >= proposals, said.join('\n'))
}

const saved = (page: Page) =>
  page
    .locator('.saved-state')
    .filter({ hasText: /^Saved / })
    .waitFor()

/** No pointer is used: digits, Ctrl+Enter, and Tab to the button on the page that checks. */
async function byKeyboard(stage: Stage): Promise<void> {
  const { visit, page, all } = await juror(stage)
  const { keyboard } = page
  await page.goto(all[0]!)
  for (const card of all) {
    if (new URL(page.url()).pathname !== card) await page.goto(card)
    await page.locator('[data-help]').waitFor()
    for (let at = 0; at < criteria; at += 1) await keyboard.press('5')
    await saved(page)
    await Promise.all([page.waitForURL(/\/check$/), keyboard.press('Control+Enter')])
    const button = page.getByRole('button', { name: 'Mark as final' })
    for (let stops = 0; stops < 60; stops += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) break
      await keyboard.press('Tab')
    }
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')])
    assert.ok(!page.url().endsWith('/check') || new URL(page.url()).pathname !== `${card}/check`)
  }
  await allFinal(page, '100.00')

  // Keys of one's own, and the divider, on a scorecard that is open again.
  await reopenAll(stage, visit)
  await page.goto(all[0]!)
  await page.locator('[data-help]').waitFor()
  await keyboard.press('j')
  await page.waitForURL((url) => url.pathname === all[1])
  await page.locator('[data-help] summary').click()
  await page.fill('#key-next', 'h')
  await page.getByRole('button', { name: 'Use these keys' }).click()
  await page.getByText('These keys hold from now on.').waitFor()
  await page.locator('[data-help] summary').focus()
  await keyboard.press('h')
  await page.waitForURL((url) => url.pathname === all[2])
  const divider = page.getByRole('separator', { name: 'Width of the reading' })
  await divider.focus()
  await keyboard.press('ArrowRight')
  assert.equal(await divider.getAttribute('aria-valuenow'), '52')
  await page.reload()
  await page.waitForFunction(
    () => document.querySelector('[role=separator]')?.getAttribute('aria-valuenow') === '52',
  )
  assert.deepEqual(visit.complaints, [])
  await visit.close()
}

/** 390 pixels, by touch: the sheet opens and closes, and what has the focus in the reading is never under it. */
async function onAPhone(stage: Stage): Promise<void> {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const { visit, page, all } = await juror(stage, phone)
  for (const [index, card] of all.entries()) {
    if (new URL(page.url()).pathname !== card) await page.goto(card)
    const handle = page.locator('.split__handle')
    await handle.tap()
    assert.equal(await handle.getAttribute('aria-expanded'), 'true')
    const levels = page.locator('main input[type=radio][value="4"]')
    for (const level of await levels.all())
      await page.locator(`label[for="${await level.getAttribute('id')}"]`).tap()
    await saved(page)
    if (index === 0) await nothingUnderTheSheet(page)
    const check = page.getByRole('button', { name: 'Check and finish' })
    await Promise.all([page.waitForURL(/\/check$/), check.tap()])
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Mark as final' }).tap()])
  }
  await allFinal(page, '75.00')
  assert.deepEqual(visit.complaints, [])
  await visit.close()
}

/** WCAG 2.4.11: going backwards from the handle through the reading. */
async function nothingUnderTheSheet(page: Page): Promise<void> {
  await page.locator('.split__handle').focus()
  for (let stops = 0; stops < 25; stops += 1) {
    await page.keyboard.press('Shift+Tab')
    const place = await page.evaluate(() => {
      const at = document.activeElement
      const sheet = document.querySelector('.split__scorecard')
      if (!at || !sheet || sheet.contains(at) || at === document.body) return null
      return {
        what: at.outerHTML.slice(0, 80),
        top: at.getBoundingClientRect().top,
        sheet: sheet.getBoundingClientRect().top,
      }
    })
    if (place) assert.ok(place.top < place.sheet, `${place.what} stands under the sheet`)
  }
}

/**
 * Six with a connection, then ten minutes without: the list, the proposals and the answers are there, another device
 * changes one of them meanwhile, and back online everything is sent, and asked about where two values met.
 */
async function onATrain(stage: Stage): Promise<void> {
  const { visit, page, all } = await juror(stage)
  const context = page.context()
  for (const list of lists) {
    await page.goto(list)
    await page.getByRole('button', { name: 'Take along on this computer' }).click()
    await page.getByText(/proposals are kept in this browser until/).waitFor({ timeout: 60_000 })
  }
  const early = all.slice(0, 6)
  const late = all.slice(6)
  for (const card of early) await give(page, card, '2')
  const list = lists[0]!
  await page.goto(list)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  await context.setOffline(true)
  await page.clock.install()
  await page.goto(list)
  await page.getByText('No connection: this is the copy').waitFor()
  for (const [index, card] of late.entries()) {
    await page.goto(card)
    await answerAll(page, '2')
    if (index === 0) await page.clock.fastForward('10:00')
    if (index === 1) {
      await page.getByRole('button', { name: 'Check and finish' }).click()
      await page.getByText('There is no connection').waitFor()
    }
    await page
      .getByText('No connection. What you give')
      .or(page.getByText('There is no connection'))
      .first()
      .waitFor()
  }
  // An earlier one, whose copy is older than its answers.
  await page.goto(early[0]!)
  await page.waitForFunction(
    () => document.querySelectorAll('main input[type=radio][value="2"]:checked').length === 4,
  )

  const other = await stage.visit('juror')
  const clashing = late[2]!
  const field = (await names(other.page, clashing))[0]!
  await fill(other.page, { [field]: '1' })
  await saved(other.page)
  await other.close()

  await context.setOffline(false)
  await page.goto(list)
  await page.getByText('1 scorecard needs you').waitFor({ timeout: 30_000 })
  await page.goto(clashing)
  const question = page.getByRole('alert').filter({ hasText: 'changed on another device' })
  await question.waitFor()
  assert.match(await question.innerText(), /There: 1\. Here: 2\./)
  await question.getByRole('button', { name: 'Keep 2' }).click()
  await saved(page)
  for (const card of all) {
    await page.goto(`${card}/check`)
    await send(page, 'Mark as final')
  }
  await allFinal(page, '25.00')

  // Signing out leaves nothing behind.
  await page.goto(list)
  const kept = () => page.evaluate(async () => [await caches.keys(), Object.keys(localStorage)].flat().length)
  assert.ok((await kept()) > 0)
  await page.goto('/en/account')
  await send(page, 'Sign out')
  assert.equal(await kept(), 0)
  const expected = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|status of 409/
  assert.deepEqual(
    visit.complaints.filter((complaint) => !expected.test(complaint)),
    [],
  )
  await visit.close()
}

async function names(page: Page, card: string): Promise<string[]> {
  if (new URL(page.url()).pathname !== card) await page.goto(card)
  const fields = page.locator('main input[type=radio][name^="scores."]')
  return [...new Set(await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).name)))]
}

async function answerAll(page: Page, answer: string): Promise<void> {
  await page.locator('[data-help]').waitFor()
  for (const field of await names(page, new URL(page.url()).pathname)) await fill(page, { [field]: answer })
}

async function give(page: Page, card: string, answer: string): Promise<void> {
  await page.goto(card)
  await answerAll(page, answer)
  await saved(page)
}

/** A form, a post and a page for each step. */
async function withoutScripts(stage: Stage): Promise<void> {
  const { visit, page, all } = await juror(stage, { javaScriptEnabled: false })
  for (const card of all) {
    for (const field of await names(page, card)) await fill(page, { [field]: '3' })
    await send(page, 'Check and finish')
    await send(page, 'Mark as final')
  }
  await allFinal(page, '50.00')
  assert.deepEqual(visit.complaints, [])
  await visit.close()
}
