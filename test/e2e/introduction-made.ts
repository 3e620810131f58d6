import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { axeViolations, faultsInEveryLanguage } from './axe.ts'
import { fill, send, signInByMail } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'two cities are introduced without scripts: a need, a solution, a suggestion, two yeses, and the mails of it'

const programme = 'dry-cellars-2021'
const catalogue = `/en/programmes/${programme}/catalogue`
const desk = `/en/organise/programmes/${programme}`
const town = 'nadia.needs@harbourtown.example'
const other = 'oona.offers@hilltown.example'

const need = {
  organisation: 'Harbourtown',
  title: 'Culverts that listen',
  body: 'We look for a way to hear from the street whether a culvert under it is full.',
  themes: 'culverts, listening',
  country: 'NO',
  maturity: '5',
  consent: 'yes',
}
const solution = {
  organisation: 'Hilltown works',
  title: 'An ear for water',
  body: 'A microphone in the street hears whether the culvert is full, and says so to whoever sweeps the street.',
  themes: 'listening, culverts',
  country: 'EE',
  maturity: '7',
  consent: 'yes',
}

export async function run(stage: Stage): Promise<void> {
  const withoutScripts = { javaScriptEnabled: false } as const
  const city = await signInByMail(stage, town, `${catalogue}/own`, withoutScripts)
  await city.page.goto(`${catalogue}/own/new?kind=need`)
  await fill(city.page, need)
  await send(city.page, 'Agree and send')
  const team = await signInByMail(stage, other, `${catalogue}/own`, withoutScripts)
  await team.page.goto(`${catalogue}/own/new?kind=profile`)
  await fill(team.page, solution)
  await send(team.page, 'Agree and send')

  const organiser = await stage.visit('organiser', withoutScripts)
  for (const { title } of [need, solution]) {
    await organiser.page.goto(`${desk}/matchmaking`)
    await send(organiser.page, `Let it in ${title}`)
  }
  const pair = organiser.page.locator('#suggestions li').filter({ hasText: need.title }).first()
  assert.match(await pair.innerText(), /Both name: culverts and listening/)
  await pair.locator('summary').click()
  await send(organiser.page, new RegExp(`Ask both sides Harbourtown`))

  for (const [{ page }, email] of [
    [city, town],
    [team, other],
  ] as const) {
    const links = await stage.mailLinks(email, /Would you like to meet/)
    const link = links.find((href) => href.endsWith(`${catalogue}/own`))
    assert.ok(link, `the mail to ${email} leads to no page: ${links.join(' ')}`)
    await page.goto(link)
    assert.doesNotMatch(await page.content(), email === town ? /hilltown\.example/ : /harbourtown\.example/)
    await send(page, /Yes, introduce us/)
  }
  await reads(team.page, town)
  await city.page.goto(`${catalogue}/own`)
  await reads(city.page, other)
  for (const email of [town, other]) assert.ok((await stage.mailLinks(email, /are introduced/)).length > 0)

  await organiser.page.goto(`${desk}/introductions`)
  const log = await organiser.page.getByRole('main').innerText()
  assert.match(log, /Harbourtown · Hilltown works/)
  assert.doesNotMatch(log, /harbourtown\.example|hilltown\.example/)

  const faults = await looks(stage)
  assert.deepEqual([...faults, ...city.complaints, ...team.complaints, ...organiser.complaints], [])
  for (const { close } of [city, team, organiser]) await close()
}

async function reads(page: Page, address: string): Promise<void> {
  assert.match(await page.getByRole('main').innerText(), new RegExp(address.replaceAll('.', '\\.')))
}

/** What axe and narrow screens say of the pages, with something on each. */
async function looks(stage: Stage): Promise<string[]> {
  const faults: string[] = []
  const reader = await stage.visit('organiser', { bypassCSP: true })
  for (const path of [`/programmes/${programme}/catalogue`, `/organise/programmes/${programme}/matchmaking`])
    faults.push(...(await faultsInEveryLanguage(reader.page, path)).faults)
  for (const path of [`${desk}/introductions`, `${catalogue}/own`, `${catalogue}/own/new?kind=offer`]) {
    await reader.page.goto(path)
    faults.push(...(await axeViolations(reader.page, path)))
  }
  for (const path of [
    catalogue,
    `${desk}/matchmaking`,
    `${desk}/introductions`,
    `${catalogue}/own/new?kind=offer`,
  ]) {
    await reader.page.setViewportSize({ width: 320, height: 800 })
    await reader.page.goto(path)
    const [inner, outer] = await reader.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    if (inner! > outer!) faults.push(`${path} scrolls sideways at 320 px: ${inner}`)
  }
  await reader.close()
  return faults
}
