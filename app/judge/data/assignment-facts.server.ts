import { and, eq, inArray, isNotNull, isNull, notExists, notInArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  assignments,
  challenges,
  conflicts,
  jurorPairsApart,
  jurors,
  proposals,
  proposalVersions,
} from '#db/schema/index.ts'
import type { AssignmentFacts, Pair } from '../core/assignment.ts'
import { type JurorProfile, matchOf, type ProposalWords } from '../core/assignment/match.ts'
import { releaseReasons } from '../core/release-reasons.ts'
import { isEligibleIn } from './declarations.server.ts'

/**
 * What the assignment is planned from, in seven queries. The seed is the challenge, so that a plan that was shown is
 * the plan that is applied as long as nothing has changed. Work counts as begun once the juror has opened it.
 */
export async function assignmentFacts(db: Executor, challengeId: string): Promise<AssignmentFacts> {
  const [challenge] = await db
    .select({
      minimumReviews: challenges.minimumReviews,
      targetReviews: challenges.targetReviews,
      kinds: challenges.kindsAsked,
    })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!challenge) throw new Error('An assignment was planned for a challenge that does not exist')
  const seats = await db
    .select({
      id: jurors.id,
      // Who has left keeps what they finished, and gets nothing more.
      maximumLoad: sql<number>`case ${jurors.state} when 'accepted' then ${jurors.maximumLoad} else 0 end`,
      minimumLoad: sql<number>`case ${jurors.state} when 'accepted' then ${jurors.minimumLoad} else 0 end`,
      languages: jurors.languages,
      fields: jurors.fields,
      kind: jurors.kind,
    })
    .from(jurors)
    .where(
      and(
        eq(jurors.challengeId, challengeId),
        inArray(jurors.state, ['accepted', 'left']),
        eq(jurors.isSubstitute, false),
      ),
    )
  const cleared = await db
    .select({ jurorId: conflicts.jurorId, proposalId: conflicts.proposalId })
    .from(conflicts)
    .where(
      and(
        eq(conflicts.challengeId, challengeId),
        eq(conflicts.standing, 'clear'),
        notExists(
          db
            .select({ id: assignments.id })
            .from(assignments)
            .where(
              and(
                eq(assignments.jurorId, conflicts.jurorId),
                eq(assignments.proposalId, conflicts.proposalId),
                isNotNull(assignments.releasedAt),
                notInArray(assignments.releaseReason, Object.values(releaseReasons)),
              ),
            ),
        ),
      ),
    )
  const standing = await db
    .select({
      jurorId: assignments.jurorId,
      proposalId: assignments.proposalId,
      // Written out: where one table is asked, the library leaves table names away, within a subquery too.
      isStarted: sql<boolean>`assignments.opened_at is not null or exists (
        select 1 from scorecards s where s.juror_id = assignments.juror_id
        and s.proposal_id = assignments.proposal_id and s.state <> 'void') or exists (
        select 1 from ballot_lines l where l.juror_id = assignments.juror_id
        and l.proposal_id = assignments.proposal_id and l.standing = 'clear' and l.place is not null)`,
    })
    .from(assignments)
    .where(and(eq(assignments.challengeId, challengeId), isNull(assignments.releasedAt)))
  const apart = await db
    .select({ one: jurorPairsApart.oneId, other: jurorPairsApart.otherId })
    .from(jurorPairsApart)
    .where(eq(jurorPairsApart.challengeId, challengeId))
  const eligible = await eligibleWords(db, challengeId)
  return {
    proposals: eligible.map(({ id }) => id),
    jurors: seats.map(({ id, maximumLoad, minimumLoad, kind }) => ({ id, maximumLoad, minimumLoad, kind })),
    cleared,
    standing,
    minimumReviews: challenge.minimumReviews,
    targetReviews: challenge.targetReviews ?? challenge.minimumReviews,
    matches: matchesOf(cleared, seats, eligible),
    apart: apart.map(({ one, other }) => [one, other] as const),
    kinds: challenge.kinds,
    seed: challengeId,
  }
}

/** Title and summary as they were handed in, with the language of them. */
async function eligibleWords(db: Executor, challengeId: string) {
  return db
    .select({
      id: proposals.id,
      language: proposalVersions.language,
      text: sql<string>`concat_ws(' ', ${proposalVersions.title}, ${proposalVersions.body}::jsonb #>> '{answers,summary}')`,
    })
    .from(proposals)
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, sql`${proposals.submittedVersion}`),
      ),
    )
    .where(isEligibleIn(challengeId))
}

/** Where nobody has named a language or a field all match alike, and nothing has to be said of it. */
function matchesOf(
  cleared: readonly Pair[],
  seats: readonly (JurorProfile & { id: string })[],
  eligible: readonly (ProposalWords & { id: string })[],
): AssignmentFacts['matches'] {
  if (seats.every(({ languages, fields }) => languages.length + fields.length === 0)) return []
  const [jurorOf, wordsOf] = [
    new Map(seats.map((seat) => [seat.id, seat])),
    new Map(eligible.map((words) => [words.id, words])),
  ]
  return cleared.flatMap(({ jurorId, proposalId }) => {
    const [juror, words] = [jurorOf.get(jurorId), wordsOf.get(proposalId)]
    return juror && words ? [{ jurorId, proposalId, match: matchOf(juror, words) }] : []
  })
}
