import { and, asc, eq, exists, inArray, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, people, recordEntries } from '#db/schema/index.ts'

/**
 * Who wrote a challenge, by name: whoever began it, and everybody who saved its brief, facts, criteria, sites or dates
 * before it was public. None of them approves it. One query.
 */
export async function writersOf(
  db: Executor,
  challengeId: string,
): Promise<{ readonly personId: string; readonly name: string }[]> {
  return db
    .select({ personId: people.id, name: people.name })
    .from(people)
    .where(
      or(
        exists(
          db
            .select({ one: sql`1` })
            .from(challenges)
            .where(and(eq(challenges.id, challengeId), eq(challenges.createdBy, people.id))),
        ),
        exists(
          db
            .select({ one: sql`1` })
            .from(recordEntries)
            .where(
              and(
                eq(recordEntries.challengeId, challengeId),
                inArray(recordEntries.type, ['BriefEdited', 'CalendarChanged']),
                sql`${recordEntries.body}::jsonb ->> 'by' = ${people.id}::text`,
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
}
