import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { proposalFiles, type pilotFiles } from '#db/schema/index.ts'
import { replanFor } from '../data/replan.server.ts'
import type { NoticesPort } from '#app/notify/core/port.ts'
import type { Clock } from '#app/platform/clock.server.ts'
import type { FileKeeping } from '#app/platform/storage/storage.server.ts'
import type { ScanResult, VirusScanner } from '#app/platform/storage/virus-scanner.server.ts'

export type ScanPorts = {
  readonly db: Db
  readonly clock: Clock
  readonly files: FileKeeping
  readonly scanner?: VirusScanner | undefined
}

const mostAtOnce = 20

/**
 * Lets the scanner look at every file it has not seen, those included that came while there was none, and notes what it
 * says. A file in which it finds something can be saved by nobody from then on, and its team is told. What it cannot say now is
 * asked again at the next round; a worker that dies in the middle is taken over after five minutes.
 */
export async function scanFiles(
  ports: ScanPorts,
  notices: NoticesPort,
): Promise<{ scanned: number; failed: unknown }> {
  return scanShelf(ports, {
    table: proposalFiles,
    note: async (found) => noteScan(ports, notices, found),
  })
}

/** Files a scanner looks at: the table they stand in, and what is done with what it says of one. */
export type ScanShelf = {
  readonly table: typeof proposalFiles | typeof pilotFiles
  readonly note: (found: { readonly id: string; readonly said: ScanResult }) => Promise<void>
}

/** A round of the scanner over one table. */
export async function scanShelf(
  ports: ScanPorts,
  { table, note }: ScanShelf,
): Promise<{ scanned: number; failed: unknown }> {
  if (!ports.scanner) return { scanned: 0, failed: null }
  let scanned = 0
  for (; scanned < mostAtOnce; scanned += 1) {
    const id = await claimFile(ports.db, table)
    if (id === null) break
    try {
      const content = await ports.files.storage.open(id)
      // Its row goes as soon as the sweep comes by: somebody has removed it meanwhile.
      if (content === null) throw new Error(`the file ${id} is missing from the storage`)
      const said = await ports.scanner(content)
      await note({ id, said })
    } catch (failed) {
      return { scanned, failed }
    }
  }
  return { scanned, failed: null }
}

/** What a scanner has yet to look at: also what came while there was none. */
export const scannable = ['pending', 'skipped'] as const

/** The next file to look at; nobody else gets it for five minutes. */
async function claimFile(db: Db, table: ScanShelf['table']): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    update ${table} set scan_begun_at = clock_timestamp() where id = (
      select id from ${table} where scan in ('pending', 'skipped') and removed_at is null
        and (scan_begun_at is null or scan_begun_at < clock_timestamp() - interval '5 minutes')
      order by uploaded_at limit 1 for update skip locked)
    returning id`)
  return rows[0]?.id ?? null
}

async function noteScan(
  { db, clock }: ScanPorts,
  notices: NoticesPort,
  { id, said }: { id: string; said: ScanResult },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [file] = await tx
      .update(proposalFiles)
      .set({
        scan: said.kind,
        scanFinding: said.kind === 'infected' ? said.finding : null,
        scannedAt: await clock.now(tx),
      })
      .where(and(eq(proposalFiles.id, id), inArray(proposalFiles.scan, [...scannable])))
      .returning({ proposalId: proposalFiles.proposalId })
    if (!file || said.kind !== 'infected') return
    await replanFor(tx, notices, file.proposalId)
  })
}
