import type { Readable } from 'node:stream'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { fileUploads, measurements, measures, pilotFiles } from '#db/schema/index.ts'
import { shownName } from '#app/apply/core/files/file-name.ts'
import type { FileFindings, FileRefusal } from '#app/apply/core/files/inspection.ts'
import { giveUpUpload, lockUpload } from '#app/apply/data/files.server.ts'
import { inspectFile } from '#app/apply/flows/inspect-file.server.ts'
import type { FilePorts } from '#app/apply/flows/keep-file.server.ts'
import { takeIn } from '#app/apply/flows/take-in.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { ReceiveRefusal } from '#app/platform/storage/incoming.server.ts'
import type { WholeFile } from '#app/platform/storage/storage.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { roomRefusal, type FilePlace } from '../core/pilot-files.ts'
import { isOver } from '../core/pilot-states.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import {
  bytesKeptForPilot,
  filesInPlace,
  pilotUploadsUnderWay,
  type PilotFileRow,
} from '../data/pilot-files.server.ts'

export type PilotFileToUpload = {
  readonly pilotId: string
  readonly by: string
  readonly place: FilePlace
  /** As the person's device has it. */
  readonly name: string
  /** Evidence: whoever uploads it says that it may be public. */
  readonly isOffered?: boolean
  readonly content: Readable
}

export type PilotFileRefusal =
  PilotRefusal | FileRefusal | ReceiveRefusal | { readonly code: 'too-many-uploads' | 'upload-unknown' }

const mostUploads = 20

/**
 * Takes in a file of a pilot in one piece: an annex of its next paper, or evidence of one value. It is looked at and kept
 * like a file of a proposal; whether it may be there is asked before its first byte is read and once more when it is
 * written down. An annex of the same name gives way; the same file twice is the one that is there.
 * @throws StorageProblem
 */
export async function uploadPilotFile(
  asked: PilotFileToUpload,
  ports: FilePorts,
): Promise<Result<PilotFileRow, PilotFileRefusal>> {
  const begun = await begin(asked, ports)
  if (!begun.ok) return begun
  const uploadId = begun.value
  const kept = await takeIn(asked.content, { uploadId, files: ports.files }, (whole) =>
    keep({ ...asked, uploadId, whole }, ports),
  )
  if (!kept.ok) await giveUpUpload(ports.db, uploadId)
  return kept
}

async function begin(
  { pilotId, by, place, name }: PilotFileToUpload,
  { db }: FilePorts,
): Promise<Result<string, PilotFileRefusal>> {
  return db.transaction(async (tx) => {
    const refusal = await placeRefusal(tx, pilotId, place)
    if (refusal) return { ok: false, refusal }
    if ((await pilotUploadsUnderWay(tx, pilotId)) >= mostUploads) return refuse('too-many-uploads')
    const [row] = await tx
      .insert(fileUploads)
      .values({ pilotId, startedBy: by, bytes: 0, name: [...name].slice(-500).join('') })
      .returning({ id: fileUploads.id })
    if (!row) throw new Error('An upload was inserted and not returned')
    return accept(row.id)
  })
}

/** What keeps any file out of this place, or null. The pilot is locked from here on. */
async function placeRefusal(tx: Tx, pilotId: string, place: FilePlace): Promise<PilotRefusal | null> {
  const { row } = await lockPilot(tx, pilotId)
  if (isOver(row.state)) return { code: 'pilot-over' }
  if ('paperKind' in place) return null
  return (await measuredValue(tx, pilotId, place.measurementId)) ? null : { code: 'value-unknown' }
}

async function measuredValue(tx: Tx, pilotId: string, measurementId: string) {
  const [value] = await tx
    .select({ measure: measures.position, measuredOn: measurements.measuredOn })
    .from(measurements)
    .innerJoin(measures, eq(measures.id, measurements.measureId))
    .where(and(eq(measurements.id, measurementId), eq(measures.pilotId, pilotId)))
  return value ?? null
}

type Arrived = PilotFileToUpload & { readonly uploadId: string; readonly whole: WholeFile }

async function keep(arrived: Arrived, ports: FilePorts): Promise<Result<PilotFileRow, PilotFileRefusal>> {
  const inspected = await inspectFile(arrived.whole.path)
  if (!inspected.ok) return inspected
  await ports.files.storage.put(arrived.uploadId, arrived.whole)
  return ports.db.transaction((tx) => writeDown(tx, arrived, inspected.value, ports))
}

async function writeDown(
  tx: Tx,
  { uploadId, pilotId, by, place, name: given, isOffered = false, whole }: Arrived,
  findings: FileFindings,
  { clock, files }: FilePorts,
): Promise<Result<PilotFileRow, PilotFileRefusal>> {
  const refusal = await placeRefusal(tx, pilotId, place)
  if (refusal) return { ok: false, refusal }
  if ((await lockUpload(tx, uploadId)) === null) return refuse('upload-unknown')
  const others = await filesInPlace(tx, pilotId, place)
  const same = others.find(({ sha256 }) => sha256 === whole.sha256)
  if (same) {
    await giveUpUpload(tx, uploadId)
    return accept(same)
  }
  const name = shownName(given, findings.type)
  const bytesKept = await bytesKeptForPilot(tx, pilotId)
  const full = roomRefusal(place, others, { name, bytes: whole.bytes, bytesKept })
  if (full) return { ok: false, refusal: full }
  const at = await clock.now(tx)
  const replaced = others.find((other) => other.name.toLowerCase() === name.toLowerCase())
  if (replaced) await tx.update(pilotFiles).set({ removedAt: at }).where(eq(pilotFiles.id, replaced.id))
  const [file] = await tx
    .insert(pilotFiles)
    .values({
      ...{ id: uploadId, pilotId, name, ...place, type: findings.type },
      bytes: whole.bytes,
      sha256: whole.sha256,
      cautions: [...findings.cautions],
      traces: [...findings.traces],
      scan: files.isScanned ? 'pending' : 'skipped',
      uploadedBy: by,
      isOffered: isOffered && 'measurementId' in place,
    })
    .returning()
  if (!file) throw new Error('A file was inserted and not returned')
  // It is a file now, and nothing on its way any more.
  await tx.delete(fileUploads).where(eq(fileUploads.id, uploadId))
  if ('measurementId' in place) await recordEvidence(tx, file, { by, at })
  return accept(file)
}

/** The record holds what a file is, never what it is called: names of files tell of people. */
async function recordEvidence(
  tx: Tx,
  { pilotId, measurementId, sha256, bytes }: PilotFileRow,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const { row, programmeId } = await lockPilot(tx, pilotId)
  const value = measurementId && (await measuredValue(tx, pilotId, measurementId))
  if (!value) throw new Error('A value vanished while its evidence was written down')
  await appendEntry(tx, {
    ...{ programmeId, challengeId: row.challengeId, proposalId: row.proposalId, at },
    type: 'EvidenceAdded',
    body: { by, pilotId, ...value, sha256, bytes },
  })
}
