import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { faultsInEveryLanguage } from './axe.ts'
import { acceptInvitation, applyTo, fill, send, signInByMail } from './hands.ts'
import type { Stage } from './stage.ts'

export const name = 'the whole lifecycle, with scripts'

const programme = 'journey-2022'
const second = 'lin.yuqing@partner-desk.example'
const applicant = 'nora.koski@journey.example'
const member = 'otso.lampi@journey.example'
const jurors = ['first', 'second', 'third'].map((which) => `${which}.juror@journey.example`)

/** A programme from the template to a pilot's public page, by the hands of everybody it takes. */
export async function run(stage: Stage): Promise<void> {
  const organiser = await stage.visit('organiser')
  const { page } = organiser
  const challenge = await createProgramme(page)
  const desk = `/en/organise/challenges/${challenge}`
  await send(
    await at(page, `/en/organise/programmes/${programme}/people`, { email: second }),
    'Send the invitation',
  )
  const other = await acceptInvitation(stage, second, /Journey 2022/)
  await addSite(page, desk)
  await publish({ page, other: other.page, desk })

  const team = await signInByMail(stage, applicant, `/en/challenges/${challenge}/apply`, { bypassCSP: true })
  const proposal = await apply(stage, team.page, challenge)
  const seats = await seatJury({ stage, page, desk })

  await stage.moveClock('2022-02-03T16:00:01+02:00')
  await screen(page, desk)
  await judge({ page, desk, challenge, seats: seats.map((seat) => seat.page) })

  await stage.moveClock('2022-03-03T12:00:01+02:00')
  await decide({ page, other: other.page, desk })
  await preparePress(page, desk)
  await team.page.goto(`/en/challenges/${challenge}/winners`)
  assert.doesNotMatch(await team.page.content(), /Heat that stays in the yard/)
  assert.equal((await team.page.request.get(`/en/challenges/${challenge}/press`)).status(), 404)

  await stage.moveClock('2022-03-16T18:00:00+02:00')
  await acceptUnderEmbargo({ stage, team: team.page, proposal, challenge })

  await stage.moveClock('2022-03-17T13:00:00+02:00')
  await team.page.goto(`/en/challenges/${challenge}/winners`)
  assert.match(await team.page.getByRole('main').innerText(), /Heat that stays in the yard/)
  for (const told of [`${proposal}/result`, `/en/challenges/${challenge}/winners`])
    assert.deepEqual((await faultsInEveryLanguage(team.page, told.slice('/en'.length))).faults, [])
  await takeAway(team.page, challenge)
  const pilot = await startPilot(stage, page, desk)
  await reportOf({ stage, pilot, team: team.page })

  for (const { complaints, close } of [organiser, other, team, ...seats]) {
    assert.deepEqual(complaints, [])
    await close()
  }
}

async function at(page: Page, path: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
  await page.goto(path)
  await fill(page, fields)
  return page
}

/** The winner reads and answers two days before the announcement; nobody else finds anything. */
async function acceptUnderEmbargo(given: { stage: Stage; team: Page; proposal: string; challenge: string }) {
  const { stage, team, proposal, challenge } = given
  const visitor = await stage.visit('public')
  await visitor.page.goto(`/en/challenges/${challenge}/winners`)
  assert.doesNotMatch(await visitor.page.content(), /Heat that stays in the yard/)
  await visitor.close()
  const { faults } = await faultsInEveryLanguage(team, `${proposal.slice('/en'.length)}/result`)
  assert.deepEqual(faults, [])
  await team.goto(`${proposal}/result`)
  assert.match(await team.getByRole('main').innerText(), /Under embargo until/)
  await send(team, 'Accept the pilot')
  assert.match(await team.getByRole('main').innerText(), /You accepted on 16 March 2022/)
}

async function createProgramme(page: Page): Promise<string> {
  await at(page, '/en/organise/programmes/new', {
    template: 'blank-challenge',
    name: 'Journey 2022',
    slug: programme,
    'opensAt.date': '2021-12-23',
  })
  await send(page, 'Create the programme')
  assert.match(page.url(), new RegExp(`/organise/programmes/${programme}$`))
  const link = await page.locator('main a[href*="/organise/challenges/"]').first().getAttribute('href')
  assert.ok(link)
  return link.split('/').at(-1)!
}

