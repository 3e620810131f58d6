import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { axeViolations } from './axe.ts'
import { fill, send, signInByMail } from './hands.ts'
import type { Stage } from './stage.ts'

export const name = 'a form of its own: answered without and with scripts, built without them'

const challenge = 'virtual-visual-design-of-the-building-environment'
const words = (page: Page) => page.getByRole('main').innerText()

/** One answer of each kind as somebody types it. */
const figures: Readonly<Record<string, string>> = {
  'answers.residents': '## Steps\n\n- walk\n- talk',
  'answers.reached': '1 200',
  'answers.weight.0': 'noise',
  'answers.weight.1': 'light',
  'answers.weight.2': 'energy',
  'answers.weight.3': 'cost',
  'answers.budget.0.what': 'Model',
  'answers.budget.0.cost': '12 500,50',
  'answers.milestones.0.when': '31.3.2022',
  'answers.milestones.0.done': 'The model stands',
  'answers.own-share': '4000',
  'answers.start': '14.2.2022',
  'answers.demo': 'northernheat.example/model',
  'answers.partner.name': 'Lumo Oy',
  'answers.partner.country': 'SE',
  'answers.made-in': 'FI',
}

export async function run(stage: Stage): Promise<void> {
  await answeredWithoutScripts(stage)
  await answeredWithScripts(stage)
  await built(stage)
}

async function begun(page: Page, organisation: string): Promise<string> {
  await page.goto(`/en/challenges/${challenge}/apply`)
  await fill(page, { kind: 'enterprise', country: 'FI' })
  await send(page, 'Continue')
  await fill(page, { name: organisation })
  await send(page, 'Start the proposal')
  return /\/en\/proposals\/[0-9a-f-]+/.exec(page.url())?.[0] ?? assert.fail(page.url())
}

async function answeredWithoutScripts(stage: Stage): Promise<void> {
  const start = `/en/challenges/${challenge}/apply`
  const { page, close } = await signInByMail(stage, 'forms.plain@lumo.example', start, {
    javaScriptEnabled: false,
  })
  const proposal = await begun(page, 'Plain forms Oy')
  await page.goto(`${proposal}/sections/figures`)
  // What nobody can read as a sum or a day is told beside its question, and stays as it was typed.
  await fill(page, {
    ...figures,
    'answers.start': 'soon',
    'answers.weight.1': 'noise',
    'answers.personal-data': 'none',
  })
  await fill(page, { 'answers.tools': 'phone' })
  assert.match(await words(page), /is asked only if you answer/)
  await page.getByRole('main').getByRole('button', { name: 'Save and continue' }).click()
  assert.match(await words(page), /needs a date, for example/)
  assert.match(await words(page), /give all 4 places/)
  assert.equal(await page.inputValue('[name="answers.start"]'), 'soon')
  await fill(page, figures)
  // A row more comes with a button that saves the page.
  await page.getByRole('main').getByRole('button', { name: 'Add a row' }).first().click()
  await fill(page, { 'answers.budget.1.what': 'Evenings', 'answers.budget.1.cost': '2.000' })
  await fill(page, { 'answers.personal-data': 'some' })
  await page.getByRole('main').getByRole('button', { name: 'Save and continue' }).click()
  await page.goto(`${proposal}/check`)
  const read = await words(page)
  for (const said of [/1,200 people/, /€14,500\.50/, /31 March 2022/, /Lumo Oy, Sweden/, /On a phone/])
    assert.match(read, said)
  await page.goto(`${proposal}/sections/figures`)
  assert.doesNotMatch(await words(page), /is asked only if you answer/)
  await close()
}

async function answeredWithScripts(stage: Stage): Promise<void> {
  const start = `/en/challenges/${challenge}/apply`
  const { page, complaints, close } = await signInByMail(stage, 'forms.live@lumo.example', start, {
    bypassCSP: true,
  })
  const proposal = await begun(page, 'Live forms Oy')
  await page.goto(`${proposal}/sections/figures`)
  const care = page.locator('[name="answers.data-care"]')
  assert.equal(await care.isVisible(), false)
  await fill(page, { 'answers.personal-data': 'some' })
  await care.waitFor({ state: 'visible', timeout: 5000 })
  await fill(page, { 'answers.budget.0.what': 'Model', 'answers.budget.0.cost': '12 500' })
  assert.match(await words(page), /total: €12,500/)
  await page.getByRole('main').getByRole('button', { name: 'Add a row' }).first().click()
  await fill(page, { ...figures, 'answers.data-care': 'Kept apart' })
  await page.getByText('Saved', { exact: false }).first().waitFor({ timeout: 10_000 })
  await page.waitForTimeout(2500)
  assert.deepEqual(await axeViolations(page, 'the part with figures'), [])
  // Everything came to the server by itself: nothing has to be sent.
  await page.goto(`${proposal}/check`)
  const read = await words(page)
  for (const said of [/1,200 people/, /€12,500\.50/, /Kept apart/, /Lumo Oy, Sweden/, /31 March 2022/])
    assert.match(read, said)
  assert.deepEqual(complaints, [])
  await close()
}

async function built(stage: Stage): Promise<void> {
  const { page, close } = await stage.visit('organiser', { javaScriptEnabled: false })
  await page.goto('/en/organise/programmes/new')
  await fill(page, {
    template: 'blank-challenge',
    name: 'Forms of our own',
    slug: 'own-forms',
    contactEmail: 'challenge@haaste.test',
    'opensAt.date': '2028-02-03',
    'opensAt.time': '09:00',
  })
  await send(page, 'Create the programme')
  await page.goto('/en/organise/programmes/own-forms/settings')
  const link = page.locator('#challenges a[href*="/organise/challenges/"]').first()
  const form = `${await link.getAttribute('href')}/form`
  await page.goto(form)
  assert.match(await words(page), /has the standard form/)
  await send(page, 'Make a form of our own from it')
  await page.locator('main summary').first().click()
  await fill(page, { label: 'What does it cost?', kind: 'table' })
  await send(page, 'Add a question')
  await page.goto(`${form}?question=table-1`)
  await fill(page, {
    'parts.what': 'For what',
    'parts.cost': 'Cost',
    'fresh.0': 'Who pays',
    visibility: 'organisers',
  })
  await send(page, 'Save')
  assert.match(await words(page), /What does it cost\?/)
  await page.goto(`${form}/preview?as=applicant`)
  assert.match(await words(page), /Who pays/)
  await page.goto(`${form}/preview?as=juror`)
  assert.doesNotMatch(await words(page), /Who pays/)
  await close()
}
