import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { awards, decisions, pilots, proposals, proposalVersions } from '#db/schema/index.ts'
import type { Outcome } from '../core/outcomes.ts'

export type OutcomeOfProposal = {
  readonly outcome: Outcome
  readonly place: number | null
  readonly reason: string
  readonly feedback: string
  readonly answer: 'accepted' | 'declined' | null
  readonly answeredAtIso: string | null
  /** When a reserve moved up for a winner who declined, or null. */
  readonly movedUpAtIso: string | null
  /** Address of the pilot's public page, when there is one. */
  readonly pilotSlug: string | null
  /** Address of the pilot for its team, published or not. */
  readonly ownPilotSlug: string | null
}

/**
 * What was decided about one proposal, by the confirmed decision; null when it took no part. Only to be asked once the
 * embargo says `own-outcome` may be read. One query.
 */
export async function outcomeOfProposal(db: Executor, proposalId: string): Promise<OutcomeOfProposal | null> {
  const [row] = await db
    .select({
      outcome: awards.outcome,
      place: awards.place,
      reason: awards.reason,
      feedback: awards.feedback,
      answer: awards.answer,
      answeredAt: awards.answeredAt,
      movedUpAt: awards.movedUpAt,
      ownPilotSlug: pilots.slug,
      pilotSlug: sql<string | null>`case when ${pilots.isPublished} then ${pilots.slug} end`,
    })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .leftJoin(pilots, eq(pilots.awardId, awards.id))
    .where(eq(awards.proposalId, proposalId))
  if (!row) return null
  const { answeredAt, movedUpAt, ...outcome } = row
  return {
    ...outcome,
    answeredAtIso: answeredAt?.toISOString() ?? null,
    movedUpAtIso: movedUpAt?.toISOString() ?? null,
  }
}

/** What the result page is about, whether anything has been announced or not. One query. */
export async function proposalInWords(
  db: Executor,
  proposalId: string,
): Promise<{ title: string; language: ContentLanguage; isSubmitted: boolean; isIneligible: boolean }> {
  const [row] = await db
    .select({
      title: sql<string>`coalesce(${proposalVersions.title}, ${proposals.title})`,
      language: sql<ContentLanguage>`coalesce(${proposalVersions.language}, ${proposals.language})`,
      state: proposals.state,
      screening: proposals.screening,
    })
    .from(proposals)
    .leftJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .where(eq(proposals.id, proposalId))
  if (!row) throw new Error('A proposal the gate has loaded is gone')
  const { title, language, state, screening } = row
  return { title, language, isSubmitted: state === 'submitted', isIneligible: screening === 'ineligible' }
}
