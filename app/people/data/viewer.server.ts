import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { jurors, people, pilots, roleGrants, teamMembers } from '#db/schema/index.ts'
import { viewerOf, type RoleGrant, type Viewer } from '../core/viewer.ts'

/** The viewer behind a session's person, with all grants, in one query; null when the person is gone. */
export async function findViewer(db: Executor, personId: string): Promise<Viewer | null> {
  const [row] = await db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      locale: people.locale,
      zone: people.zone,
      grants: sql<RoleGrant[]>`coalesce((
        select json_agg(json_build_object('role', ${roleGrants.role}, 'programmeId', ${roleGrants.programmeId}, 'challengeId', ${roleGrants.challengeId}))
        from ${roleGrants} where ${roleGrants.personId} = ${people.id}), '[]'::json)`,
      isJuror: sql<boolean>`exists (select 1 from ${jurors} where ${jurors.personId} = ${people.id} and ${jurors.state} <> 'declined')`,
      isApplicant: sql<boolean>`exists (select 1 from ${teamMembers} where ${teamMembers.personId} = ${people.id})`,
      isPilotParty: sql<boolean>`exists (select 1 from ${pilots} where ${pilots.managerId} = ${people.id} or ${pilots.hostContactId} = ${people.id})`,
    })
    .from(people)
    .where(eq(people.id, personId))
  return row ? viewerOf(row) : null
}
