import { and, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { people, recordEntries } from '#db/schema/index.ts'

/** Who saved a text of the brief last, and when; null when nobody has since the draft was made. One query. */
export async function lastBriefEdit(
  db: Executor,
  challengeId: string,
): Promise<{ readonly personId: string; readonly name: string; readonly at: Date } | null> {
  const [row] = await db
    .select({ personId: people.id, name: people.name, at: recordEntries.at })
    .from(recordEntries)
    .innerJoin(people, eq(people.id, sql`(${recordEntries.body}::jsonb ->> 'by')::uuid`))
    .where(and(eq(recordEntries.challengeId, challengeId), eq(recordEntries.type, 'BriefEdited')))
    .orderBy(desc(recordEntries.seq))
    .limit(1)
  return row ?? null
}
