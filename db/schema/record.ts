import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { programmes } from './programmes.ts'

/**
 * The record: one hash-chained, append-only list per programme. `body` is text on purpose (jsonb would reorder its
 * keys and break the hash). Personal data never stands here, only salted commitments.
 */
export const recordEntries = pgTable(
  'record_entries',
  {
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'restrict' }),
    seq: integer().notNull(),
    type: text().notNull(),
    /** Which challenge and proposal the entry is about: for looking up, the hashed truth is in `body`. */
    challengeId: uuid(),
    proposalId: uuid(),
    at: instant().notNull(),
    body: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.seq] }),
    index('record_entries_challenge').on(t.challengeId, t.type),
    index('record_entries_proposal').on(t.proposalId),
    check('record_entries_seq', sql`${t.seq} >= 1`),
    check('record_entries_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$' and ${t.previousHash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** The end of each programme's chain; locked for update while an entry is added. */
export const recordHeads = pgTable('record_heads', {
  programmeId: uuid()
    .primaryKey()
    .references(() => programmes.id, { onDelete: 'restrict' }),
  seq: integer().notNull(),
  hash: text().notNull(),
})

/** What a commitment stands for: salt and private payload, erasable without touching the chain. */
export const recordSecrets = pgTable(
  'record_secrets',
  {
    programmeId: uuid().notNull(),
    seq: integer().notNull(),
    name: text().notNull(),
    salt: text().notNull(),
    payload: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.seq, t.name] }),
    foreignKey({
      name: 'record_secrets_entry',
      columns: [t.programmeId, t.seq],
      foreignColumns: [recordEntries.programmeId, recordEntries.seq],
    }).onDelete('cascade'),
  ],
)
