import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { organisations, proposalReuses, proposals, teamMembers } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { LeftAnswer } from '../core/reuse.ts'
import { titlesOf } from './team-proposal.server.ts'

/** An earlier proposal of a person: one in whose team they are. */
export type ReusableProposal = {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly language: string
  readonly organisation: string
  readonly challengeTitles: Partial<Record<Locale, string>>
}

/** The proposals a person can begin from, newest first: those of their teams in which something is answered. */
export async function reusableProposals(
  db: Executor,
  { personId, exceptId }: { personId: string; exceptId?: string },
): Promise<ReusableProposal[]> {
  return db
    .select({
      id: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<string>`${proposals.language}`,
      organisation: organisations.name,
      challengeTitles: titlesOf(sql`${proposals.challengeId}`),
    })
    .from(teamMembers)
    .innerJoin(proposals, eq(proposals.id, teamMembers.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(
      and(
        eq(teamMembers.personId, personId),
        exceptId === undefined ? undefined : ne(proposals.id, exceptId),
        sql`exists (select 1 from draft_answers a where a.proposal_id = ${proposals.id}
          and a.question <> 'language' and btrim(a.value) <> '')`,
      ),
    )
    .orderBy(desc(proposals.startedAt), desc(proposals.id))
    .limit(50)
}

/** What a draft began from; null where it began empty. */
export async function reuseOf(db: Executor, proposalId: string) {
  const [found] = await db
    .select({
      sourceId: proposalReuses.sourceId,
      reference: proposalReuses.sourceReference,
      copied: proposalReuses.copied,
      left: sql<LeftAnswer[]>`${proposalReuses.leftBehind}`,
      reusedAt: proposalReuses.reusedAt,
    })
    .from(proposalReuses)
    .where(eq(proposalReuses.proposalId, proposalId))
  return found ?? null
}
