import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { paperFiles, pilotFiles } from '#db/schema/index.ts'
import { scannable, scanShelf, type ScanPorts } from '#app/apply/flows/scan-files.server.ts'
import type { FileKeeping } from '#app/platform/storage/storage.server.ts'

const mostAtOnce = 100

/** Lets the scanner look at the files of pilots it has not seen. One in which it finds something is saved by nobody. */
export async function scanPilotFiles(ports: ScanPorts): Promise<{ scanned: number; failed: unknown }> {
  return scanShelf(ports, {
    table: pilotFiles,
    note: async ({ id, said }) => {
      await ports.db.transaction(async (tx) => {
        await tx
          .update(pilotFiles)
          .set({
            scan: said.kind,
            scanFinding: said.kind === 'infected' ? said.finding : null,
            scannedAt: await ports.clock.now(tx),
          })
          .where(and(eq(pilotFiles.id, id), inArray(pilotFiles.scan, [...scannable])))
      })
    },
  })
}

/**
 * Lets go of removed files of pilots that no sent paper holds: the bytes first and the row after them, so that a round
 * which is cut short is done again.
 * @throws StorageProblem
 */
export async function sweepPilotFiles(
  db: Db,
  { storage }: Pick<FileKeeping, 'storage'>,
): Promise<{ swept: number }> {
  return db.transaction(async (tx) => {
    const letGo = await tx
      .select({ id: pilotFiles.id })
      .from(pilotFiles)
      .where(
        sql`${pilotFiles.removedAt} is not null
          and not exists (select 1 from ${paperFiles} h where h.file_id = ${pilotFiles.id})`,
      )
      .limit(mostAtOnce)
      .for('update', { skipLocked: true })
    for (const { id } of letGo) {
      await storage.remove(id)
      await tx.delete(pilotFiles).where(eq(pilotFiles.id, id))
    }
    return { swept: letGo.length }
  })
}
