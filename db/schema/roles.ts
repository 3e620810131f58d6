import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, locale, oneOf, writtenAt } from './columns.ts'
import { people } from './people.ts'
import { challenges, programmes } from './programmes.ts'

export const ROLES = [
  'administrator',
  'organiser',
  'operator',
  'challenge_owner',
  'screener',
  'chair',
  'pilot_manager',
  'pilot_host',
  'auditor',
  'partner',
  'official',
] as const

/**
 * Roles are per programme and, where `challengeId` is set, for that challenge alone. Jurors are not here: being a juror
 * is a seat on one challenge's jury (`jurors`), and a team role belongs to one proposal (`teamMembers`).
 */
export const roleGrants = pgTable(
  'role_grants',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text().$type<(typeof ROLES)[number]>().notNull(),
    programmeId: uuid().references(() => programmes.id, { onDelete: 'cascade' }),
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    grantedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    grantedAt: writtenAt(),
  },
  (t) => [
    check('role_grants_role', oneOf(t.role, ROLES)),
    check(
      'role_grants_scope',
      sql`(${t.role} = 'administrator') = (${t.programmeId} is null) and (${t.challengeId} is null or ${t.programmeId} is not null)`,
    ),
    unique('role_grants_once').on(t.personId, t.role, t.programmeId, t.challengeId).nullsNotDistinct(),
  ],
)

export const APPROVALS = ['opening', 'addendum', 'decision', 'release'] as const

/**
 * Whom a programme has named for an approval: who gives it, and who stands in for them. Where nobody is named, any other
 * organiser may. The two-person rules hold beside it: nobody approves what they wrote.
 */
export const approvalPeople = pgTable(
  'approval_people',
  {
    programmeId: uuid()
      .notNull()
      .references(() => programmes.id, { onDelete: 'cascade' }),
    approval: text().$type<(typeof APPROVALS)[number]>().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    part: text().$type<'approver' | 'deputy'>().notNull(),
    namedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    namedAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.approval, t.personId] }),
    check('approval_people_approval', oneOf(t.approval, APPROVALS)),
    check('approval_people_part', oneOf(t.part, ['approver', 'deputy'])),
  ],
)

/** An invitation to one purpose, bound to one address; the token is kept as a SHA-256 hash and used once. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    tokenHash: text().notNull().unique(),
    email: text().notNull(),
    name: text(),
    locale: locale().notNull().default('en'),
    purpose: text().$type<'role' | 'team' | 'jury' | 'mentor'>().notNull(),
    role: text(),
    programmeId: uuid().references(() => programmes.id, { onDelete: 'cascade' }),
    challengeId: uuid().references(() => challenges.id, { onDelete: 'cascade' }),
    proposalId: uuid(),
    jurorId: uuid(),
    mentorId: uuid(),
    invitedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    createdAt: writtenAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    usedBy: uuid().references(() => people.id, { onDelete: 'set null' }),
    answer: text().$type<'accepted' | 'declined' | 'revoked'>(),
    declineReason: text(),
  },
  (t) => [
    check('invitations_purpose', oneOf(t.purpose, ['role', 'team', 'jury', 'mentor'])),
    check('invitations_answer', sql`(${t.answer} is null) = (${t.usedAt} is null)`),
    check('invitations_answer_word', oneOf(t.answer, ['accepted', 'declined', 'revoked'])),
    check('invitations_email_lower', sql`${t.email} = lower(${t.email})`),
    index('invitations_proposal').on(t.proposalId),
    index('invitations_challenge').on(t.challengeId),
  ],
)
