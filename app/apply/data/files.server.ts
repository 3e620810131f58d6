import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { fileUploads, people, proposalFiles, versionFiles } from '#db/schema/index.ts'
import type { Caution, Trace } from '../core/files/inspection.ts'
import type { FileView } from '../core/files/upload-protocol.ts'

export type FileRow = typeof proposalFiles.$inferSelect
/** Of a proposal; a pilot's uploads are in the same table. */
export type UploadRow = typeof fileUploads.$inferSelect & { readonly proposalId: string }

const standing = (proposalId: string) =>
  and(eq(proposalFiles.proposalId, proposalId), isNull(proposalFiles.removedAt))

/** The files a draft holds now, in the order in which they came. */
export async function filesOfDraft(db: Executor, proposalId: string): Promise<FileView[]> {
  const rows = await views(db)
    .where(standing(proposalId))
    .orderBy(asc(proposalFiles.uploadedAt), asc(proposalFiles.id))
  return rows.map(viewOf)
}

/** The same, held as they are until the transaction ends: no scanner says anything new of them meanwhile. */
export async function filesToFreeze(tx: Tx, proposalId: string): Promise<FileView[]> {
  const held = await tx
    .select({ id: proposalFiles.id })
    .from(proposalFiles)
    .where(standing(proposalId))
    .for('share')
  return held.length === 0 ? [] : filesOfDraft(tx, proposalId)
}

/** One standing file of this proposal as its team sees it, or null. */
export async function findFileView(
  db: Executor,
  { proposalId, fileId }: { proposalId: string; fileId: string },
): Promise<FileView | null> {
  const [row] = await views(db).where(and(standing(proposalId), eq(proposalFiles.id, fileId)))
  return row ? viewOf(row) : null
}

function views(db: Executor) {
  return db
    .select({ ...getTableColumns(proposalFiles), by: people.name })
    .from(proposalFiles)
    .leftJoin(people, eq(people.id, proposalFiles.uploadedBy))
    .$dynamic()
}

function viewOf(row: FileRow & { by: string | null }): FileView {
  const { id, question, name, type, bytes, sha256, scan, cautions, traces, by, uploadedAt } = row
  return {
    ...{ id, question, name, type, bytes, sha256, scan, by },
    cautions: cautions as Caution[],
    traces: traces as Trace[],
    uploadedAt: uploadedAt.toISOString(),
  }
}

/** One file of this proposal, standing or removed; null when the id is another's or nobody's. */
export async function findFile(
  db: Executor,
  { proposalId, fileId }: { proposalId: string; fileId: string },
): Promise<FileRow | null> {
  if (!isId(fileId)) return null
  const [row] = await db
    .select()
    .from(proposalFiles)
    .where(and(eq(proposalFiles.id, fileId), eq(proposalFiles.proposalId, proposalId)))
  return row ?? null
}

/** One file that the given version of this proposal holds. */
export async function findFileOfVersion(
  db: Executor,
  { proposalId, number, fileId }: { proposalId: string; number: number; fileId: string },
): Promise<FileRow | null> {
  if (!isId(fileId)) return null
  const [row] = await db
    .select(getTableColumns(proposalFiles))
    .from(versionFiles)
    .innerJoin(proposalFiles, eq(proposalFiles.id, versionFiles.fileId))
    .where(
      and(
        eq(versionFiles.proposalId, proposalId),
        eq(versionFiles.number, number),
        eq(versionFiles.fileId, fileId),
      ),
    )
  return row ?? null
}

/** What the scanner has said by now of the files a version holds, and what a reader should know, by the file's id. */
export async function fileStatesOfVersion(
  db: Executor,
  { proposalId, number }: { proposalId: string; number: number },
): Promise<Record<string, { scan: FileRow['scan']; cautions: Caution[] }>> {
  const rows = await db
    .select({ id: proposalFiles.id, scan: proposalFiles.scan, cautions: proposalFiles.cautions })
    .from(versionFiles)
    .innerJoin(proposalFiles, eq(proposalFiles.id, versionFiles.fileId))
    .where(and(eq(versionFiles.proposalId, proposalId), eq(versionFiles.number, number)))
  return Object.fromEntries(
    rows.map(({ id, scan, cautions }) => [id, { scan, cautions: cautions as Caution[] }]),
  )
}

