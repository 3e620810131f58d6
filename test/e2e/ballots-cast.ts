import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { fill, send } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'ballots without scripts: a ranking, pairs, the names of a blind field, a vote of the public'

const ranked = 'a-seat-in-every-street'
const compared = 'rain-where-it-falls'
const textOf = (page: Page) => page.getByRole('main').innerText()

export async function run(stage: Stage): Promise<void> {
  const juror = await stage.visit('juror', { javaScriptEnabled: false })
  await rank(juror.page)
  await compare(juror.page)
  // One order was refused on the way.
  assert.deepEqual(
    juror.complaints.filter((complaint) => !complaint.includes('409')),
    [],
  )
  await juror.close()

  const chair = await stage.visit('chair', { javaScriptEnabled: false })
  await declareByName(chair.page)
  await chair.close()

  const voter = await stage.visit('applicant-draft', { javaScriptEnabled: false })
  await vote(voter.page)
  await voter.close()

  const organiser = await stage.visit('organiser', { javaScriptEnabled: false })
  const { page } = organiser
  await page.goto(`/en/organise/challenges/${ranked}/progress`)
  assert.match(await textOf(page), /4 of 4 ballots final/)
  assert.doesNotMatch(await textOf(page), /will probably not finish/)
  for (const closed of ['ranking', 'fairness']) {
    await page.goto(`/en/organise/challenges/${ranked}/${closed}`)
    assert.match(await textOf(page), /closed for now/)
  }
  await organiser.close()
}

async function rank(page: Page): Promise<void> {
  await page.goto(`/en/jury/challenges/${ranked}/ranks`)
  // Every juror reads the field in an order of their own: who is ranked where goes by the titles.
  const fields = await page.locator('main input[name^="ranks."]').evaluateAll((found) =>
    found
      .map((field) => field as HTMLInputElement)
      .sort((a, b) => ((a.labels?.[0]?.textContent ?? '') < (b.labels?.[0]?.textContent ?? '') ? -1 : 1))
      .map(({ name }) => name),
  )
  assert.equal(fields.length, 3)
  const [first, second, third] = fields as [string, string, string]
  await fill(page, { [first]: '2', [second]: '2', [third]: 'last' })
  await page.getByRole('button', { name: 'Mark the ranking as final' }).click()
  assert.match(await textOf(page), /There is a problem[^]*whole number from 1 to 3/i)
  assert.equal(await page.inputValue(`main [name="${third}"]`), 'last')
  await fill(page, { [first]: '1', [second]: '2', [third]: '3' })
  await send(page, 'Mark the ranking as final')
  assert.match(await textOf(page), /Your ballot is final/)
}

async function compare(page: Page): Promise<void> {
  await page.goto(`/en/jury/challenges/${compared}/pairs`)
  // Read blind: no name of a team is on the page.
  assert.doesNotMatch(await textOf(page), /Cistern Club|Puropiha Oy|Blue Roofline|Sadepiha/)
  const better = page.locator('main button[name=answer][value=first]')
  for (let answers = 0; (await better.count()) > 0 && answers < 20; answers += 1) await better.click()
  assert.match(await textOf(page), /You have answered every pair/)
  await send(page, 'Mark my answers as final')
  assert.match(await textOf(page), /Your ballot is final/)
}

async function declareByName(page: Page): Promise<void> {
  await page.goto('/en/jury')
  await page.getByRole('link', { name: 'Go through the names' }).click()
  await page.getByLabel('Cistern Club', { exact: true }).check()
  await fill(page, { nameKind: 'recent_cooperation' })
  await send(page, 'I have gone through the whole list')
  await page.goto(`/en/organise/challenges/${compared}/progress`)
  assert.match(await textOf(page), /1 proposal is not shown to you here/)
}

async function vote(page: Page): Promise<void> {
  await page.goto(`/en/challenges/${ranked}/vote`)
  assert.doesNotMatch(await textOf(page), /How the public vote went/)
  await page.getByRole('link', { name: 'Go to your vote' }).click()
  const boxes = page.locator('main input[type=checkbox]')
  for (const index of [0, 1, 2]) await boxes.nth(index).check()
  await page.getByRole('main').getByRole('button', { name: 'Vote' }).click()
  assert.match(await textOf(page), /You may pick at most 2 and picked 3/)
  assert.ok(await boxes.nth(2).isChecked(), 'what was picked is gone')
  await boxes.nth(2).uncheck()
  await send(page, 'Vote')
  assert.match(await textOf(page), /You have voted/)
}
