/**
 * Writes the pages of docs/ that are derived from the code, so that they cannot disagree with it.
 * `npm run docs` writes them; `npm run docs -- --check` writes nothing and fails when one is out of date.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { lifecyclePage } from './docs/lifecycle.ts'

/** One page: its path from the root of the project, and its text, the same for the same code. */
type GeneratedPage = { readonly path: string; readonly render: () => string }

const pages: readonly GeneratedPage[] = [{ path: 'docs/lifecycle.md', render: lifecyclePage }]

const root = fileURLToPath(new URL('..', import.meta.url))
const isCheck = process.argv.includes('--check')

for (const { path, render } of pages) {
  const file = join(root, path)
  const text = await format(render(), { ...(await resolveConfig(file)), filepath: file })
  const current = await readFile(file, 'utf8').catch(() => '')
  if (current === text) continue
  if (isCheck) {
    console.error(`${path} is out of date. Run npm run docs and commit the result.`)
    process.exitCode = 1
    continue
  }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  console.log(`Wrote ${path}`)
}
