import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { lifecyclePage } from './lifecycle.ts'
import { mailsPage } from './mails.ts'

/** One page: its path from the root of the project, and its text, the same for the same code. */
type GeneratedPage = { readonly path: string; readonly render: () => string }

/** The pages of docs/ that are derived from the code. */
export const generatedPages: readonly GeneratedPage[] = [
  { path: 'docs/lifecycle.md', render: lifecyclePage },
  { path: 'docs/mails.md', render: mailsPage },
]

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where a page stands, and what it should say. */
export async function rendered({ path, render }: GeneratedPage): Promise<{ file: string; text: string }> {
  const file = join(root, path)
  return { file, text: await format(render(), { ...(await resolveConfig(file)), filepath: file }) }
}
