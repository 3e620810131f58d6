import assert from 'node:assert/strict'
import { axeViolations } from './axe.ts'
import type { Stage } from './stage.ts'

export const name =
  'the clock of the demo on a long way: how far it is, in four languages, and back by itself'

const languages = ['en', 'fi', 'sv', 'zh-CN']
/** Two busy days on, and still before anything that the other journeys wait for. */
const instant = '2021-12-22T18:00:00.000Z'
const arrivesWithinMs = 240_000

/** Without scripts, by the buttons of the demo's bar; what was seen on the way is then checked at leisure. */
export async function run(stage: Stage): Promise<void> {
  const { page, complaints, close } = await stage.visit('public', { javaScriptEnabled: false })
  await page.goto('/en/pilots')
  await page.route('**/en/demo/clock', async (route) => {
    const fields = new URLSearchParams(route.request().postData() ?? '')
    assert.equal(fields.get('next'), '/en/pilots')
    fields.set('at', instant)
    await route.continue({ postData: fields.toString() })
  })
  await page.click('#demo-clock + button')
  await page.waitForURL(/\/en\/demo\/clock\?next=/, { waitUntil: 'commit' })

  const seen = new Map<string, string>()
  for (const language of languages) {
    const answer = await page.request.get(`/${language}/demo/clock`, { maxRedirects: 0 })
    assert.equal(answer.status(), 200, `${language}: the clock was there before it could be looked at`)
    assert.equal(answer.headers()['refresh'], '1')
    seen.set(`/${language}/demo/clock`, await answer.text())
  }
  await page.waitForURL(/\/en\/pilots$/, { timeout: arrivesWithinMs })
  assert.match(await page.locator('body').innerText(), /22 December 2021, 20:0/)
  assert.deepEqual(complaints, [])
  await close()
  assert.deepEqual(await faultsOf(stage, seen), [])
}

/** The pages as they were answered, but standing still. */
async function faultsOf(stage: Stage, seen: ReadonlyMap<string, string>): Promise<string[]> {
  const faults: string[] = []
  const { page, close } = await stage.visit('public', { bypassCSP: true })
  await page.route('**/demo/clock', (route) =>
    route.fulfill({ contentType: 'text/html', body: seen.get(new URL(route.request().url()).pathname)! }),
  )
  for (const address of seen.keys()) {
    await page.goto(address)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 })
      faults.push(...(await axeViolations(page, `${address} at ${width}`)))
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > width) faults.push(`${address} is ${wide} wide at ${width}`)
    }
  }
  await close()
  return faults
}
