import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { fileUploads, proposalFiles, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { FileKeeping, WholeFile } from '#app/platform/storage/storage.server.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { shownName } from '../core/files/file-name.ts'
import type { FileFindings, FileRefusal } from '../core/files/inspection.ts'
import {
  filesOfQuestion,
  findFile,
  giveUpUpload,
  lockUpload,
  type FileRow,
  type UploadRow,
} from '../data/files.server.ts'
import { replanFor } from '../data/replan.server.ts'
import { challengeOfProposal } from '../data/proposals.server.ts'
import { roomFor, writableProposal, type FilesRefusal } from './begin-upload.server.ts'
import { inspectFile } from './inspect-file.server.ts'

export type FilePorts = Ports & { readonly files: FileKeeping }
export type KeepFileRefusal = FilesRefusal | FileRefusal | { readonly code: 'upload-unknown' }

/**
 * Makes a file of an upload that has arrived whole: looks at what it is, keeps its bytes, and writes it down as part of
 * the draft, or leaves the draft as it was. Who may write and whether the time is right is asked once more in that last
 * step. A file of the same name gives way to it; the same file a second time is the one that is there.
 * @throws StorageProblem
 */
export async function keepFile(
  upload: UploadRow,
  whole: WholeFile,
  ports: FilePorts,
): Promise<Result<FileRow, KeepFileRefusal>> {
  const inspected = await inspectFile(whole.path)
  if (!inspected.ok) return inspected
  await ports.files.storage.put(upload.id, whole)
  try {
    return await ports.db.transaction((tx) =>
      writeDown(tx, { upload, whole, findings: inspected.value }, ports),
    )
  } catch (error) {
    if (!isTooLate(error)) throw error
    const challengeId = await challengeOfProposal(ports.db, upload.proposalId)
    const challenge = challengeId && (await loadChallenge(ports.db, challengeId))
    if (!challenge) throw error
    return refuse('deadline-passed', { closedAt: challenge.calendar.closesAt, zone: challenge.calendar.zone })
  }
}

type Arrived = { readonly upload: UploadRow; readonly whole: WholeFile; readonly findings: FileFindings }

async function writeDown(
  tx: Tx,
  { upload, whole, findings }: Arrived,
  { clock, files, notices }: FilePorts,
): Promise<Result<FileRow, KeepFileRefusal>> {
  const { id, proposalId, question, startedBy: personId } = upload
  const writable = await writableProposal(tx, { proposalId, personId }, clock)
  if (!writable.ok) return writable
  if ((await lockUpload(tx, id)) === null) {
    const file = await findFile(tx, { proposalId, fileId: id })
    return file ? accept(file) : refuse('upload-unknown')
  }
  const others = await filesOfQuestion(tx, { proposalId, question })
  const same = others.find(({ sha256 }) => sha256 === whole.sha256)
  if (same) {
    await giveUpUpload(tx, id)
    return accept(same)
  }
  const name = shownName(upload.name, findings.type)
  const room = await roomFor(tx, writable.value, { question, name, bytes: whole.bytes })
  if (!room.ok) return room
  await tx
    .update(proposalFiles)
    .set({ removedAt: await clock.now(tx) })
    .where(
      and(
        eq(proposalFiles.proposalId, proposalId),
        eq(proposalFiles.question, question),
        isNull(proposalFiles.removedAt),
        sql`lower(${proposalFiles.name}) = lower(${name})`,
      ),
    )
  const [file] = await tx
    .insert(proposalFiles)
    .values({
      ...{ id, proposalId, question, name },
      type: findings.type,
      bytes: whole.bytes,
      sha256: whole.sha256,
      cautions: [...findings.cautions],
      traces: [...findings.traces],
      scan: files.isScanned ? 'pending' : 'skipped',
      uploadedBy: personId,
    })
    .returning()
  if (!file) throw new Error('A file was inserted and not returned')
  await tx
    .update(proposals)
    .set({ draftVersion: sql`${proposals.draftVersion} + 1` })
    .where(eq(proposals.id, proposalId))
  await tx.delete(fileUploads).where(eq(fileUploads.id, id))
  // One that it takes the place of may have been told of.
  if (others.some(({ scan }) => scan === 'infected')) await replanFor(tx, notices, proposalId)
  return accept(file)
}

/** The database itself refuses a file that is not before the deadline: the last check is made while writing. */
function isTooLate(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'constraint' in cause &&
    cause.constraint === 'proposal_files_in_time'
  )
}
