import type { Executor } from '#db/client.server.ts'
import type { people } from '#db/schema/index.ts'
import { teamMembers } from '#db/schema/index.ts'
import { aPerson } from './a-person.ts'

/** One more member of a proposal's team; an editor unless told otherwise. */
export async function aTeamMember(
  db: Executor,
  {
    proposalId,
    role = 'editor',
    ...person
  }: { proposalId: string; role?: 'editor' | 'viewer' } & Partial<typeof people.$inferInsert>,
) {
  const member = await aPerson(db, person)
  await db.insert(teamMembers).values({ proposalId, personId: member.id, role })
  return member
}
