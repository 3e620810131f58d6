import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { faultsInEveryLanguage } from './axe.ts'
import { fill, send, signInByMail } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'a partnership decides on a project without scripts: a need, a proposal, two sides that decide, and the mails of it'

const programme = 'warm-schools-partnership'
const desk = `/en/organise/programmes/${programme}/partnership`
const publicPage = `/en/programmes/${programme}/partnership`
const city = 'City of Esimerkki (invented)'
const institute = 'Institute for Warm Houses (invented)'
const organiser = 'aino.virtamo@city-desk.example'
const otherSide = 'oskar.berglund@city-desk.example'
const proposer = 'bo.nordstrom@friends-league.example'

const need = {
  title: 'Gym halls that are empty and hot',
  description: 'They are heated all night.',
  year: '2022',
}
const title = 'Halls that know when nobody is in them'
const reasons = 'It costs little, and every town has such halls.'

export async function run(stage: Stage): Promise<void> {
  const withoutScripts = { javaScriptEnabled: false } as const
  const mayor = await stage.visit('organiser', withoutScripts)
  await mayor.page.goto(`${desk}/needs`)
  await fill(mayor.page, need)
  await send(mayor.page, 'Save the need')

  const researcher = await stage.visit('partner', withoutScripts)
  await researcher.page.goto(`${desk}/proposals`)
  await researcher.page.getByLabel('Need', { exact: true }).selectOption({ label: need.title })
  await fill(researcher.page, {
    title,
    plan: 'Sensors in four halls for one winter, then valves that listen to them.',
    ...{ startsOn: '2022-02-01', endsOn: '2022-12-31' },
  })
  await researcher.page.getByLabel(city).fill('12 000')
  await researcher.page.getByLabel(institute).fill('8 000')
  await send(researcher.page, 'Propose it')
  await tells(mayor.page, publicPage, title, false)

  // Whoever decides hears of it, and comes to the page by the mail.
  const [link] = (await stage.mailLinks(organiser, new RegExp(title))).filter((href) =>
    /\/partnership\/projects\/\d+$/.test(href),
  )
  assert.ok(link, 'the mail about the proposal leads to its page')
  // The mail is in the language of its reader.
  const page = new URL(link, stage.origin).pathname.replace(/^\/[a-zA-Z-]+/, '/en')
  await mayor.page.goto(page)
  await fill(mayor.page, { outcome: 'agreed', reasons })
  await send(mayor.page, 'Write the decision')
  assert.equal(await mayor.page.getByRole('button', { name: 'Confirm the decision' }).count(), 1)
  await mayor.page.getByRole('button', { name: 'Confirm the decision' }).click()
  assert.match(
    await mayor.page.getByRole('main').innerText(),
    /two (different )?(people|persons)|another person/i,
  )
  await tells(mayor.page, publicPage, title, false)

  const other = await signInByMail(stage, otherSide, page, withoutScripts, null)
  await send(other.page, 'Confirm the decision')
  await tells(other.page, publicPage, title, true)
  await other.page.getByRole('main').getByRole('link', { name: title }).first().click()
  const told = await other.page.getByRole('main').innerText()
  for (const words of [reasons, '12,000', '8,000']) assert.ok(told.includes(words), `${words} in ${told}`)
  assert.ok((await stage.mailLinks(proposer, new RegExp(title))).length > 0)

  const reader = await stage.visit('organiser', { bypassCSP: true })
  const { faults } = await faultsInEveryLanguage(reader.page, page.replace(/^\/en/, ''))
  const visits = [mayor, researcher, other, reader]
  const refused = /status of (409|422)/
  assert.deepEqual(
    [...faults, ...visits.flatMap(({ complaints }) => complaints.filter((each) => !refused.test(each)))],
    [],
  )
  for (const { close } of visits) await close()
}

async function tells(page: Page, address: string, words: string, expected: boolean): Promise<void> {
  await page.goto(address)
  const text = await page.getByRole('main').innerText()
  assert.equal(text.includes(words), expected, `${address} ${expected ? 'says' : 'keeps'} ${words}`)
}
