import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { pilots } from './pilots.ts'
import { proposals, proposalVersions } from './proposals.ts'

/**
 * A file of a proposal: what is said about it, while its bytes lie in the storage under `id`. It answers the question
 * until it is removed, and its row stays as long as a submitted version holds it. A trigger stamps `uploadedAt` and
 * refuses a file that is not before the deadline; what the bytes are is never changed.
 */
export const proposalFiles = pgTable(
  'proposal_files',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'restrict' }),
    question: text().notNull(),
    /** As shown; see `shownName`. */
    name: text().notNull(),
    type: text().$type<'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'pptx'>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    /** What a reader should know before opening it: see core/files/inspection.ts. */
    cautions: text().array().notNull().default([]),
    /** Where a name stands in it that its pages do not show. For the team alone. */
    traces: jsonb().$type<{ field: string; value: string }[]>().notNull().default([]),
    scan: text().$type<'pending' | 'clean' | 'infected' | 'skipped'>().notNull(),
    /** What the scanner calls what it found. */
    scanFinding: text(),
    scannedAt: instant(),
    /** A worker is looking at it since then, by the real clock. */
    scanBegunAt: instant(),
    uploadedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    uploadedAt: writtenAt(),
    removedAt: instant(),
  },
  (t) => [
    unique('proposal_files_of_proposal').on(t.id, t.proposalId),
    check('proposal_files_name', sql`octet_length(${t.name}) between 1 and 255`),
    check('proposal_files_type', oneOf(t.type, ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx'])),
    check('proposal_files_bytes', sql`${t.bytes} between 1 and 20000000`),
    check('proposal_files_hash', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check('proposal_files_scan', oneOf(t.scan, ['pending', 'clean', 'infected', 'skipped'])),
    check('proposal_files_scanned', sql`(${t.scan} in ('clean', 'infected')) = (${t.scannedAt} is not null)`),
    check('proposal_files_finding', sql`(${t.scan} = 'infected') = (${t.scanFinding} is not null)`),
    /** The same file twice is one file, and a file of the same name takes the place of the one before. */
    uniqueIndex('proposal_files_once')
      .on(t.proposalId, t.question, t.sha256)
      .where(sql`removed_at is null`),
    uniqueIndex('proposal_files_name_once')
      .on(t.proposalId, t.question, sql`lower(name)`)
      .where(sql`removed_at is null`),
    index('proposal_files_to_scan')
      .on(t.uploadedAt)
      .where(sql`scan in ('pending', 'skipped')`),
    index('proposal_files_removed')
      .on(t.removedAt)
      .where(sql`removed_at is not null`),
  ],
)

/** Which files a submitted version holds. Append-only, like the version. */
export const versionFiles = pgTable(
  'version_files',
  {
    proposalId: uuid().notNull(),
    number: smallint().notNull(),
    fileId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.proposalId, t.number, t.fileId] }),
    foreignKey({
      name: 'version_files_version',
      columns: [t.proposalId, t.number],
      foreignColumns: [proposalVersions.proposalId, proposalVersions.number],
    }).onDelete('restrict'),
    foreignKey({
      name: 'version_files_file',
      columns: [t.fileId, t.proposalId],
      foreignColumns: [proposalFiles.id, proposalFiles.proposalId],
    }).onDelete('restrict'),
    index('version_files_of_file').on(t.fileId),
  ],
)

/**
 * A file on its way in. Its id becomes the file's, so that after a crash everything that was begun can be found and taken
 * away. All instants are real ones: an upload takes as long as it takes, whatever the demo's clock says.
 */
export const fileUploads = pgTable(
  'file_uploads',
  {
    id: id(),
    /** Of a proposal or of a pilot: one of the two. */
    proposalId: uuid().references(() => proposals.id, { onDelete: 'cascade' }),
    pilotId: uuid().references(() => pilots.id, { onDelete: 'cascade' }),
    /** Which of a proposal's questions it answers; empty for a pilot. */
    question: text().notNull().default(''),
    /** As the person's device has it. */
    name: text().notNull(),
    bytes: integer().notNull(),
    startedBy: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    touchedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    check('file_uploads_of', sql`num_nonnulls(${t.proposalId}, ${t.pilotId}) = 1`),
    check('file_uploads_bytes', sql`${t.bytes} between 0 and 20000000`),
    check('file_uploads_name', sql`char_length(${t.name}) <= 1000`),
    index('file_uploads_proposal').on(t.proposalId),
    index('file_uploads_pilot').on(t.pilotId),
    index('file_uploads_touched').on(t.touchedAt),
  ],
)