/** Files of a version that cannot be given to whoever is not to know whose they are: PDFs that name somebody or are locked. */
export async function filesNamingSomebody(
  db: Executor,
  { proposalId, number }: { proposalId: string; number: number },
): Promise<Set<string>> {
  const rows = await db
    .select({ id: proposalFiles.id })
    .from(versionFiles)
    .innerJoin(proposalFiles, eq(proposalFiles.id, versionFiles.fileId))
    .where(
      and(
        eq(versionFiles.proposalId, proposalId),
        eq(versionFiles.number, number),
        eq(proposalFiles.type, 'pdf'),
        sql`(${proposalFiles.traces} <> '[]' or ${proposalFiles.cautions} && array['locked', 'embedded'])`,
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

/**
 * The files of a version that say of themselves whose they are, and those that blind jurors are not given, by name: for
 * whoever screens.
 */
export async function tracedFilesOfVersion(
  db: Executor,
  version: { proposalId: string; number: number },
): Promise<{ id: string; name: string; traces: Trace[]; isWithheld: boolean }[]> {
  const withheld = await filesNamingSomebody(db, version)
  const rows = await db
    .select({ id: proposalFiles.id, name: proposalFiles.name, traces: proposalFiles.traces })
    .from(versionFiles)
    .innerJoin(proposalFiles, eq(proposalFiles.id, versionFiles.fileId))
    .where(and(eq(versionFiles.proposalId, version.proposalId), eq(versionFiles.number, version.number)))
    .orderBy(asc(proposalFiles.name))
  return rows
    .map(({ id, name, traces }) => ({ id, name, traces: traces as Trace[], isWithheld: withheld.has(id) }))
    .filter(({ traces, isWithheld }) => traces.length > 0 || isWithheld)
}

/** Bytes that lie in the storage for a proposal: what it holds now, and what its versions hold. */
export async function bytesKeptFor(db: Executor, proposalId: string): Promise<number> {
  const [sum] = await db
    .select({ bytes: sql<number>`coalesce(sum(${proposalFiles.bytes}), 0)::int` })
    .from(proposalFiles)
    .where(eq(proposalFiles.proposalId, proposalId))
  return sum?.bytes ?? 0
}

/** Uploads that somebody is in the middle of: touched within the last hour. */
export async function uploadsUnderWay(db: Executor, proposalId: string): Promise<number> {
  const [count] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(fileUploads)
    .where(
      and(
        eq(fileUploads.proposalId, proposalId),
        sql`${fileUploads.touchedAt} > clock_timestamp() - interval '1 hour'`,
      ),
    )
  return count?.count ?? 0
}

/** An upload of this person for this proposal that can still go on. */
export async function findUpload(
  db: Executor,
  { uploadId, proposalId, personId }: { uploadId: string; proposalId: string; personId: string },
): Promise<UploadRow | null> {
  if (!isId(uploadId)) return null
  const [row] = await db
    .select()
    .from(fileUploads)
    .where(
      and(
        eq(fileUploads.id, uploadId),
        eq(fileUploads.proposalId, proposalId),
        eq(fileUploads.startedBy, personId),
        sql`${fileUploads.touchedAt} > clock_timestamp() - interval '24 hours'`,
      ),
    )
  return row ? { ...row, proposalId } : null
}

/** Says that an upload goes on. */
export async function touchUpload(db: Executor, uploadId: string): Promise<void> {
  await db
    .update(fileUploads)
    .set({ touchedAt: sql`clock_timestamp()` })
    .where(eq(fileUploads.id, uploadId))
}

/** Says that nothing comes of an upload any more: what lies about of it is taken away at the next round. */
export async function giveUpUpload(db: Executor, uploadId: string): Promise<void> {
  await db
    .update(fileUploads)
    .set({ touchedAt: sql`to_timestamp(0)` })
    .where(eq(fileUploads.id, uploadId))
}

/** The upload, held until the transaction ends, so that it becomes a file once; null when it already has. */
export async function lockUpload(tx: Tx, uploadId: string): Promise<{ readonly id: string } | null> {
  const [row] = await tx
    .select({ id: fileUploads.id })
    .from(fileUploads)
    .where(eq(fileUploads.id, uploadId))
    .for('update')
  return row ?? null
}

/** The standing files of one question. */
export async function filesOfQuestion(
  db: Executor,
  { proposalId, question }: { proposalId: string; question: string },
): Promise<FileRow[]> {
  return db
    .select()
    .from(proposalFiles)
    .where(and(standing(proposalId), eq(proposalFiles.question, question)))
}

/** Whether a text from an address can be a file's id at all. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
