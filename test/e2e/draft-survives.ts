import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { acceptInvitation, fill, linkIn, send, signInByMail } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'a draft survives two windows, two people, no line, no session, a restart and a killed browser'

const challenge = 'digital-esd-platform-for-young-people'
const lead = 'nora.ranta@survives.example'
const colleague = 'oona.ranta@survives.example'

export async function run(stage: Stage): Promise<void> {
  const nora = await signInByMail(stage, lead, `/en/challenges/${challenge}/apply`)
  const { page } = nora
  await fill(page, { kind: 'enterprise', country: 'FI' })
  await send(page, 'Continue')
  await fill(page, { name: 'Ranta & Meri' })
  await send(page, 'Start the proposal')
  const proposal = new URL(page.url()).pathname
  await page.goto(`${proposal}/team`)
  await fill(page, { email: colleague, role: 'editor' })
  await send(page, 'Send the invitation')
  const oona = await acceptInvitation(stage, colleague, /invites you/)

  const section = `${proposal}/sections/solution`
  await twoWindows(page, section)
  await twoPeople(page, oona.page, section)
  await anHourWithoutLine(page, section)
  await sessionOver(stage, page, section)
  await sessionOverWithoutScript(stage, section)
  await serverRestarted(stage, page, section)
  await browserKilled(stage, oona.page, section)

  const expected =
    /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|status of 4(09|04)/
  for (const visit of [nora, oona]) {
    assert.deepEqual(
      visit.complaints.filter((complaint) => !expected.test(complaint)),
      [],
    )
    await visit.close()
  }
}

const answer = (page: Page, question: string) => page.locator(`main [name="answers.${question}"]`)
const state = (page: Page) => page.locator('.saved-state')

async function type(page: Page, question: string, text: string): Promise<void> {
  await answer(page, question).fill(text)
}

async function isSaved(page: Page): Promise<void> {
  await state(page).filter({ hasText: 'Saved' }).waitFor({ timeout: 30_000 })
}

/** What the server has, as a page without script shows it. */
async function stored(context: BrowserContext, section: string, question: string): Promise<string> {
  const page = await context.newPage()
  try {
    await page.route('**/*.js', (route) => route.abort())
    await page.goto(section)
    return await answer(page, question).inputValue()
  } finally {
    await page.close()
  }
}

/** One person, two windows: what one saves stands in the other, and nobody is asked who changed what. */
async function twoWindows(page: Page, section: string): Promise<void> {
  await page.goto(section)
  const other = await page.context().newPage()
  await other.goto(section)
  await type(page, 'novelty', 'Written in the first window.')
  await isSaved(page)
  await other.waitForFunction(
    () =>
      document.querySelector<HTMLTextAreaElement>('[name="answers.novelty"]')?.value ===
      'Written in the first window.',
  )
  await type(other, 'novelty', 'Gone on with in the second window.')
  await isSaved(other)
  assert.equal(await other.locator('[role=alert]').count(), 0)

  // Both type at once: their own text is theirs, and the page says so.
  await Promise.all([
    type(page, 'novelty', 'First window, at the same time.'),
    type(other, 'novelty', 'Second window, at the same time.'),
  ])
  const clash = page
    .getByText('You changed this in another window')
    .or(other.getByText('You changed this in another window'))
  await clash.first().waitFor()
  const asked = (await page.locator('[role=alert]').count()) > 0 ? page : other
  assert.equal(await asked.locator('main [role=alert]').count(), 1, 'the question stands there once')
  await asked.getByRole('button', { name: 'Keep the text here' }).click()
  await isSaved(asked)
  const kept = await answer(asked, 'novelty').inputValue()
  assert.equal(await stored(page.context(), section, 'novelty'), kept)
  await other.close()
}

/** Two people, one answer: both texts, whose they are, and nothing overwritten until one is chosen. */
async function twoPeople(mine: Page, theirs: Page, section: string): Promise<void> {
  await mine.goto(section)
  await theirs.goto(section)
  await type(theirs, 'summary', 'Oona wrote this.')
  await isSaved(theirs)
  await type(mine, 'summary', 'Nora wrote that.')
  await mine
    .getByText(/Oona.* changed this/)
    .first()
    .waitFor()
  assert.match(await mine.locator('main [role=alert]').innerText(), /Oona wrote this\./)
  assert.equal(await stored(mine.context(), section, 'summary'), 'Oona wrote this.')
  await mine.getByRole('button', { name: 'Keep mine' }).click()
  await isSaved(mine)
  assert.equal(await stored(mine.context(), section, 'summary'), 'Nora wrote that.')
}

