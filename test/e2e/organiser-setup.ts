import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { axeViolations } from './axe.ts'
import { acceptInvitation, fill, send } from './hands.ts'
import type { Stage } from './stage.ts'

export const name = 'an organiser sets up the four challenges of 2021: sections, remarks, approval, calendar'

const programme = 'second-edition'
const colleague = 'second.pair@eyes.example'
const here = (page: string) => `/en/organise/challenges/${page}`
const words = (page: Page) => page.getByRole('main').innerText()

export async function run(stage: Stage): Promise<void> {
  const { page, complaints, close } = await stage.visit('organiser', { bypassCSP: true })
  await page.goto('/en/organise/programmes/new')
  await fill(page, {
    template: 'china-finland-challenge-2021',
    name: 'Second edition',
    slug: programme,
    contactEmail: 'challenge@haaste.test',
    'opensAt.date': '2027-12-03',
    'opensAt.time': '09:00',
  })
  await send(page, 'Create the programme')
  await page.goto(`/en/organise/programmes/${programme}/settings`)
  const links = page.locator('#challenges a[href*="/organise/challenges/"]')
  const slugs = (await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!))).map((href) =>
    href.split('/').at(-1)!,
  )
  assert.equal(slugs.length, 4)
  const [first] = slugs as [string]

  await remarksAndCheck(page, first)
  await briefAsItReads(page, first)
  const found = await keptByItself(page, first)
  await page.goto(`/en/organise/programmes/${programme}/people`)
  await fill(page, { email: colleague })
  await send(page, 'Send the invitation')
  const second = await acceptInvitation(stage, colleague, /Second edition/)

  found.push(...(await remarksPartByPart(page, second.page, first)))
  assert.deepEqual(found, [])
  for (const slug of slugs) {
    await page.goto(here(`${slug}/publish`))
    assert.match(await words(page), /Written in which language/)
    await send(page, 'Ask for approval')
    await second.page.goto(here(`${slug}/publish`))
    await send(second.page, 'Approve the challenge')
    await page.goto(here(`${slug}/publish`))
    await send(page, 'Put it on the calendar')
    assert.match(await words(page), /opens by itself/)
    assert.match(await words(page), /Mail to 2 people: Organisers of the challenge/)
  }
  assert.deepEqual([...complaints, ...second.complaints], [])
  await second.close()
  await close()
}

/** What was unkind in 2021 is remarked on; a check moves nothing; a time that is none is explained. */
async function remarksAndCheck(page: Page, slug: string): Promise<void> {
  await page.goto(here(`${slug}/timeline`))
  assert.doesNotMatch(await words(page), /days only|23:59 in Helsinki|includes Christmas/)
  await fill(page, { 'closesAt.date': '2027-12-22', 'closesAt.time': '23:59' })
  await fill(page, { 'judgingEndsAt.date': '2028-01-12', 'announcesAt.date': '2028-01-14' })
  await send(page, 'Check without saving')
  const said = await words(page)
  for (const remark of [
    /for 19 days only/,
    /22 December 2027 23:59 in Helsinki is 23 December 2027 05:59 in Shanghai and 22 December 2027 16:59 in New York/,
    /includes Christmas/,
  ])
    assert.match(said, remark)
  await fill(page, { 'closesAt.date': '2028-01-14', 'closesAt.time': '16:00' })
  await fill(page, { 'judgingEndsAt.date': '2028-02-10', 'announcesAt.date': '2028-03-01' })
  await send(page, 'Check without saving')
  const checked = await words(page)
  assert.match(checked, /Checked, not saved/)
  assert.match(checked, /17 January 2028, 16:00\s+14 January 2028, 16:00/)
  await page.goto(here(`${slug}/timeline`))
  assert.equal(await page.inputValue('main [name="closesAt.date"]'), '2028-01-17')

  await fill(page, { 'closesAt.date': '2028-03-26', 'closesAt.time': '03:30' })
  await page.getByText('the clocks jump from 03:00 to 04:00').first().waitFor()
}

