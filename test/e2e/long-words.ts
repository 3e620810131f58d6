import assert from 'node:assert/strict'
import type { Stage } from './stage.ts'

export const name =
  'a title of 120 letters without a space: no page of the team is wider than the window, on paper neither'

const long = 'Kaukolämpöverkonlämmönvarastointi'.repeat(4).slice(0, 120)

export async function run(stage: Stage): Promise<void> {
  const { page, complaints, close } = await stage.visit('applicant-draft', { javaScriptEnabled: false })
  await page.goto('/en/proposals')
  const own = await page.locator('main a[href*="/proposals/"]').first().getAttribute('href')
  const proposal = /^.*\/proposals\/[0-9a-f-]{36}/.exec(own ?? '')?.[0]
  assert.ok(proposal)
  await page.goto(`${proposal}/sections/solution`)
  const before = await page.locator('[name="answers.title"]').inputValue()
  const write = async (title: string) => {
    await page.goto(`${proposal}/sections/solution`)
    await page.fill('[name="answers.title"]', title)
    await page.click('button[value="return"]')
  }
  await write(long)
  for (const path of ['/en/proposals', proposal, `${proposal}/check`, `${proposal}/copy`]) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(path)
      assert.ok((await page.content()).includes(long), `${path} says the title`)
      const wide = await page.locator('html').evaluate((root) => root.scrollWidth)
      assert.equal(wide, width, `${path} is ${wide} wide at ${width}`)
    }
  }
  await page.goto(`${proposal}/copy`)
  await page.emulateMedia({ media: 'print' })
  // A4 across, between its margins.
  await page.setViewportSize({ width: 1047, height: 740 })
  const text = await page.locator('.area-main').evaluate((main) => main.getBoundingClientRect().width)
  assert.ok(text > 900, `on paper the text is ${text} wide`)
  await page.emulateMedia({ media: null })
  await write(before)
  assert.deepEqual(complaints, [])
  await close()
}
