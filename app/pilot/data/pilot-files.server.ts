import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  fileUploads,
  measurements,
  measures,
  paperFiles,
  people,
  pilotFiles,
  pubEvidenceFiles,
} from '#db/schema/index.ts'
import type { Caution, Trace } from '#app/apply/core/files/inspection.ts'
import { isId } from '#app/apply/data/files.server.ts'
import {
  evidenceStanding,
  stepsFor,
  type EvidenceView,
  type FilePlace,
  type PilotFileView,
  type ValueToShow,
} from '../core/pilot-files.ts'
import type { PaperKind } from '../core/papers.ts'
import type { PilotState } from '../core/pilot-states.ts'
import type { PublicEvidence } from '../core/pilot-views.ts'

export type PilotFileRow = typeof pilotFiles.$inferSelect

/** The annexes that go with the next paper of a kind, in the order in which they came. */
export async function shelfOf(
  db: Executor,
  { pilotId, kind }: { pilotId: string; kind: PaperKind },
): Promise<PilotFileView[]> {
  const rows = await withUploader(db)
    .where(and(standing(pilotId), eq(pilotFiles.paperKind, kind)))
    .orderBy(asc(pilotFiles.uploadedAt), asc(pilotFiles.id))
  return rows.map(viewOf)
}

/** The annexes that sent papers hold, by the paper's id. */
export async function filesOfPapers(
  db: Executor,
  paperIds: readonly string[],
): Promise<ReadonlyMap<string, PilotFileView[]>> {
  const found = new Map<string, PilotFileView[]>()
  if (paperIds.length === 0) return found
  const rows = await db
    .select({ paperId: paperFiles.paperId, file: pilotFiles, by: people.name })
    .from(paperFiles)
    .innerJoin(pilotFiles, eq(pilotFiles.id, paperFiles.fileId))
    .leftJoin(people, eq(people.id, pilotFiles.uploadedBy))
    .where(inArray(paperFiles.paperId, [...paperIds]))
    .orderBy(asc(paperFiles.position))
  for (const { paperId, file, by } of rows)
    found.set(paperId, [...(found.get(paperId) ?? []), viewOf({ file, by })])
  return found
}

/** Every value entered in a pilot, the newest day first: also those that were corrected, which keep their evidence. */
export async function valuesOf(db: Executor, pilotId: string): Promise<ValueToShow[]> {
  const { id, measureId, value, unit, measuredOn, basis } = measurements
  const rows = await db
    .select({ id, measureId, measure: measures.name, value, unit, measuredOn, basis })
    .from(measurements)
    .innerJoin(measures, eq(measures.id, measurements.measureId))
    .where(eq(measures.pilotId, pilotId))
    .orderBy(desc(measuredOn), desc(measurements.enteredAt), asc(measures.position))
  return rows.map((row) => ({ ...row, value: Number(row.value) }))
}

/** The evidence of a pilot as this side sees it. */
export async function evidenceOf(
  db: Executor,
  asked: { pilotId: string; personId: string; isManager: boolean; state: PilotState },
): Promise<EvidenceView[]> {
  const rows = await withUploader(db)
    .where(and(standing(asked.pilotId), isNotNull(pilotFiles.measurementId)))
    .orderBy(asc(pilotFiles.uploadedAt), asc(pilotFiles.id))
  return rows.map((row) => {
    const facts = evidenceFacts(row.file, asked.personId)
    return {
      ...viewOf(row),
      measurementId: row.file.measurementId!,
      standing: evidenceStanding(facts),
      may: stepsFor(facts, asked),
    }
  })
}

/** What the rules of evidence ask of a row. */
export function evidenceFacts(
  { isOffered, confirmedAt, scan, uploadedBy }: PilotFileRow,
  personId: string,
): Parameters<typeof stepsFor>[0] {
  return { isOffered, isConfirmed: confirmedAt !== null, scan, isMine: uploadedBy === personId }
}

/** One file of this pilot that stands or that a sent paper holds; null when it is another's, removed or nobody's. */
export async function findPilotFile(
  db: Executor,
  { pilotId, fileId }: { pilotId: string; fileId: string },
): Promise<PilotFileRow | null> {
  if (!isId(fileId)) return null
  const isHeld = sql`exists (select 1 from ${paperFiles} h where h.file_id = ${pilotFiles.id})`
  const [row] = await db
    .select()
    .from(pilotFiles)
    .where(
      and(
        eq(pilotFiles.id, fileId),
        eq(pilotFiles.pilotId, pilotId),
        or(isNull(pilotFiles.removedAt), isHeld),
      ),
    )
  return row ?? null
}

