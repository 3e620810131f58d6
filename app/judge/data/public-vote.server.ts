import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { prepared } from '#db/prepared.server.ts'
import {
  pubChallenges,
  pubPublicVotes,
  pubVoteCounts,
  pubVotePatterns,
  pubVoteProjects,
  publicBallots,
  publicPicks,
  publicVotes,
  voteConsents,
  votePatterns,
} from '#db/schema/index.ts'
import type { VoterGroup } from '../core/ballots/equal-shares.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'

export type PublicVoteRow = Omit<typeof publicVotes.$inferSelect, 'statedAt' | 'statedBy'>

/** The public vote of a challenge as it was set up; null without one. */
export async function publicVoteOf(db: Executor, challengeId: string): Promise<PublicVoteRow | null> {
  const [row] = await db.select().from(publicVotes).where(eq(publicVotes.challengeId, challengeId))
  if (!row) return null
  const { statedAt: _, statedBy: __, ...vote } = row
  return vote
}

/** The public vote of a public challenge, with the instant proposals are unsealed at; null without one. */
export async function publicVoteFor(db: Executor, slug: string) {
  const [row] = await voteAt(db).execute({ slug })
  return row ?? null
}

const voteAt = prepared((db) =>
  db
    .select({
      vote: {
        challengeId: pubPublicVotes.challengeId,
        opensAt: pubPublicVotes.opensAt,
        closesAt: pubPublicVotes.closesAt,
        budget: pubPublicVotes.budget,
        currency: pubPublicVotes.currency,
        maximum: pubPublicVotes.maximum,
        isWithinBudget: pubPublicVotes.isWithinBudget,
        afterUnaffordable: pubPublicVotes.afterUnaffordable,
        weight: pubPublicVotes.weight,
        counting: pubPublicVotes.counting,
      },
      unsealedAt: pubChallenges.closesAt,
      zone: pubChallenges.zone,
      state: pubChallenges.state,
    })
    .from(pubPublicVotes)
    .innerJoin(pubChallenges, eq(pubChallenges.id, pubPublicVotes.challengeId))
    .where(eq(pubChallenges.slug, sql.placeholder('slug')))
    .prepare('public_vote_for'),
)

export type VoteProject = {
  readonly projectId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string | null
  readonly cost: number
  readonly summary: string
}

/** What stands on the ballot, by title; nothing before the vote opens. The database says so. */
export async function voteProjects(db: Executor, challengeId: string): Promise<VoteProject[]> {
  return db
    .select({
      projectId: pubVoteProjects.proposalId,
      reference: pubVoteProjects.reference,
      title: pubVoteProjects.title,
      language: sql<ContentLanguage>`${pubVoteProjects.language}`,
      organisation: pubVoteProjects.organisation,
      country: pubVoteProjects.country,
      cost: pubVoteProjects.cost,
      summary: pubVoteProjects.summary,
    })
    .from(pubVoteProjects)
    .where(eq(pubVoteProjects.challengeId, challengeId))
    .orderBy(asc(pubVoteProjects.title), asc(pubVoteProjects.reference))
}

/** Votes by project and how many people voted; nothing before the vote has closed. The database says so. */
export async function voteCounts(db: Executor, challengeId: string) {
  return db
    .select({
      projectId: pubVoteCounts.proposalId,
      votes: pubVoteCounts.votes,
      voters: pubVoteCounts.voters,
    })
    .from(pubVoteCounts)
    .where(eq(pubVoteCounts.challengeId, challengeId))
}

/** Voters of a closed vote that is counted by equal shares, by what they picked and without a name; else nothing. */
export async function countedPatterns(db: Executor, challengeId: string): Promise<VoterGroup[]> {
  return db
    .select({ projectIds: pubVotePatterns.picks, voters: pubVotePatterns.voters })
    .from(pubVotePatterns)
    .where(eq(pubVotePatterns.challengeId, challengeId))
}

/** The same of any closed vote, for those who read how firm its result is. */
export async function patternsOfVote(db: Executor, challengeId: string): Promise<VoterGroup[]> {
  return db
    .select({ projectIds: votePatterns.picks, voters: votePatterns.voters })
    .from(votePatterns)
    .where(eq(votePatterns.challengeId, challengeId))
}

export type OwnVote = { readonly castAt: Date; readonly picks: readonly string[] }

/** What one person picked; null when they have not voted. */
export async function ownVote(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<OwnVote | null> {
  const [ballot] = await db
    .select({ castAt: publicBallots.castAt })
    .from(publicBallots)
    .where(and(eq(publicBallots.challengeId, challengeId), eq(publicBallots.personId, personId)))
  if (!ballot) return null
  const picks = await db
    .select({ proposalId: publicPicks.proposalId })
    .from(publicPicks)
    .where(and(eq(publicPicks.challengeId, challengeId), eq(publicPicks.personId, personId)))
  return { ...ballot, picks: picks.map(({ proposalId }) => proposalId) }
}

/** Keeps what one person picked in place of what they picked before; at most one vote per person. */
export async function writeVote(
  tx: Tx,
  {
    challengeId,
    personId,
    picks,
    at,
  }: { challengeId: string; personId: string; picks: readonly string[]; at: Date },
): Promise<void> {
  const own = { challengeId, personId }
  await tx
    .insert(publicBallots)
    .values({ ...own, castAt: at })
    .onConflictDoUpdate({
      target: [publicBallots.challengeId, publicBallots.personId],
      set: { castAt: at, version: sql`${publicBallots.version} + 1` },
    })
  await tx
    .delete(publicPicks)
    .where(and(eq(publicPicks.challengeId, challengeId), eq(publicPicks.personId, personId)))
  await tx.insert(publicPicks).values(picks.map((proposalId) => ({ ...own, proposalId })))
}

/** What a team has agreed to show; null when it has not. */
export async function voteConsentOf(db: Executor, proposalId: string) {
  const [row] = await db
    .select({
      challengeId: voteConsents.challengeId,
      cost: voteConsents.cost,
      summary: voteConsents.summary,
    })
    .from(voteConsents)
    .where(eq(voteConsents.proposalId, proposalId))
  return row ?? null
}
