import { check, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { programmes } from './programmes.ts'

export const MODULES = ['matchmaking', 'partnership', 'series', 'incubation'] as const

/** What a programme does beside its challenges. A row is a module that is switched on; the public reads it once it is open. */
export const programmeModules = pgTable(
  'programme_modules',
  {
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    module: text().$type<(typeof MODULES)[number]>().notNull(),
    switchedOnAt: writtenAt(),
    switchedOnBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    /** From when on the public reads it; null while it is prepared. */
    openedAt: instant(),
    openedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.module] }),
    check('programme_modules_module', oneOf(t.module, MODULES)),
  ],
)
