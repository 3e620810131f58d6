import assert from 'node:assert/strict'
import { fill, send } from './hands.ts'
import type { Stage } from './stage.ts'

export const name = 'a juror without scripts: declare, reopen, score, save, finish'

const challenge = 'second-life-for-bus-batteries'

export async function run(stage: Stage): Promise<void> {
  const { page, complaints, close } = await stage.visit('juror', { javaScriptEnabled: false })
  await page.goto(`/en/jury/challenges/${challenge}/conflicts`)
  await send(page, 'Save your declarations')

  await page.goto(`/en/jury/challenges/${challenge}`)
  await page.locator('main a[href*="/jury/assignments/"]').first().click()
  const card = page.url()
  await send(page, 'Reopen')
  await page.goto(card)
  const names = await page
    .locator('main input[type=radio][name^="scores."]')
    .evaluateAll((fields) => [...new Set(fields.map((field) => (field as HTMLInputElement).name))])
  assert.equal(names.length, 4)
  for (const field of names) await fill(page, { [field]: '5' })
  await fill(page, { [names[0]!]: 'cannot-judge', commentToTeam: 'Written without scripts.' })
  await send(page, 'Save for now')
  await page.goto(card)
  assert.equal(await page.inputValue('main [name=commentToTeam]'), 'Written without scripts.')
  assert.ok(await page.locator(`main [name="${names[0]}"][value="cannot-judge"]`).isChecked())
  await send(page, 'Check and finish')
  await send(page, 'Mark as final')
  await page.goto(`/en/jury/challenges/${challenge}`)
  assert.match(await page.getByRole('main').innerText(), /Final\s+100\.00/)
  assert.deepEqual(complaints, [])
  await close()
}
