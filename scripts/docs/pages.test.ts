import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { generatedPages, rendered } from './pages.ts'

it.each(generatedPages)('$path says what the code says (npm run docs writes it)', async (page) => {
  const { file, text } = await rendered(page)
  expect(await readFile(file, 'utf8')).toBe(text)
})
