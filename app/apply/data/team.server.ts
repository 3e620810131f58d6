import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { invitations, people, teamMembers } from '#db/schema/index.ts'

/** The members of a team, lead first, and the invitations that are open at `now`. Two queries. */
export async function teamOf(db: Executor, proposalId: string, now: Date) {
  const members = await db
    .select({
      personId: teamMembers.personId,
      name: people.name,
      email: people.email,
      role: teamMembers.role,
      joinedAt: teamMembers.joinedAt,
    })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(eq(teamMembers.proposalId, proposalId))
    .orderBy(sql`array_position(array['lead', 'editor', 'viewer'], ${teamMembers.role})`, asc(people.name))
  const invited = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.proposalId, proposalId),
        eq(invitations.purpose, 'team'),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .orderBy(asc(invitations.createdAt), asc(invitations.id))
  return {
    members: members.map((member) => ({ ...member, joinedAt: member.joinedAt.toISOString() })),
    invited: invited.map((invitation) => ({
      ...invitation,
      role: invitation.role === 'viewer' ? ('viewer' as const) : ('editor' as const),
      expiresAt: invitation.expiresAt.toISOString(),
    })),
  }
}
