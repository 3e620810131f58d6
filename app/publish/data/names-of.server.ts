import { asc, inArray } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people } from '#db/schema/index.ts'

/** The names of these people, in the order of the alphabet. One query, none for nobody. */
export async function namesOf(db: Executor, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .select({ name: people.name })
    .from(people)
    .where(inArray(people.id, [...personIds]))
    .orderBy(asc(people.name))
  return rows.map(({ name }) => name)
}
