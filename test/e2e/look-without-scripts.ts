import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { fill, send } from './hands.ts'
import type { Stage } from './stage.ts'

export const name =
  'a programme gets its look without scripts: colours, sender, logo, preview, and nobody else sees it'

const programme = 'quiet-nights-2022'
const challenge = 'quiet-nights-on-busy-streets'
const look = `/en/organise/programmes/${programme}/look`

const styleOf = (element: Locator, property: string) =>
  element.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property)
const isDrawn = (element: Locator) =>
  element.evaluate((one) => (one as HTMLImageElement).complete && (one as HTMLImageElement).naturalWidth > 0)

export async function run(stage: Stage): Promise<void> {
  const { page, complaints, close } = await stage.visit('organiser', { javaScriptEnabled: false })
  await page.goto(look)
  await fill(page, { brand: '#7a1240', senderName: 'Hiljaiset yöt' })
  await send(page, 'Show without saving')
  const button = page.locator('[data-look-sample=light] .button--primary')
  assert.equal(await styleOf(button, 'background-color'), 'rgb(122, 18, 64)')
  assert.notEqual(
    await styleOf(page.locator('[data-look-sample=dark] .button--primary'), 'background-color'),
    'rgb(122, 18, 64)',
  )
  assert.equal(await page.inputValue('main [name=senderName]'), 'Hiljaiset yöt')
  assert.match(await page.getByRole('main').innerText(), /not saved yet/)
  await send(page, 'Save colours and sender')
  assert.equal(await page.inputValue('main [name=accentLight]'), '#7a1240')

  // Any real picture will do: this page.
  const picture = await page.screenshot()
  await page.setInputFiles('main [name=logo]', { name: 'logo.png', mimeType: 'image/png', buffer: picture })
  await fill(page, { 'alt.en': 'A street at night' })
  await send(page, 'Save the logo')
  const logo = page.locator('#logo img')
  assert.ok(await isDrawn(logo), 'the logo is not drawn')
  const address = await logo.evaluate((one) => (one as HTMLImageElement).src)
  const [hash] = /[0-9a-f]{64}/.exec(address) ?? []

  await page.goto(`/en/organise/challenges/${challenge}/preview`)
  assert.ok(await isDrawn(page.getByRole('img', { name: 'A street at night' })), 'the preview has no logo')
  assert.equal(await styleOf(page.locator('.skip-link'), 'background-color'), 'rgb(122, 18, 64)')
  assert.deepEqual(complaints, [])

  const stranger = await stage.visit('public', { javaScriptEnabled: false })
  for (const path of [`/en/programmes/${programme}`, `/images/${hash}.png`, address, look]) {
    const answer = await stranger.page.request.get(new URL(path, stage.origin).href, { maxRedirects: 0 })
    assert.notEqual(answer.status(), 200, `${path} is open to everybody`)
  }
  await stranger.close()
  await close()
}