/** No connection for an hour, with the window closed in between: the text comes back into its field and is saved. */
async function anHourWithoutLine(page: Page, section: string): Promise<void> {
  const window = await page.context().newPage()
  await window.clock.install()
  await window.goto(section)
  await page.context().setOffline(true)
  await type(window, 'problem-fit', 'Written on the train.')
  await window.clock.fastForward('01:00:00')
  await state(window).filter({ hasText: 'No connection' }).waitFor()
  await window.close()
  await page.context().setOffline(false)
  await page.goto(section)
  await isSaved(page)
  assert.equal(await answer(page, 'problem-fit').inputValue(), 'Written on the train.')
  assert.equal(await stored(page.context(), section, 'problem-fit'), 'Written on the train.')
}

/** The session is over while somebody writes: signing in leads back to the same field, with everything in it. */
async function sessionOver(stage: Stage, page: Page, section: string): Promise<void> {
  await page.goto(section)
  await page.context().clearCookies()
  await answer(page, 'description').focus()
  await type(page, 'description', 'Written after the session had ended.')
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await fill(page, { email: lead })
  await send(page, 'Send the mail')
  await page.goto(await linkIn(stage, lead, /code/i))
  await send(page, /Sign in/)
  assert.equal(new URL(page.url()).pathname, section)
  await isSaved(page)
  assert.equal(await answer(page, 'description').inputValue(), 'Written after the session had ended.')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'answers.description')
}

/** The same without script: what was sent waits behind the sign-in. */
async function sessionOverWithoutScript(stage: Stage, section: string): Promise<void> {
  const plain = await signInAgain(stage, section, { javaScriptEnabled: false })
  const { page } = plain
  const elsewhere = await signInAgain(stage, '/en/account')
  await send(elsewhere.page, 'Sign out everywhere')
  await elsewhere.close()
  await fill(page, { 'answers.title': 'Sent after the session had ended' })
  await page.getByRole('main').getByRole('button', { name: 'Save and continue' }).click()
  await fill(page, { email: lead })
  await page.getByRole('main').getByRole('button', { name: 'Send the mail' }).click()
  await page.goto(await linkIn(stage, lead, /code/i))
  await page
    .getByRole('main')
    .getByRole('button', { name: /Sign in/ })
    .first()
    .click()
  assert.match(await page.getByRole('main').innerText(), /Sent after the session had ended/)
  await page.getByRole('button', { name: 'Send it now' }).click()
  await page.goto(section)
  assert.equal(await answer(page, 'title').inputValue(), 'Sent after the session had ended')
  await plain.close()
}

async function signInAgain(stage: Stage, next: string, options?: { javaScriptEnabled: boolean }) {
  const visit = await stage.visit('public', options)
  await signIn(stage, visit.page, next)
  return visit
}

async function signIn(stage: Stage, page: Page, next: string): Promise<void> {
  await page.goto(`/en/sign-in?next=${encodeURIComponent(next)}`)
  await fill(page, { email: lead })
  await send(page, 'Send the mail')
  await page.goto(await linkIn(stage, lead, /code/i))
  await send(page, /Sign in/)
}

/** The server goes away and comes back while somebody writes. */
async function serverRestarted(stage: Stage, page: Page, section: string): Promise<void> {
  await signIn(stage, page, section)
  const restarted = stage.restart()
  await type(page, 'problem-fit', 'Written while the server was away.')
  await restarted
  await isSaved(page)
  assert.equal(await stored(page.context(), section, 'problem-fit'), 'Written while the server was away.')
}

/**
 * The browser is killed with something typed that was never sent, and a colleague saves the same answer: opening the
 * page again shows both texts.
 */
async function browserKilled(stage: Stage, theirs: Page, section: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'haaste-profile-'))
  try {
    const first = await stage.profile(profile)
    const page = first.pages()[0] ?? (await first.newPage())
    await signIn(stage, page, section)
    await first.setOffline(true)
    await type(page, 'summary', 'Never sent, and not lost.')
    await state(page).filter({ hasText: 'No connection' }).waitFor()
    spawnSync('pkill', ['-9', '-f', profile])
    await first.close().catch(() => undefined)

    await theirs.goto(section)
    await type(theirs, 'summary', 'Saved by Oona meanwhile.')
    await isSaved(theirs)

    const second = await stage.profile(profile)
    const again = second.pages()[0] ?? (await second.newPage())
    await again.goto(section)
    if (new URL(again.url()).pathname !== section) await signIn(stage, again, section)
    const clash = again.locator('main [role=alert]')
    await clash.waitFor()
    assert.match(await clash.innerText(), /Saved by Oona meanwhile\./)
    assert.equal(await answer(again, 'summary').inputValue(), 'Never sent, and not lost.')
    assert.equal(await stored(second, section, 'summary'), 'Saved by Oona meanwhile.')
    await again.getByRole('button', { name: 'Keep mine' }).click()
    await isSaved(again)
    assert.equal(await stored(second, section, 'summary'), 'Never sent, and not lost.')
    await second.close()
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
