import assert from 'node:assert/strict'
import { faultsInEveryLanguage } from './axe.ts'
import { fill, send } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'a proposal is asked for a completion and moved to another challenge, without scripts, checked by axe'

const desk = '/en/organise/challenges/urban-renewal-of-old-industrial-parks/proposals'

/** After the deadline, by the hands of an organiser and of the team's lead; each page in four languages. */
export async function run(stage: Stage): Promise<void> {
  await stage.moveClock('2021-12-23T00:30:00+02:00')
  const organiser = await stage.visit('organiser', { javaScriptEnabled: false })
  const team = await stage.visit('applicant-submitted', { javaScriptEnabled: false })
  const faults: string[] = []
  const eyes = await stage.visit('applicant-submitted', { bypassCSP: true })
  const look = async (path: string) =>
    faults.push(...(await faultsInEveryLanguage(eyes.page, path.slice('/en'.length))).faults)

  await team.page.goto('/en/proposals')
  const proposal = (await team.page.locator('main a[href*="/proposals/"]').first().getAttribute('href')) ?? ''
  const id = proposal.split('/').at(-1) ?? ''
  const { page } = organiser

  // One team that is ticked in the list is asked; half an answer is kept, and read again, before it is sent.
  await page.goto(`${desk}?q=Second+Shift`)
  await page.locator(`main [name="proposal[]"][value^="${id}"]`).check()
  await send(page, 'Ask for completion')
  await page.locator('main [name="questions[]"][value="plan"]').check()
  await fill(page, { message: 'In which hall would you begin?' })
  await send(page, 'Ask 1 team')
  await look(`${proposal}/completion`)
  await team.page.goto(`${proposal}/completion`)
  await fill(team.page, { 'answers.plan': 'We begin in the' })
  await send(team.page, 'Save for later')
  await team.page.goto(`${proposal}/completion`)
  assert.equal(await team.page.inputValue('main [name="answers.plan"]'), 'We begin in the')

  // Where scripts run it is saved by itself.
  const typing = await stage.visit('applicant-submitted')
  await typing.page.goto(`${proposal}/completion`)
  const saved = typing.page.waitForResponse((answer) => answer.url().endsWith('/completion/autosave'))
  await fill(typing.page, { 'answers.plan': 'We begin in the hall' })
  assert.equal((await saved).status(), 200)
  assert.deepEqual(typing.complaints, [])
  await typing.close()
  await team.page.goto(`${proposal}/completion`)
  assert.equal(await team.page.inputValue('main [name="answers.plan"]'), 'We begin in the hall')
  await fill(team.page, { 'answers.plan': 'We begin in the hall of the old tannery.' })
  await send(team.page, 'Send the completion')
  assert.match(team.page.url(), /\/receipts\/2$/)

  // It belongs elsewhere: the lead is asked, reads what would be different, and agrees.
  await page.goto(`${desk}/${id}`)
  await page.locator('#move summary').click()
  await page.locator('#move [name=toChallengeId]').selectOption({ index: 1 })
  await page.locator('#move [name=reason]').fill('It is about teaching more than about halls.')
  await send(page, 'Ask the lead')
  await look(proposal)
  await look(`${proposal}/move`)
  await team.page.goto(`${proposal}/move`)
  await fill(team.page, { answer: 'agreed', words: 'Gladly.' })
  await send(team.page, 'Send the answer')
  for (const after of ['/move', '/receipts/1', '/receipts/3', '/copy?version=3'])
    await look(`${proposal}${after}`)
  await page.goto(desk)
  assert.match(await page.locator('#away').innerText(), /HEL-2021-/)

  assert.deepEqual(faults, [])
  for (const { complaints, close } of [organiser, team, eyes]) {
    assert.deepEqual(complaints, [])
    await close()
  }
}