/** Where a pilot could be, and what limits it there. */
async function addSite(page: Page, desk: string): Promise<void> {
  const site = { name: 'Yard 7', limits: 'No digging in winter.', maximumPilots: '1' }
  const months = { minimumMonths: '2', maximumMonths: '9' }
  const fields = Object.entries({ ...site, ...months }).map(([name, value]) => [`sites.0.${name}`, value])
  await send(await at(page, `${desk}/sites`, Object.fromEntries(fields)), 'Save')
}

async function publish({ page, other, desk }: { page: Page; other: Page; desk: string }) {
  const texts = {
    title: 'A warm yard',
    question: 'How might a yard stay warm without burning anything?',
    tagline: 'Heat that stays.',
    background: 'Yards are cold in winter.',
    outcome: 'A yard people use in January.',
  }
  await send(await at(page, `${desk}/brief`, texts), 'Save this language')
  for (const language of ['Suomi', 'Svenska', '简体中文']) {
    await page.goto(`${desk}/brief`)
    await page.getByRole('main').getByRole('link', { name: language }).click()
    await page.waitForURL(/text=/)
    const { title, question } = texts
    await fill(page, { title: `${title} (${language})`, question: `${question} (${language})` })
    await send(page, 'Save this language')
  }
  await send(await at(page, `${desk}/facts`, { embargoHours: '48' }), 'Save')
  await send(await at(page, `${desk}/publish`), 'Ask for approval')
  await send(await at(other, `${desk}/publish`), /Approve/)
  await page.goto(`${desk}/publish`)
  await page.getByText('Open it now instead').click()
  await send(page, 'Open the challenge now')
}

/** Writes with autosave, invites a member, hands in, changes a word and hands in again. */
async function apply(stage: Stage, page: Page, challenge: string): Promise<string> {
  const proposal = await applyTo(page, challenge, 'Pihalämpö', async (started) => {
    assert.deepEqual((await faultsInEveryLanguage(page, `${started.slice('/en'.length)}/site`)).faults, [])
    await page.goto(`${started}/site`)
    await page.locator('main [name=siteId]').first().check()
    await fill(page, { months: '6' })
    await send(page, 'Save')
  })
  assert.match(await page.getByRole('main').innerText(), /[0-9a-f]{8} [0-9a-f]{8}/)
  await send(await at(page, `${proposal}/team`, { email: member, role: 'editor' }), 'Send the invitation')
  await (await acceptInvitation(stage, member, /invites you/)).close()

  await page.goto(`${proposal}/sections/solution`)
  const saved = page.waitForResponse(
    (response) =>
      response.url().endsWith('/autosave') && (response.request().postData() ?? '').includes('a yard before'),
  )
  await fill(page, { 'answers.novelty': 'Nobody has put one under a yard before.' })
  assert.equal((await saved).status(), 200)
  await page.reload()
  assert.equal(await page.inputValue('[name="answers.novelty"]'), 'Nobody has put one under a yard before.')
  await send(await at(page, `${proposal}/check`), /version|again/i)
  return proposal
}

async function seatJury({ stage, page, desk }: { stage: Stage; page: Page; desk: string }) {
  const seats = []
  for (const email of jurors) {
    await send(await at(page, `${desk}/jury`, { name: email.split('.')[0]!, email }), 'Send the invitation')
    seats.push(await acceptInvitation(stage, email, /Will you judge/))
  }
  return seats
}

async function screen(page: Page, desk: string) {
  await page.goto(`${desk}/proposals`)
  await page
    .getByRole('main')
    .getByRole('link', { name: /Heat that stays/ })
    .click()
  await page.waitForURL(/proposals\/[0-9a-f-]+$/)
  await fill(page, { outcome: 'eligible' })
  await send(page, 'Save the screening')
}

async function judge({
  page,
  desk,
  challenge,
  seats,
}: {
  page: Page
  desk: string
  challenge: string
  seats: Page[]
}) {
  for (const juror of seats) {
    await juror.goto(`/en/jury/challenges/${challenge}/conflicts`)
    for (const clear of await juror.locator('main input[type=radio][value=clear]').all()) await clear.check()
    await send(juror, 'Save your declarations')
  }
  await send(await at(page, `${desk}/assignments`), 'Apply the plan')
  await send(await at(page, `${desk}/assignments`), 'Start judging')
  for (const juror of seats) {
    await juror.goto(`/en/jury/challenges/${challenge}`)
    await juror
      .getByRole('main')
      .getByRole('link', { name: /Heat that stays/ })
      .first()
      .click()
    await juror.waitForURL(/assignments/)
    const names = await juror
      .locator('main input[type=radio][name^="scores."]')
      .evaluateAll((fields) => [...new Set(fields.map((field) => (field as HTMLInputElement).name))])
    assert.equal(names.length, 4)
    for (const field of names) await fill(juror, { [field]: '4' })
    await fill(juror, { commentToTeam: 'Clear and measured.' })
    await send(juror, 'Check and finish')
    await send(juror, 'Mark as final')
  }
}

