import assert from 'node:assert/strict'
import { faultsInEveryLanguage } from './axe.ts'
import type { Stage } from './stage.ts'

export const name = 'a decision that no mail could bring is read in the inbox, in four languages'

const lead = 'mikko.laaksonen@hallintaito.example'

export async function run(stage: Stage): Promise<void> {
  await stage.command('suppressions:add', lead)
  await stage.moveClock('2022-01-20T12:00:00+02:00')
  const { page, complaints, close } = await stage.visit('applicant-submitted', { bypassCSP: true })
  await page.goto('/en/account/inbox')
  const lost = page.getByRole('row').filter({ hasText: 'Did not arrive; not read yet' })
  const decision = lost
    .getByRole('link', { name: /^\[HEL-2021-/ })
    .filter({ hasText: /decision|result|won|selected/i })
  assert.ok((await decision.count()) > 0, await page.getByRole('main').innerText())
  const to = await decision.first().getAttribute('href')
  assert.ok(to)
  await page.goto(to)
  const frame = page.frameLocator('iframe.mail-frame')
  assert.match(await frame.locator('body').innerText(), /Mikko Laaksonen/)
  for (const path of ['/account/inbox', to.replace(/^\/en/, '')])
    assert.deepEqual((await faultsInEveryLanguage(page, path)).faults, [])
  await page.goto('/en/account/inbox')
  assert.match(await page.getByRole('main').innerText(), /Did not arrive; read here/)
  assert.deepEqual(complaints, [])
  await close()
}
