import assert from 'node:assert/strict'
import { faultsInEveryLanguage } from './axe.ts'
import { fill, linkIn, send } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'a mailbox that swallows everything: one click ends news, a code is read out, and lets in without scripts'

const lead = 'mikko.laaksonen@hallintaito.example'
const writer = 'elina.saarinen@kaiku-atelier.example'
/** Days before the deadline; in whatever language the writer reads. */
const reminder = /days|hours|päivä|tunti|dagar|timmar|天|小时/i
const messages = '/en/organise/programmes/china-finland-challenge-2021/messages'

export async function run(stage: Stage): Promise<void> {
  await stage.moveClock('2021-12-23T00:30:00+02:00')
  await oneClick(stage)
  await stage.command('suppressions:add', lead)
  const code = await handOut(stage)
  await comeIn(stage, code)
}

/** Looking at the link changes nothing, as scanners look; the button of a mail program does, without a session. */
async function oneClick(stage: Stage): Promise<void> {
  const link = await linkIn(stage, writer, reminder, /\/unsubscribe\//)
  const { page, close } = await stage.visit('public', { javaScriptEnabled: false })
  await page.goto(link)
  assert.doesNotMatch(await page.getByRole('main').innerText(), /Switched off/)
  const address = `${stage.origin}/unsubscribe/${new URL(link).pathname.split('/').at(-1)}`
  const answer = await page.request.post(address, { form: { 'List-Unsubscribe': 'One-Click' } })
  assert.equal(answer.status(), 200)
  await page.goto(link)
  assert.match(await page.getByRole('main').innerText(), /Switched off/)
  await close()
}

async function handOut(stage: Stage): Promise<string> {
  const organiser = await stage.visit('organiser', { javaScriptEnabled: false })
  const { page } = organiser
  await page.goto(messages)
  await page.getByRole('link', { name: /Reach them another way.*Mikko Laaksonen/ }).click()
  await fill(page, { assurance: 'By telephone' })
  await page.getByRole('button', { name: 'Make a code' }).click()
  assert.match(await page.getByRole('main').innerText(), /at least 20 characters/)
  assert.equal(await page.inputValue('main [name=assurance]'), 'By telephone')
  await fill(page, { assurance: 'I called the number on the website of the company and asked for him.' })
  await send(page, 'Make a code')
  const code = (await page.locator('.handed-out-code').innerText()).trim()
  assert.match(code, /^\d{6}$/)
  const { pathname } = new URL(page.url())
  assert.deepEqual(
    organiser.complaints.filter((one) => !one.includes('422')),
    [],
  )
  await organiser.close()

  const checked = await stage.visit('organiser', { bypassCSP: true })
  const { faults } = await faultsInEveryLanguage(checked.page, pathname.replace(/^\/en/, ''))
  assert.deepEqual(faults, [])
  await checked.close()
  return code
}

async function comeIn(stage: Stage, code: string): Promise<void> {
  const { page, complaints, close } = await stage.visit('public', { javaScriptEnabled: false })
  await page.goto('/en/sign-in/code')
  await fill(page, { email: lead, code })
  await send(page, /Sign in|Enter/)
  await page.goto('/en/proposals')
  await page.getByRole('link', { name: 'Read your messages here' }).click()
  const told = page.getByRole('link', { name: 'An organiser gave out a code to sign in as you' })
  for (let attempt = 0; (await told.count()) === 0 && attempt < 80; attempt += 1) {
    await page.waitForTimeout(250)
    await page.reload()
  }
  await told.click()
  assert.match(await page.getByRole('main').innerText(), /did not arrive/)
  await page.getByRole('link', { name: 'Read as plain text' }).click()
  assert.match(await page.getByRole('main').innerText(), /I called the number on the website/)
  assert.deepEqual(complaints, [])
  await close()
}
