import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people, roleGrants } from '#db/schema/index.ts'
import type { PersonFacts } from '#app/notify/core/facts.ts'
import { personColumns, personFrom } from '#app/notify/data/person.server.ts'
import type { Role } from '../core/viewer.ts'

/** Who runs a programme as a whole. */
export const programmeRunners = ['organiser', 'operator'] as const satisfies readonly Role[]

/** Everybody who holds one of these roles for the whole programme, each once, by name, as mail needs them. */
export async function peopleInProgramme(
  db: Executor,
  { programmeId, roles }: { programmeId: string; roles: readonly Role[] },
): Promise<PersonFacts[]> {
  const rows = await db
    .selectDistinct(personColumns)
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        eq(roleGrants.programmeId, programmeId),
        isNull(roleGrants.challengeId),
        inArray(roleGrants.role, [...roles]),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
  return rows.map(personFrom)
}
