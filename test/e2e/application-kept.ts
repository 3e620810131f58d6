import assert from 'node:assert/strict'
import type { Stage } from './stage.ts'

export const name =
  'an application to an incubation keeps what is typed by itself, and no window writes over another'

const path = '/en/programmes/rain-gardens-2021/intake/apply'

export async function run(stage: Stage): Promise<void> {
  const founder = await stage.visit('applicant-draft')
  const { page } = founder
  const saved = () => page.getByRole('main').getByRole('status').filter({ hasText: /Saved/ })
  await page.goto(path)
  const what = page.locator('main [name="what"]')
  await what.fill('Gutters that say when they are full.')
  await saved().waitFor()
  await page.reload()
  assert.equal(await what.inputValue(), 'Gutters that say when they are full.')

  // The same person in another window: what that saves is not written over here.
  const other = await page.context().newPage()
  await other.goto(path)
  await other.locator('main [name="team"]').fill('Two plumbers and a poet.')
  await other.getByRole('main').getByRole('status').filter({ hasText: /Saved/ }).waitFor()
  await what.fill('Gutters that sing when they are full.')
  const choice = page.getByRole('alert').filter({ hasText: 'Two plumbers and a poet.' })
  await choice.waitFor()
  await page.getByRole('alert').getByRole('button').first().click()
  await saved().waitFor()
  await other.reload()
  assert.equal(
    await other.locator('main [name="what"]').inputValue(),
    'Gutters that sing when they are full.',
  )
  // That the other window was first is told by a 409.
  const refused = /status of 409/
  assert.deepEqual(
    founder.complaints.filter((complaint) => !refused.test(complaint)),
    [],
  )
  await founder.close()
}
