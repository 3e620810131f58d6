import assert from 'node:assert/strict'
import { axeViolations } from './axe.ts'
import type { Stage } from './stage.ts'

export const name = 'a page that breaks in the browser says so in words, and loads again'

const words = {
  en: /stopped working in your browser/,
  fi: /lakkasi toimimasta/,
  sv: /slutade fungera/,
  'zh-CN': /停止工作/,
}

/** Runs before the page does. A text, because the compiler adds helpers to functions that the browser does not have. */
const losesTheData = `
  let kept
  Object.defineProperty(window, '__remixContext', {
    get: () => kept,
    set: (sent) => {
      for (const id of Object.keys(sent.state.loaderData)) if (id !== 'root') sent.state.loaderData[id] = null
      kept = sent
    },
  })
`

/** The data a form was sent with is lost before the page takes it over, as a fault of ours would lose it. */
export async function run(stage: Stage): Promise<void> {
  const visit = await stage.visit('applicant-draft', { bypassCSP: true })
  await visit.page.goto('/en/proposals')
  const draft = await visit.page.locator('main a[href*="/proposals/"]').first().getAttribute('href')
  const page = await visit.page.context().newPage()
  await page.addInitScript({ content: losesTheData })
  for (const [language, said] of Object.entries(words)) {
    const address = `${draft!.replace('/en/', `/${language}/`)}/sections/solution`
    await page.goto(address)
    const heading = page.getByRole('heading', { level: 1 })
    await heading.filter({ hasText: said }).waitFor()
    assert.match(await page.title(), said)
    assert.equal(await page.getByText(/error-page|page-broke/).count(), 0, 'no key in place of its text')
    assert.equal(
      await page.locator('main a.button').first().getAttribute('href'),
      address,
      'the way on is the same page',
    )
    assert.deepEqual(await axeViolations(page, address), [])
  }
  await visit.close()
}
