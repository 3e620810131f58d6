import { eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people } from '#db/schema/index.ts'
import { viewerOf, type MailTrouble, type RoleGrant, type Viewer } from '../core/viewer.ts'

/** The viewer behind a session's person, with all grants, in one query; null when the person is gone. */
export async function findViewer(db: Executor, personId: string): Promise<Viewer | null> {
  const [row] = await db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      locale: people.locale,
      zone: people.zone,
      // Written out: in a query on one table drizzle names columns without their table, and `id` would be the inner one.
      grants: sql<RoleGrant[]>`coalesce((
        select json_agg(json_build_object('role', g.role, 'programmeId', g.programme_id, 'challengeId', g.challenge_id))
        from role_grants g where g.person_id = people.id), '[]'::json)`,
      isJuror: sql<boolean>`exists (select 1 from jurors j where j.person_id = people.id and j.state <> 'declined')`,
      chairOf: sql<string[]>`coalesce((
        select json_agg(j.challenge_id) from jurors j
        where j.person_id = people.id and j.is_chair and j.state = 'accepted'), '[]'::json)`,
      isApplicant: sql<boolean>`exists (select 1 from team_members m where m.person_id = people.id)`,
      isPilotParty: sql<boolean>`exists (select 1 from pilots p where people.id in (p.manager_id, p.host_contact_id))`,
      mailTrouble: sql<MailTrouble | null>`(select s.reason from suppressions s where s.email = lower(people.email))`,
    })
    .from(people)
    .where(eq(people.id, personId))
  if (!row) return null
  const { mailTrouble, ...facts } = row
  return viewerOf({ ...facts, ...(mailTrouble && { mailTrouble }) })
}
