import type { ContentLanguage } from '#app/platform/languages.ts'
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ToldAppeals } from '#app/announce/core/told-appeals.ts'
import { id, instant, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges } from './programmes.ts'
import { proposals } from './proposals.ts'

export const APPEAL_GROUNDS = ['procedure', 'fact', 'conflict', 'other'] as const
export const APPEAL_OUTCOMES = ['upheld', 'partly', 'dismissed'] as const

/**
 * A team appeals against what was decided, or asks for a correction: made once, in the time the challenge has named, and
 * answered once. One person writes the answer, another confirms exactly that; until then it is a draft.
 */
export const appeals = pgTable(
  'appeals',
  {
    id: id(),
    challengeId: uuid().notNull(),
    proposalId: uuid().notNull(),
    /** Counts the appeals of the proposal from 1. */
    number: smallint().notNull(),
    ground: text({ enum: APPEAL_GROUNDS }).notNull(),
    body: text().notNull(),
    madeBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    madeAt: writtenAt(),
    outcome: text({ enum: APPEAL_OUTCOMES }),
    /** To the team alone. */
    reasons: text().notNull().default(''),
    /** What is put right, for everybody to read on the page of the results; empty where nothing is. */
    correction: text().notNull().default(''),
    /** BCP 47: what language the correction is in. */
    correctionLanguage: text().$type<ContentLanguage>(),
    draftedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    draftedAt: instant(),
    answeredBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    answeredAt: instant(),
  },
  (t) => [
    unique('appeals_number').on(t.proposalId, t.number),
    // What is asked is answered before more is asked.
    uniqueIndex('appeals_one_open')
      .on(t.proposalId)
      .where(sql`answered_at is null`),
    check('appeals_ground', oneOf(t.ground, APPEAL_GROUNDS)),
    check('appeals_outcome', oneOf(t.outcome, APPEAL_OUTCOMES)),
    check('appeals_body', sql`btrim(${t.body}) <> ''`),
    check('appeals_drafted', sql`(${t.outcome} is null) = (${t.draftedAt} is null)`),
    check('appeals_reasons', sql`(${t.outcome} is null) = (btrim(${t.reasons}) = '')`),
    check(
      'appeals_correction',
      sql`(btrim(${t.correction}) = '') = (${t.outcome} is null or ${t.outcome} = 'dismissed')`,
    ),
    check('appeals_correction_language', sql`(${t.correction} = '') = (${t.correctionLanguage} is null)`),
    check('appeals_answered', sql`${t.answeredAt} is null or ${t.draftedAt} is not null`),
    check(
      'appeals_four_eyes',
      sql`${t.answeredBy} is null or ${t.answeredBy} is distinct from ${t.draftedBy}`,
    ),
    foreignKey({
      name: 'appeals_proposal',
      columns: [t.proposalId, t.challengeId],
      foreignColumns: [proposals.id, proposals.challengeId],
    }),
    index('appeals_challenge').on(t.challengeId, t.madeAt),
  ],
)

/** How many appeals there were and what became of them, as far as it can be told: `pub_open_appeals` lets it out. */
export const openAppeals = pgTable('open_appeals', {
  challengeId: uuid()
    .primaryKey()
    .references(() => challenges.id, { onDelete: 'cascade' }),
  body: jsonb().$type<ToldAppeals>().notNull(),
  keptAt: instant().notNull(),
})