/** Markdown is rendered while it is typed, and what is not Markdown stays text. */
async function briefAsItReads(page: Page, slug: string): Promise<void> {
  await page.goto(here(`${slug}/brief`))
  await page.getByText('Show the text').click()
  await fill(page, { background: 'Written **now** <script>alert(1)</script>' })
  await page.locator('#preview strong', { hasText: 'now' }).waitFor()
  assert.match(await page.locator('#preview').innerText(), /<script>alert\(1\)<\/script>/)
  assert.equal(await page.locator('#preview script').count(), 0)
  await page.getByText(/^Saved \d/).waitFor({ timeout: 60_000 })
}

/** What is typed in a brief, among the facts and in the criteria is there after a reload, without any button. */
async function keptByItself(page: Page, slug: string): Promise<string[]> {
  const found: string[] = []
  const isSaved = async () => {
    const state = page.locator('.saved-state')
    await page
      .getByText(/^Saved \d/)
      .waitFor({ timeout: 60_000 })
      .catch(async () => assert.fail(`not saved at ${page.url()}: ${await state.innerText()}`))
  }
  await page.goto(here(`${slug}/brief`))
  await fill(page, {
    affected: 'Everybody who lives beside an empty hall.',
    'faq.3.question': 'Is there a visit?',
    'faq.3.answer': 'In January, for every team.',
    'links.0.label': 'Map of the park',
    'links.0.address': 'https://maps.example/park',
  })
  await isSaved()
  found.push(...(await axeViolations(page, 'brief')))
  // The button right after the last key is nobody else's change.
  await fill(page, { tried: 'One park was renewed, and nobody wrote down how.' })
  await send(page, 'Save this language')
  await page.goto(here(`${slug}/brief`))
  assert.equal(await page.inputValue('main [name="faq.3.answer"]'), 'In January, for every team.')
  assert.equal(await page.inputValue('main [name=tried]'), 'One park was renewed, and nobody wrote down how.')
  await page.goto(here(`${slug}/facts`))
  await fill(page, { grantCurrency: 'EUR', grantAmount: '15000', grantVat: 'without' })
  await isSaved()
  found.push(...(await axeViolations(page, 'facts')))
  await page.goto(here(`${slug}/criteria`))
  await fill(page, { 'criteria.0.question': 'How much better would life be?' })
  await isSaved()
  found.push(...(await axeViolations(page, 'criteria')))
  await page.goto(here(`${slug}/preview`))
  const read = await words(page)
  for (const said of [/€15,000 without value added tax/, /Map of the park/, /In January, for every team/])
    assert.match(read, said)
  return found
}

/** A reviewer hands a challenge back part by part; each remark stands on its page until it is dealt with. */
async function remarksPartByPart(page: Page, reviewer: Page, slug: string): Promise<string[]> {
  await page.goto(here(`${slug}/publish`))
  await send(page, 'Ask for approval')
  await reviewer.goto(here(`${slug}/publish`))
  await fill(reviewer, {
    'remarks.brief': 'Say who pays for the visit.',
    'remarks.timeline': 'Mind Christmas.',
  })
  await send(reviewer, 'Hand it back')
  await page.goto(here(`${slug}/publish`))
  await page.getByRole('link', { name: 'Answer the remark on “Brief”' }).click()
  assert.match(await words(page), /Say who pays for the visit/)
  const found = await axeViolations(page, 'brief with a remark')
  await page.getByText('Mark as dealt with').click()
  await send(page, 'It is dealt with')
  assert.doesNotMatch(await words(page), /Say who pays for the visit/)
  await page.goto(here(`${slug}/publish`))
  assert.match(await words(page), /1 remark dealt with/)
  found.push(...(await axeViolations(page, 'review')))
  return found
}
