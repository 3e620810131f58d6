import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, interval, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, oneOf, writtenAt } from './columns.ts'

/**
 * What this database is, once and for ever: a demo or a real installation. One row; a trigger refuses any change.
 */
export const installation = pgTable(
  'installation',
  {
    kind: text().$type<'demo' | 'real'>().primaryKey(),
    isOnly: boolean().notNull().default(true).unique(),
    foundedAt: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    check('installation_kind', oneOf(t.kind, ['demo', 'real'])),
    check('installation_is_only', sql`${t.isOnly}`),
  ],
)

/**
 * How far the demo's clock stands from the true one. The foreign key makes a row impossible in a real installation;
 * a trigger lets the shift grow only (the demo clock never goes back).
 */
export const demoClock = pgTable(
  'demo_clock',
  {
    kind: text().$type<'demo'>().primaryKey().default('demo'),
    shift: interval().notNull(),
    /** Where the clock began its way and where it is going; both null while it only runs. */
    movingFrom: instant(),
    movingTo: instant(),
  },
  (t) => [
    check('demo_clock_in_demo_only', sql`${t.kind} = 'demo'`),
    check('demo_clock_way', sql`(${t.movingFrom} is null) = (${t.movingTo} is null)`),
    foreignKey({ name: 'demo_clock_installation', columns: [t.kind], foreignColumns: [installation.kind] }),
  ],
)

/** One row per background process, so that health pages can say when it was last seen. */
export const heartbeats = pgTable('heartbeats', {
  name: text().primaryKey(),
  seenAt: writtenAt(),
  trueSeenAt: instant()
    .notNull()
    .default(sql`clock_timestamp()`),
})

/**
 * One row that is different after every commit which may have changed what the public reads. Written by triggers on all
 * tables that public views read (`follow_public_tables`); asked by web processes that keep pages.
 */
export const publicVersion = pgTable(
  'public_version',
  {
    isOnly: boolean().primaryKey().default(true),
    version: uuid().notNull().defaultRandom(),
  },
  (t) => [check('public_version_is_only', sql`${t.isOnly}`)],
)

/** Transactions under way that have changed something public; each is taken out as it commits. */
export const publicChanges = pgTable('public_changes', { transaction: text().primaryKey() })
