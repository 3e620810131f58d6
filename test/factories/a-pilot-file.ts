import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Executor } from '#db/client.server.ts'
import { pilotFiles } from '#db/schema/index.ts'
import { aPdf } from './file-bytes.ts'
import { someFileKeeping } from './some-files.ts'

/** A file of a pilot, with its bytes where the site of this test process keeps them: an annex unless a value is given. */
export async function aPilotFile(
  db: Executor,
  {
    bytes = aPdf(),
    ...facts
  }: { pilotId: string; bytes?: Buffer } & Partial<Omit<typeof pilotFiles.$inferInsert, 'bytes'>>,
) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const [row] = await db
    .insert(pilotFiles)
    .values({
      ...(facts.measurementId ? {} : { paperKind: 'agreement' }),
      name: 'plan.pdf',
      type: 'pdf',
      sha256,
      scan: 'skipped',
      ...facts,
      bytes: bytes.length,
    })
    .returning()
  if (!row) throw new Error('the file was not inserted')
  const { storage, incoming } = someFileKeeping()
  mkdirSync(incoming, { recursive: true })
  const path = join(incoming, `${randomUUID()}.whole`)
  writeFileSync(path, bytes)
  await storage.put(row.id, { path, bytes: bytes.length, sha256 })
  return row
}