/** The standing files in the place in which another is to be put. */
export async function filesInPlace(tx: Tx, pilotId: string, place: FilePlace): Promise<PilotFileRow[]> {
  return tx
    .select()
    .from(pilotFiles)
    .where(
      and(
        standing(pilotId),
        'paperKind' in place
          ? eq(pilotFiles.paperKind, place.paperKind)
          : eq(pilotFiles.measurementId, place.measurementId),
      ),
    )
}

/** Bytes that lie in the storage for a pilot. */
export async function bytesKeptForPilot(tx: Tx, pilotId: string): Promise<number> {
  const [sum] = await tx
    .select({ bytes: sql<number>`coalesce(sum(${pilotFiles.bytes}), 0)::int` })
    .from(pilotFiles)
    .where(eq(pilotFiles.pilotId, pilotId))
  return sum?.bytes ?? 0
}

/** Uploads to a pilot that somebody is in the middle of. */
export async function pilotUploadsUnderWay(tx: Tx, pilotId: string): Promise<number> {
  const [count] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(fileUploads)
    .where(
      and(
        eq(fileUploads.pilotId, pilotId),
        sql`${fileUploads.touchedAt} > clock_timestamp() - interval '1 hour'`,
      ),
    )
  return count?.count ?? 0
}

/** The public evidence of a public pilot, by measure and day. Reads the public view alone. */
export async function publicEvidence(db: Executor, pilotId: string): Promise<PublicEvidence[]> {
  const { pilotId: _, pilotSlug: __, scan: ___, ...columns } = evidenceColumns
  const rows = await db
    .select(columns)
    .from(pubEvidenceFiles)
    .where(eq(pubEvidenceFiles.pilotId, pilotId))
    .orderBy(asc(pubEvidenceFiles.measure), asc(pubEvidenceFiles.measuredOn), asc(pubEvidenceFiles.name))
  return rows.map(({ value, cautions, ...row }) => ({
    ...row,
    value: Number(value),
    cautions: cautions as Caution[],
  }))
}

/** One file of public evidence, by the pilot's address; null while pilot, value or file are not public. */
export async function findPublicEvidence(db: Executor, { slug, fileId }: { slug: string; fileId: string }) {
  if (!isId(fileId)) return null
  const [row] = await db
    .select(evidenceColumns)
    .from(pubEvidenceFiles)
    .where(and(eq(pubEvidenceFiles.pilotSlug, slug), eq(pubEvidenceFiles.id, fileId)))
  return row ?? null
}

const evidenceColumns = {
  id: pubEvidenceFiles.id,
  pilotId: pubEvidenceFiles.pilotId,
  pilotSlug: pubEvidenceFiles.pilotSlug,
  measure: pubEvidenceFiles.measure,
  value: pubEvidenceFiles.value,
  unit: pubEvidenceFiles.unit,
  measuredOn: pubEvidenceFiles.measuredOn,
  basis: pubEvidenceFiles.basis,
  name: pubEvidenceFiles.name,
  type: pubEvidenceFiles.type,
  bytes: pubEvidenceFiles.bytes,
  sha256: pubEvidenceFiles.sha256,
  scan: pubEvidenceFiles.scan,
  cautions: pubEvidenceFiles.cautions,
}

const standing = (pilotId: string) => and(eq(pilotFiles.pilotId, pilotId), isNull(pilotFiles.removedAt))

function withUploader(db: Executor) {
  return db
    .select({ file: pilotFiles, by: people.name })
    .from(pilotFiles)
    .leftJoin(people, eq(people.id, pilotFiles.uploadedBy))
    .$dynamic()
}

function viewOf({ file, by }: { file: PilotFileRow; by: string | null }): PilotFileView {
  const { id, name, type, bytes, sha256, scan, cautions, traces } = file
  return {
    ...{ id, name, type, bytes, sha256, scan, by },
    cautions: cautions as Caution[],
    traces: traces as Trace[],
  }
}
