import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Executor } from '#db/client.server.ts'
import { proposalFiles } from '#db/schema/index.ts'
import { aPdf } from './file-bytes.ts'
import { someFileKeeping } from './some-files.ts'

/** A file of a draft, with its bytes where the site of this test process keeps them. The challenge must take files. */
export async function aFile(
  db: Executor,
  {
    bytes = aPdf(),
    ...facts
  }: { proposalId: string; bytes?: Buffer } & Partial<Omit<typeof proposalFiles.$inferInsert, 'bytes'>>,
) {
  const { storage, incoming } = someFileKeeping()
  mkdirSync(incoming, { recursive: true })
  const path = join(incoming, `${randomUUID()}.whole`)
  writeFileSync(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const [row] = await db
    .insert(proposalFiles)
    .values({
      question: 'attachments',
      name: 'plan.pdf',
      type: 'pdf',
      sha256,
      scan: 'skipped',
      ...facts,
      bytes: bytes.length,
    })
    .returning()
  if (!row) throw new Error('the file was not inserted')
  await storage.put(row.id, { path, bytes: bytes.length, sha256 })
  return row
}
