/**
 * Writes the pages of docs/ that are derived from the code, so that they cannot disagree with it.
 * `npm run docs` writes them; `npm run docs -- --check` writes nothing and fails when one is out of date.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { generatedPages, rendered } from './docs/pages.ts'

const isCheck = process.argv.includes('--check')

for (const page of generatedPages) {
  const { file, text } = await rendered(page)
  const current = await readFile(file, 'utf8').catch(() => '')
  if (current === text) continue
  if (isCheck) {
    console.error(`${page.path} is out of date. Run npm run docs and commit the result.`)
    process.exitCode = 1
    continue
  }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  console.log(`Wrote ${page.path}`)
}
