import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { proposals, proposalVersions } from '#db/schema/index.ts'

/**
 * What the summaries of submitted proposals say, by proposal; nothing where a form asks for none, or asks for the
 * organisers alone. One query.
 */
export async function summariesOf(
  db: Executor,
  proposalIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await db
    .select({
      proposalId: proposals.id,
      summary: sql<string>`coalesce(${proposalVersions.body}::jsonb -> 'answers' ->> 'summary', '')`,
    })
    .from(proposals)
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        sql`${proposalVersions.number} = ${proposals.submittedVersion}`,
      ),
    )
    .where(
      and(
        inArray(proposals.id, [...proposalIds]),
        sql`(${proposalVersions.formNumber} = 0 or exists (
          select from forms f, jsonb_array_elements(f.body -> 'sections') s, jsonb_array_elements(s -> 'questions') q
          where f.challenge_id = ${proposals.challengeId} and f.number = ${proposalVersions.formNumber}
            and q ->> 'key' = 'summary' and q ->> 'visibility' in ('jurors', 'public')))`,
      ),
    )
  return Object.fromEntries(rows.map(({ proposalId, summary }) => [proposalId, summary]))
}
