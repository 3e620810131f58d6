import { and, asc, eq, gt, isNull, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, invitations, people, roleGrants } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Role, RoleGrant } from '../core/viewer.ts'

/** The condition that picks exactly one role of one person; null ids match null. */
export function isGrant(grant: RoleGrant & { personId: string }): SQL | undefined {
  return and(
    eq(roleGrants.personId, grant.personId),
    eq(roleGrants.role, grant.role),
    sql`${roleGrants.programmeId} is not distinct from ${grant.programmeId}`,
    sql`${roleGrants.challengeId} is not distinct from ${grant.challengeId}`,
  )
}

export async function holdsGrant(db: Executor, grant: RoleGrant & { personId: string }): Promise<boolean> {
  const [row] = await db.select({ id: roleGrants.id }).from(roleGrants).where(isGrant(grant))
  return row !== undefined
}

/** True for whoever holds a role of staff, anywhere. */
export async function holdsAnyRole(db: Executor, personId: string): Promise<boolean> {
  return (await db.$count(roleGrants, eq(roleGrants.personId, personId))) > 0
}

export type ProgrammeRole = {
  readonly grantId: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly challengeId: string | null
  readonly grantedAt: Date
}

/** Who has which role in a programme, by name. */
export async function rolesInProgramme(db: Executor, programmeId: string): Promise<ProgrammeRole[]> {
  return db
    .select({
      grantId: roleGrants.id,
      personId: people.id,
      name: people.name,
      email: people.email,
      role: roleGrants.role,
      challengeId: roleGrants.challengeId,
      grantedAt: roleGrants.grantedAt,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(eq(roleGrants.programmeId, programmeId))
    .orderBy(asc(people.name), asc(roleGrants.grantedAt))
}

export type OpenRoleInvitation = {
  readonly id: string
  readonly email: string
  readonly name: string | null
  readonly role: string | null
  readonly challengeId: string | null
  readonly expiresAt: Date
}

/** Invitations to roles of a programme that nobody has answered yet. */
export async function openRoleInvitations(
  db: Executor,
  programmeId: string,
  now: Date,
): Promise<OpenRoleInvitation[]> {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      challengeId: invitations.challengeId,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.programmeId, programmeId),
        eq(invitations.purpose, 'role'),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .orderBy(asc(invitations.createdAt))
}

/** The challenges of a programme with a title to choose by, in the reader's language where there is one. */
export async function challengeChoices(
  db: Executor,
  programmeId: string,
  locale: Locale,
): Promise<{ id: string; title: string }[]> {
  return db
    .select({
      id: challenges.id,
      // Written out: in a query on one table drizzle names columns without their table.
      title: sql<string>`coalesce((
        select t.title from brief_texts t join briefs b on b.id = t.brief_id
        where b.challenge_id = challenges.id and t.title <> ''
        order by t.locale = ${locale} desc, b.number desc, t.locale limit 1), challenges.slug)`,
    })
    .from(challenges)
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(asc(challenges.number))
}