/** The name a person signs with. */
async function nameIn(page: Page): Promise<string> {
  await page.goto('/en/account')
  return page.locator('main [name=name]').first().inputValue()
}

async function decide({ page, other, desk }: { page: Page; other: Page; desk: string }) {
  const names = [await nameIn(page), await nameIn(other)] as const
  await page.goto(`${desk}/host`)
  await fill(page, { reason: 'The owner promised the yard before the challenge opened.' })
  await send(page, 'State the reason')
  await page.goto(`${desk}/decision`)
  await page.locator('main [name$="outcome"][value=winner]').first().check()
  await page.locator('main [name$="reason"]').first().fill('The heat stays, and it can be measured.')
  await page.getByText('What the jury says of it to everybody').first().click()
  await page.locator('main [name$="citations.en"]').first().fill('It begins where the yard is coldest.')
  await page.locator('main [name="statements.en"]').fill('One answer stood out.')
  await fill(page, { signedName: names[0] })
  await send(page, 'Record the decision')
  await other.goto(`${desk}/release`)
  assert.equal(await other.getByRole('button', { name: 'Confirm this decision' }).count(), 0)
  await page.goto(`${desk}/feedback`)
  const approve = page.getByRole('button', { name: 'Approve these words' })
  while ((await approve.count()) > 0) await send(page, 'Approve these words')
  await other.goto(`${desk}/release`)
  const phrase = await other.locator('main code strong').first().innerText()
  await fill(other, { signedName: names[1], phrase })
  await send(other, 'Confirm this decision')
}

/** What the press is to be given, as it will be read. */
async function preparePress(page: Page, desk: string) {
  const lead = 'A yard is to stay warm.'
  const given = { contactEmail: 'press@journey.example', 'texts.en.lead': lead }
  await send(await at(page, `${desk}/press`, given), 'Save')
  const preview = await page.locator('#preview').innerText()
  for (const said of [lead, 'It begins where the yard is coldest.']) assert.ok(preview.includes(said), said)
}

/** What everybody takes along from the announcement on: certificate, sheet, picture, card, and what the press is given. */
async function takeAway(page: Page, challenge: string) {
  await page.goto(`/en/challenges/${challenge}/winners`)
  const links = page.getByRole('main').getByRole('link', { name: 'Certificate' })
  const certificate = await links.first().getAttribute('href')
  assert.ok(certificate)
  for (const told of [certificate, `/en/challenges/${challenge}/press`]) {
    await page.goto(told)
    assert.match(await page.getByRole('main').innerText(), /It begins where the yard is coldest/)
    assert.deepEqual((await faultsInEveryLanguage(page, told.slice('/en'.length))).faults, [])
  }
  const files: [path: string, type: RegExp][] = [
    [`${certificate}.pdf`, /pdf/],
    [certificate.replace(/certificate$/, 'share.png'), /png/],
    [certificate.replace('/challenges/', '/embed/challenges/').replace(/\/certificate$/, ''), /html/],
    [`/challenges/${challenge}/press.zip`, /zip/],
  ]
  for (const [path, type] of files) {
    const answer = await page.request.get(path)
    assert.equal(answer.status(), 200, path)
    assert.match(answer.headers()['content-type'] ?? '', type)
    const mayBeFramed = (answer.headers()['content-security-policy'] ?? '').includes('frame-ancestors *')
    assert.equal(mayBeFramed, path.includes('/embed/'), path)
  }
}

