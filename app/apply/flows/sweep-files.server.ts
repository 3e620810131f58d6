import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { fileUploads, pilotFiles, proposalFiles, versionFiles } from '#db/schema/index.ts'
import { sweepIncoming } from '#app/platform/storage/incoming.server.ts'
import type { FileKeeping } from '#app/platform/storage/storage.server.ts'

/** An upload that nobody has touched for a day is not taken up again. */
const abandonedAfterMs = 24 * 60 * 60 * 1000
const mostAtOnce = 100

/**
 * Lets go of bytes that nothing refers to any more: uploads that were given up or abandoned, files removed from a draft
 * that no submitted version holds, and what a crash left on the way in. The bytes go first and the row after them, so that
 * a round which is cut short is done again. Any number of workers may do it at once.
 * @throws StorageProblem
 */
export async function sweepFiles(db: Db, { storage, incoming }: FileKeeping): Promise<{ swept: number }> {
  const uploads = await db.transaction(async (tx) => {
    const abandoned = await tx
      .select({
        id: fileUploads.id,
        isFile: sql<boolean>`exists (select 1 from ${proposalFiles} f where f.id = file_uploads.id)
          or exists (select 1 from ${pilotFiles} f where f.id = file_uploads.id)`,
      })
      .from(fileUploads)
      .where(sql`${fileUploads.touchedAt} < clock_timestamp() - interval '24 hours'`)
      .limit(mostAtOnce)
      .for('update', { skipLocked: true })
    for (const { id, isFile } of abandoned) {
      if (!isFile) await storage.remove(id)
      await tx.delete(fileUploads).where(eq(fileUploads.id, id))
    }
    return abandoned.length
  })
  const removed = await db.transaction(async (tx) => {
    const letGo = await tx
      .select({ id: proposalFiles.id })
      .from(proposalFiles)
      .where(
        sql`${proposalFiles.removedAt} is not null
          and not exists (select 1 from ${versionFiles} v where v.file_id = ${proposalFiles.id})`,
      )
      .limit(mostAtOnce)
      .for('update', { skipLocked: true })
    for (const { id } of letGo) {
      await storage.remove(id)
      await tx.delete(proposalFiles).where(eq(proposalFiles.id, id))
    }
    return letGo.length
  })
  return { swept: uploads + removed + (await sweepIncoming(incoming, abandonedAfterMs)) }
}
