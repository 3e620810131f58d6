import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { writtenAt } from './columns.ts'
import { decisions } from './decisions.ts'
import { jurors } from './juries.ts'

/**
 * The result bundle of a confirmed decision: what anybody may have from the announcement on, to the byte as the record
 * sealed it. Never changed.
 */
export const resultBundles = pgTable(
  'result_bundles',
  {
    decisionId: uuid().primaryKey(),
    challengeId: uuid().notNull(),
    /** Canonical JSON; text, so that its hash stays. */
    body: text().notNull(),
    hash: text().notNull(),
    /** The entry of the record that holds the hash. */
    recordSeq: integer().notNull(),
    recordHash: text().notNull(),
    sealedAt: writtenAt(),
  },
  (t) => [
    check('result_bundles_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$' and ${t.recordHash} ~ '^[0-9a-f]{64}$'`),
    check('result_bundles_seq', sql`${t.recordSeq} >= 1`),
    foreignKey({
      name: 'result_bundles_decision',
      columns: [t.decisionId, t.challengeId],
      foreignColumns: [decisions.id, decisions.challengeId],
    }).onDelete('cascade'),
    index('result_bundles_challenge').on(t.challengeId),
  ],
)

/**
 * What the commitments of a bundle stand for: one row each, with its salt. It can be erased; the bundle stays as it is and
 * its commitment cannot be opened any more.
 */
export const bundleRows = pgTable(
  'bundle_rows',
  {
    decisionId: uuid()
      .notNull()
      .references(() => resultBundles.decisionId, { onDelete: 'cascade' }),
    commitment: text().notNull(),
    salt: text().notNull(),
    /** Canonical JSON of the row. */
    payload: text().notNull(),
    /** Whose row it is, where it is a juror's. */
    jurorId: uuid().references(() => jurors.id, { onDelete: 'restrict' }),
  },
  (t) => [
    primaryKey({ columns: [t.decisionId, t.commitment] }),
    check('bundle_rows_commitment', sql`${t.commitment} ~ '^[0-9a-f]{64}$'`),
    index('bundle_rows_juror').on(t.jurorId),
  ],
)