async function startPilot(stage: Stage, page: Page, desk: string): Promise<string> {
  await page.goto(`${desk}/pilots`)
  const award = page.locator('main [name=awardId]')
  if ((await award.first().getAttribute('type')) === 'radio') await award.first().check()
  await fill(page, {
    'manager.name': 'Mia Manager',
    'manager.email': 'mia@journey.example',
    'hostContact.name': 'Hugo Host',
    'hostContact.email': 'hugo@journey.example',
    site: 'Yard 7',
    summary: 'A store under the yard.',
    startsOn: '2022-04-01',
    endsOn: '2022-09-30',
    'host.name': 'The yard’s own city',
    'host.kind': 'city',
    'host.country': 'FI',
    'milestones.1.title': 'The store is built',
    'milestones.1.dueOn': '2022-05-01',
    'measures.1.name': 'Heat bought',
    'measures.1.unit': 'MWh',
    'measures.1.baseline': '40',
    'measures.1.baselineBasis': 'measured',
    'measures.1.target': '30',
  })
  await send(page, 'Start the pilot')
  const pilot = /hosting\/([a-z0-9-]+)/.exec(page.url() + (await page.getByRole('main').innerHTML()))?.[1]
  assert.ok(pilot, page.url())
  await send(await at(page, `/en/hosting/${pilot}`), 'Publish the page')
  const visitor = await stage.visit('public', { javaScriptEnabled: false })
  await visitor.page.goto(`/en/pilots/${pilot}`)
  assert.match(await visitor.page.getByRole('main').innerText(), /Heat bought[\s\S]*40/)
  assert.deepEqual(visitor.complaints, [])
  await visitor.close()
  return pilot
}

/** From the agreement of three to the last payment, which waits until host and manager have approved the final report. */
async function reportOf({ stage, pilot, team }: { stage: Stage; pilot: string; team: Page }) {
  const hosting = `/en/hosting/${pilot}`
  const manager = await signInByMail(stage, 'mia@journey.example', hosting, { bypassCSP: true }, null)
  const host = await signInByMail(stage, 'hugo@journey.example', hosting, {}, null)
  await at(manager.page, `${hosting}/agreement`)
  await manager.page.getByText('Write the agreement').first().click()
  const terms = { text: 'The team builds and measures, the city opens the yard.', signBy: '2022-03-31' }
  await fill(manager.page, terms)
  await send(manager.page, 'Send for signing')
  for (const side of [manager.page, host.page, team]) {
    const signedName = await nameIn(side)
    await send(await at(side, `${hosting}/agreement`, { signedName }), 'Sign')
  }
  await send(await at(manager.page, hosting), 'Start preparing')
  await stage.moveClock('2022-04-01T09:00:00+03:00')
  await send(await at(manager.page, hosting), 'It is running now')
  await at(manager.page, `${hosting}/payments`)
  const last = manager.page.locator('main [name=milestoneId] option').last()
  const instalment = {
    milestoneId: (await last.getAttribute('value')) ?? '',
    amount: '12500',
    currency: 'EUR',
  }
  await fill(manager.page, instalment)
  await send(manager.page, 'Add the instalment')

  await stage.moveClock('2022-09-28T09:00:00+03:00')
  const figures = {
    value: '29',
    measuredOn: '2022-09-27',
    basis: 'measured',
    evidence: 'Meter log of 27 September',
  }
  await send(await at(host.page, hosting, figures), 'Enter the value')
  for (const report of [
    'The store is in the ground.',
    'A quarter less heat was bought, and the yard was used.',
  ])
    await send(await at(team, hosting, { report }), 'Keep the report')
  await send(await at(manager.page, hosting), 'Close it as measured')

  const pay = async () => {
    await at(manager.page, `${hosting}/payments`)
    return manager.page.getByRole('button', { name: 'It is paid' })
  }
  const approve = async (side: Page) => {
    const signedName = await nameIn(side)
    await send(await at(side, `${hosting}/payments`, { signedName }), 'Approve the report')
  }
  await approve(host.page)
  await (await pay()).click()
  await manager.page.getByRole('alert').first().waitFor()
  // The browser notes that it was refused; nothing else may have been said.
  const isRefusal = (line: string) => line.includes('/payments') && line.includes('409')
  assert.deepEqual(
    manager.complaints.splice(0).filter((line) => !isRefusal(line)),
    [],
  )
  const visitor = await stage.visit('public', { javaScriptEnabled: false })
  await visitor.page.goto(`/en/pilots/${pilot}`)
  assert.doesNotMatch(await visitor.page.content(), /the yard was used/)
  await approve(manager.page)
  await pay()
  await send(manager.page, 'It is paid')
  await visitor.page.goto(`/en/pilots/${pilot}`)
  assert.match(
    await visitor.page.getByRole('main').innerText(),
    /29[\s\S]*Meter log of 27 September|the yard was used[\s\S]*29/,
  )
  assert.match(await visitor.page.getByRole('main').innerText(), /Final report[\s\S]*the yard was used/)
  await team.goto(`/en/pilots/${pilot}`)
  assert.deepEqual((await faultsInEveryLanguage(team, `/pilots/${pilot}`)).faults, [])
  for (const { complaints, close } of [manager, host, visitor]) {
    assert.deepEqual(complaints, [])
    await close()
  }
}
