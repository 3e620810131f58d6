import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { installation } from './installation.ts'

/**
 * What the invented people of the demo will do when its clock passes an instant. The foreign key makes a row
 * impossible in a real installation. `deed` is read by `app/desks/flows/perform-deed.server.ts`.
 */
export const castDeeds = pgTable(
  'cast_deeds',
  {
    id: id(),
    kind: text().$type<'demo'>().notNull().default('demo'),
    at: instant().notNull(),
    /** The order of deeds of the same instant. */
    position: integer().notNull(),
    deed: jsonb().$type<Record<string, unknown>>().notNull(),
    doneAt: instant(),
    /** Why it did not come to it: somebody at the keyboard had been faster, most of the time. */
    refusal: text(),
  },
  (t) => [
    check('cast_deeds_in_demo_only', sql`${t.kind} = 'demo'`),
    foreignKey({ name: 'cast_deeds_installation', columns: [t.kind], foreignColumns: [installation.kind] }),
    index('cast_deeds_waiting')
      .on(t.at, t.position)
      .where(sql`done_at is null`),
  ],
)
