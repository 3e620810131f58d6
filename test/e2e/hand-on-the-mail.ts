import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { faultsInEveryLanguage } from './axe.ts'
import { fill, send } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'an organiser holds a wave, says a mail in own words, tests it, and a message to many is agreed to and undone, without scripts'

const programme = 'china-finland-challenge-2021'
const messages = `/organise/programmes/${programme}/messages`
const notice = 'challenge.closed_applicants'

export async function run(stage: Stage): Promise<void> {
  const { page, complaints, close } = await stage.visit('organiser', { javaScriptEnabled: false })
  await ownWords(page)
  await tested(page)
  const wave = await held(page)
  const broadcast = await shown(page)

  const second = await stage.visit('second-organiser', { javaScriptEnabled: false })
  await second.page.goto(broadcast)
  await send(second.page, 'Agree to exactly this')
  assert.match(await mainOf(second.page), /Undo: nobody gets it/)
  await send(second.page, 'Undo: nobody gets it')
  assert.match(await mainOf(second.page), /It was undone/)
  assert.match(await mainOf(second.page), /Cancelled/)

  const checked = await stage.visit('organiser', { bypassCSP: true })
  const faults: string[] = []
  const pages = ['', '/words', `/words/${notice}`, '/broadcasts', '/broadcasts/new']
  const paths = [...pages.map((path) => messages + path), wave, new URL(broadcast).pathname.slice(3)]
  for (const path of paths) faults.push(...(await faultsInEveryLanguage(checked.page, path)).faults)
  // The refusal that was asked for.
  const others = complaints.filter((complaint) => !complaint.includes('status of 422'))
  assert.deepEqual([...faults, ...others, ...second.complaints, ...checked.complaints], [])
  for (const visit of [checked, second]) await visit.close()

  await page.goto(`/en${wave}`)
  await send(page, 'Release')
  assert.doesNotMatch(await mainOf(page), /A wrong date/)
  await close()
}

const mainOf = (page: Page) => page.getByRole('main').innerText()

/** In two languages; an unknown field is refused by name with everything typed. */
async function ownWords(page: Page): Promise<void> {
  await page.goto(`/en${messages}/words/${notice}?language=en`)
  await fill(page, { subject: 'Thank you for {{title}}', body: 'We **thank** {{nobody}}.' })
  const save = page.getByRole('button', { name: 'Save these words' })
  await Promise.all([page.waitForEvent('load'), save.click()])
  assert.match(await mainOf(page), /There is no merge field nobody/)
  assert.equal(await page.inputValue('main [name=body]'), 'We **thank** {{nobody}}.')
  await fill(page, { body: 'We **thank** you, {{name}}, for “{{title}}”.' })
  await send(page, 'Preview')
  assert.match(await mainOf(page), /We thank you, Aino Esimerkki, for/)
  await send(page, 'Save these words')
  assert.match(await mainOf(page), /Not in every language/)
  await page.goto(`/en${messages}/words/${notice}?language=fi`)
  await fill(page, {
    subject: 'Kiitos: {{title}}',
    body: '**Kiitämme** ehdotuksesta ”{{title}}”.',
  })
  await send(page, 'Save these words')
  assert.match(await mainOf(page), /Version 1/)
}

/** A copy in each language, in the mailbox soon after. */
async function tested(page: Page): Promise<void> {
  await send(page, 'Send a test to myself')
  for (let attempt = 0; attempt < 160; attempt += 1) {
    await page.goto(`/en/mailbox?search=${encodeURIComponent('[TEST]')}`)
    if ((await page.locator('main tbody a').filter({ hasText: 'Kiitos' }).count()) > 0) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  assert.fail('the test did not come')
}

/** The first wave that is still to come. Answers its address without the language. */
async function held(page: Page): Promise<string> {
  await page.goto(`/en${messages}`)
  const wave = await page.locator('.mail-run h4 a').first().getAttribute('href')
  assert.ok(wave, 'nothing is planned')
  await page.goto(wave)
  await page.locator('#hand details summary').first().click()
  await fill(page, { reason: 'A wrong date' })
  await send(page, 'Hold')
  assert.match(await mainOf(page), /A wrong date/)
  return wave.slice(3)
}

/** A message to all jurors, written and shown; its writer cannot agree to it. Answers its address. */
async function shown(page: Page): Promise<string> {
  await page.goto(`/en${messages}/broadcasts/new`)
  await fill(page, {
    audience: 'jury',
    'texts.en.subject': 'The jury meets in the library',
    'texts.en.body': 'We meet in the **library**: {{programme}}.',
    'texts.fi.subject': 'Tuomaristo kokoontuu kirjastossa',
    'texts.fi.body': 'Kokoonnumme **kirjastossa**.',
    'texts.sv.subject': 'Juryn möts i biblioteket',
    'texts.sv.body': 'Vi möts i **biblioteket**.',
    'texts.zh-CN.subject': '评审团在图书馆开会',
    'texts.zh-CN.body': '会议在**图书馆**举行。',
  })
  await send(page, 'Save and look at it')
  assert.match(await mainOf(page), /We meet in the library: /)
  await send(page, 'Show it to a second person')
  assert.equal(await page.getByRole('button', { name: 'Agree to exactly this' }).count(), 0)
  assert.match(await mainOf(page), /cannot be the second person/)
  return page.url()
}
