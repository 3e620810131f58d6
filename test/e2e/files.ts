import assert from 'node:assert/strict'
import { aPdf } from '#test/factories/file-bytes.ts'
import type { Page } from 'playwright-core'
import { send } from './hands.ts'
import type { Stage } from './stage.ts'

export const name = 'files: sent with and without scripts, named, saved, replaced, removed'

const pdf = (title: string, bytes = 0) => ({
  name: `${title}.pdf`,
  mimeType: 'application/pdf',
  buffer: aPdf({ info: '/Author (Maija Mallikas)', extra: 'x'.repeat(bytes) }),
})

export async function run(stage: Stage): Promise<void> {
  const { page, complaints, close } = await stage.visit('applicant-draft')
  await page.goto(`${stage.origin}/en/proposals`)
  const link = await page.locator('main a[href*="/proposals/"]').first().getAttribute('href')
  const proposal = `${stage.origin}${link?.replace(/(\/proposals\/[0-9a-f-]+).*/, '$1')}`

  // From the question to the page of files, with what was written saved.
  await page.goto(`${proposal}/sections/solution`)
  await send(page, /add or remove files/)
  assert.ok(page.url().endsWith('/files'), page.url())

  // With scripts: several at once, in pieces, without another page.
  await page.getByText('You can also drop files here.').waitFor()
  await page.setInputFiles('main input[type=file]', [pdf('Heat plan'), pdf('Map', 3_000_000)])
  await page.getByText('Map.pdf is uploaded.').waitFor({ timeout: 30_000 })
  assert.equal(await filesOn(page), 2)
  assert.match(await page.getByRole('main').innerText(), /Author: Maija Mallikas/)

  // A lost connection: it waits, and goes on by itself.
  await page.context().setOffline(true)
  await page.setInputFiles('main input[type=file]', pdf('Plan B', 400_000))
  await page.getByText('The connection is lost.').waitFor()
  await page.context().setOffline(false)
  await page.getByText('Plan B.pdf is uploaded.').waitFor({ timeout: 30_000 })

  // Said once more before anything is handed in.
  await page.goto(`${proposal}/check`)
  assert.match(await page.getByRole('main').innerText(), /Some files tell who made them/)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Heat plan.pdf' }).first().click(),
  ])
  assert.equal(saved.suggestedFilename(), 'Heat plan.pdf')
  assert.deepEqual(
    complaints.filter((each) => !/ERR_INTERNET_DISCONNECTED/.test(each)),
    [],
  )
  await close()

  const plain = await stage.visit('applicant-draft', { javaScriptEnabled: false })
  await plain.page.goto(`${proposal}/files`)
  await plain.page.setInputFiles('main input[type=file]', {
    name: 'page.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('<html><script>alert(1)</script>'),
  })
  await plain.page.getByRole('button', { name: 'Upload' }).click()
  assert.match(await plain.page.title(), /^Error: /)
  assert.match(await plain.page.getByRole('main').innerText(), /not one of the files we take/)
  await plain.page.setInputFiles('main input[type=file]', pdf('Map', 10))
  await send(plain.page, 'Upload')
  assert.equal(await filesOn(plain.page), 3)
  await send(plain.page, 'Remove Plan B.pdf')
  assert.equal(await filesOn(plain.page), 2)
  await plain.close()
}

const filesOn = (page: Page) => page.locator('main .file-list__item').count()
