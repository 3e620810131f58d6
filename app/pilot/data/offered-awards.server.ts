import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, decisions, organisations, pilots, proposals, proposalVersions } from '#db/schema/index.ts'
import { isHoldingPlace } from '#app/announce/data/reserve-list.server.ts'

export type OfferedAward = {
  readonly id: string
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly answer: 'accepted' | 'declined' | null
  readonly hasPilot: boolean
}

/**
 * Who holds a place by a challenge's confirmed decision (winners, and reserves that moved up), what they answered, and whether their pilot has started. Whether the
 * announcement has come is for whoever asks. One query.
 */
export async function offeredAwards(db: Executor, challengeId: string): Promise<OfferedAward[]> {
  return db
    .select({
      id: awards.id,
      proposalId: awards.proposalId,
      reference: proposals.reference,
      title: proposalVersions.title,
      language: sql<ContentLanguage>`${proposalVersions.language}`,
      organisation: organisations.name,
      answer: awards.answer,
      hasPilot: sql<boolean>`${pilots.id} is not null`,
    })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .innerJoin(proposals, eq(proposals.id, awards.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .leftJoin(pilots, eq(pilots.awardId, awards.id))
    .where(and(eq(awards.challengeId, challengeId), isHoldingPlace()))
    .orderBy(sql`${awards.movedUpAt} nulls first`, sql`${awards.place} nulls last`, asc(proposals.reference))
}

/** One of them by id, or null. */
export async function findOfferedAward(
  db: Executor,
  { challengeId, awardId }: { challengeId: string; awardId: string },
): Promise<OfferedAward | null> {
  return (await offeredAwards(db, challengeId)).find(({ id }) => id === awardId) ?? null
}

/** How many winners have said yes. */
export async function acceptedAwards(db: Executor, challengeId: string): Promise<number> {
  return (await offeredAwards(db, challengeId)).filter(({ answer }) => answer === 'accepted').length
}
