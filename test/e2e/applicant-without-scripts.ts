import assert from 'node:assert/strict'
import { acceptInvitation, applyTo, fill, send, signInByMail } from './hands.ts'
import type { Stage } from './stage.ts'

export const name = 'an applicant without scripts: sign in, write, invite, hand in, change, withdraw'

const challenge = 'digital-esd-platform-for-young-people'
const plain = { javaScriptEnabled: false }

export async function run(stage: Stage): Promise<void> {
  const email = 'ilona.kivi@plain.example'
  const { page, complaints, close } = await signInByMail(
    stage,
    email,
    `/en/challenges/${challenge}/apply`,
    plain,
  )

  // An empty form comes back with what is missing, and what was typed.
  await fill(page, { kind: 'enterprise' })
  await page.getByRole('main').getByRole('button', { name: 'Continue' }).click()
  assert.ok(await page.isChecked('main [name=kind][value=enterprise]'), 'what was chosen is still chosen')
  assert.ok((await page.locator('.error-summary').count()) > 0, 'the page says what is missing')
  assert.match(await page.title(), /^Error: /)

  // Who may not apply is told by which rule, and what else there is, before writing a word.
  await fill(page, { kind: 'association', country: 'FI' })
  await send(page, 'Continue')
  assert.match(await page.getByRole('main').innerText(), /Rule 1: .*Join as a partner/s)

  const proposal = await applyTo(page, challenge, 'Kivi & Co')
  assert.match(page.url(), /receipts\/1$/)

  await page.goto(`${proposal}/team`)
  await fill(page, { email: 'oona.kivi@plain.example', role: 'viewer' })
  await send(page, 'Send the invitation')
  const member = await acceptInvitation(stage, 'oona.kivi@plain.example', /invites you/, plain)
  await member.page.goto(proposal)
  assert.match(await member.page.getByRole('main').innerText(), /Heat that stays in the yard/)
  await member.close()

  await page.goto(`${proposal}/sections/solution`)
  await fill(page, { 'answers.title': 'Heat that stays & returns' })
  await send(page, 'Save and continue')
  await page.goto(`${proposal}/check`)
  await send(page, 'Submit this version')
  assert.match(page.url(), /receipts\/2$/)
  await page.goto(proposal)
  await page.locator('main summary').last().click()
  await send(page, /Withdraw/)
  assert.match(await page.getByRole('main').innerText(), /withdrawn/i)
  assert.deepEqual(
    complaints.filter((complaint) => !/\b422\b/.test(complaint)),
    [],
  )
  await close()
}
