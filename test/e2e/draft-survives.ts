import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Cookie, Page } from 'playwright-core'
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
  const cookies = await sessionOverWithoutScript(stage, page, section)
  await page.context().addCookies(cookies)
  await serverRestarted(stage, page, section)
  await browserKilled({ stage, theirs: oona.page, section, cookies })

  // Lines that are cut, servers that are away, answers that say no: all of it on purpose.
  const expected =
    /ERR_FAILED|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|status of 4(09|04)/
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
  await state(page)
    .filter({ hasText: /^Saved / })
    .waitFor({ timeout: 30_000 })
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
  const isAsked = (where: Page) =>
    where
      .getByText('You changed this in another window')
      .waitFor()
      .then(() => where)
  const asked = await Promise.any([isAsked(page), isAsked(other)])
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
    .getByText(/oona.* changed this/i)
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
  // The page is alive before the line goes: what it still fetches is there.
  await window.waitForLoadState('networkidle')
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
  await signInHere(stage, page)
  assert.equal(new URL(page.url()).pathname, section)
  await isSaved(page)
  assert.equal(await answer(page, 'description').inputValue(), 'Written after the session had ended.')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'answers.description')
}

/** The same without script: what was sent waits behind the sign-in. Gives the cookies of the new session. */
async function sessionOverWithoutScript(stage: Stage, mine: Page, section: string): Promise<Cookie[]> {
  const plain = await stage.visit('public', { javaScriptEnabled: false })
  const { page } = plain
  await page.goto(`/en/sign-in?next=${encodeURIComponent(section)}`)
  await signInHere(stage, page)
  await mine.goto('/en/account')
  await send(mine, 'Sign out everywhere')
  await fill(page, { 'answers.title': 'Sent after the session had ended' })
  await page.getByRole('main').getByRole('button', { name: 'Save and continue' }).click()
  await signInHere(stage, page)
  assert.match(await page.getByRole('main').innerText(), /Sent after the session had ended/)
  await page.getByRole('button', { name: 'Send it now' }).click()
  await page.goto(section)
  assert.equal(await answer(page, 'title').inputValue(), 'Sent after the session had ended')
  const cookies = await page.context().cookies()
  await plain.close()
  return cookies
}

/** From the page that asks for an address to the one it leads to. */
async function signInHere(stage: Stage, page: Page): Promise<void> {
  await fill(page, { email: lead })
  await send(page, 'Send the mail')
  await page.goto(await linkIn(stage, lead, /code/i))
  await send(page, /Sign in/)
}

/** The server goes away and comes back while somebody writes. */
async function serverRestarted(stage: Stage, page: Page, section: string): Promise<void> {
  await page.goto(section)
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
async function browserKilled({
  stage,
  theirs,
  section,
  cookies,
}: {
  stage: Stage
  theirs: Page
  section: string
  cookies: Cookie[]
}): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'haaste-profile-'))
  try {
    const first = await stage.profile(profile)
    const page = first.pages()[0] ?? (await first.newPage())
    await first.addCookies(cookies)
    await page.goto(section)
    await page.waitForLoadState('networkidle')
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
    // Whether the cookie had reached the disk is another matter.
    await second.addCookies(cookies)
    await again.goto(section)
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
