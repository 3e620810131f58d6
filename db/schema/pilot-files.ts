import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { PAPER_KINDS, pilotPapers } from './pilot-papers.ts'
import { measurements, pilots } from './pilots.ts'

/**
 * A file of a pilot, its bytes under `id` in the storage: an annex of the next letter or agreement, or evidence of one
 * value. It stands until it is removed; an annex that a sent paper holds stays with that paper. A trigger stamps
 * `uploadedAt` and refuses a file once the pilot has ended; what the bytes are is never changed.
 */
export const pilotFiles = pgTable(
  'pilot_files',
  {
    id: id(),
    pilotId: uuid()
      .notNull()
      .references(() => pilots.id, { onDelete: 'restrict' }),
    /** Of an annex: of which paper. */
    paperKind: text().$type<(typeof PAPER_KINDS)[number]>(),
    /** Of evidence: of which value. */
    measurementId: uuid().references(() => measurements.id, { onDelete: 'restrict' }),
    /** As shown; see `shownName`. */
    name: text().notNull(),
    type: text().$type<'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'pptx'>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    cautions: text().array().notNull().default([]),
    /** Where a name stands in it that its pages do not show. */
    traces: jsonb().$type<{ field: string; value: string }[]>().notNull().default([]),
    scan: text().$type<'pending' | 'clean' | 'infected' | 'skipped'>().notNull(),
    scanFinding: text(),
    scannedAt: instant(),
    scanBegunAt: instant(),
    uploadedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    uploadedAt: writtenAt(),
    removedAt: instant(),
    /** Whoever uploaded this evidence says that it may be public. */
    isOffered: boolean().notNull().default(false),
    /** The pilot's manager has confirmed it: from then on it is public, while the pilot is. */
    confirmedAt: instant(),
    confirmedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    check('pilot_files_of', sql`num_nonnulls(${t.paperKind}, ${t.measurementId}) = 1`),
    check('pilot_files_kind', oneOf(t.paperKind, PAPER_KINDS)),
    check('pilot_files_name', sql`octet_length(${t.name}) between 1 and 255`),
    check('pilot_files_type', oneOf(t.type, ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx'])),
    check('pilot_files_bytes', sql`${t.bytes} between 1 and 20000000`),
    check('pilot_files_hash', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('pilot_files_scan', oneOf(t.scan, ['pending', 'clean', 'infected', 'skipped'])),
    check('pilot_files_scanned', sql`(${t.scan} in ('clean', 'infected')) = (${t.scannedAt} is not null)`),
    check('pilot_files_finding', sql`(${t.scan} = 'infected') = (${t.scanFinding} is not null)`),
    check('pilot_files_annex_is_not_public', sql`${t.paperKind} is null or not ${t.isOffered}`),
    check('pilot_files_confirmed', sql`${t.confirmedAt} is null or ${t.isOffered}`),
    uniqueIndex('pilot_files_annex_once')
      .on(t.pilotId, t.paperKind, sql`lower(name)`)
      .where(sql`removed_at is null and paper_kind is not null`),
    uniqueIndex('pilot_files_evidence_once')
      .on(t.measurementId, sql`lower(name)`)
      .where(sql`removed_at is null and measurement_id is not null`),
    index('pilot_files_pilot').on(t.pilotId),
    index('pilot_files_to_scan')
      .on(t.uploadedAt)
      .where(sql`scan in ('pending', 'skipped')`),
    index('pilot_files_removed')
      .on(t.removedAt)
      .where(sql`removed_at is not null`),
  ],
)

/** The annexes a sent paper holds, in their order. Append-only: they are part of the hash that is signed. */
export const paperFiles = pgTable(
  'paper_files',
  {
    paperId: uuid()
      .notNull()
      .references(() => pilotPapers.id, { onDelete: 'restrict' }),
    position: smallint().notNull(),
    fileId: uuid()
      .notNull()
      .references(() => pilotFiles.id, { onDelete: 'restrict' }),
  },
  (t) => [
    primaryKey({ columns: [t.paperId, t.position] }),
    uniqueIndex('paper_files_once').on(t.paperId, t.fileId),
    index('paper_files_of_file').on(t.fileId),
  ],
)
