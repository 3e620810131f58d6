import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, criteria, scorecards } from '#db/schema/index.ts'
import type { JudgedProposalFacts } from '../core/facts.ts'
import type { Catalogue } from '../core/notice.ts'

type Row = Omit<JudgedProposalFacts, 'spread' | 'judgements'> & {
  judgements: { jurorId: string; finalisedAt: string | null }[]
}

/** The eligible proposals of a challenge as its jurors judge them, and how far those lie apart who are done. Four queries. */
export async function judgedProposals(
  db: Executor,
  challengeId: string,
  { spreadsOf }: Pick<Catalogue, 'spreadsOf'>,
): Promise<JudgedProposalFacts[]> {
  const { rows } = await db.execute<Row>(sql`
    select p.id as "proposalId", p.reference, (
        select coalesce(json_agg(k.person_id order by k.person_id), '[]'::json) from (
          select j.person_id from conflicts f join jurors j on j.id = f.juror_id
          where f.proposal_id = p.id and f.standing <> 'clear'
          union select m.person_id from team_members m where m.proposal_id = p.id) k) as "closedTo",
      exists (select from meeting_items i where i.proposal_id = p.id and i.state = 'done') as "isDiscussed", (
        select coalesce(json_agg(json_build_object('jurorId', a.juror_id, 'finalisedAt', f.finalised_at) order by a.juror_id), '[]'::json)
        from assignments a left join finished_judgements f on f.juror_id = a.juror_id and f.proposal_id = a.proposal_id
        where a.proposal_id = p.id and a.released_at is null) as judgements
    from proposals p
    where p.challenge_id = ${challengeId} and p.state = 'submitted' and p.screening = 'eligible'
    order by p.reference`)
  const isWhole = ({ judgements }: Row) =>
    judgements.length > 1 && judgements.every(({ finalisedAt }) => finalisedAt !== null)
  const whole = rows.filter(isWhole).map(({ proposalId }) => proposalId)
  const spreads = whole.length === 0 ? {} : spreadsOf(await scoredFacts(db, challengeId, whole))
  return rows.map(({ judgements, ...row }) => ({
    ...row,
    judgements: judgements.map(({ jurorId, finalisedAt }) => ({
      jurorId,
      finalisedAt: finalisedAt === null ? null : new Date(finalisedAt),
    })),
    spread: spreads[row.proposalId] ?? null,
  }))
}

async function scoredFacts(db: Executor, challengeId: string, proposalIds: readonly string[]) {
  const [challenge] = await db
    .select({ rule: challenges.judgingRule })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  const asked = await db
    .select({
      id: criteria.id,
      position: criteria.position,
      weight: criteria.weight,
      type: criteria.type,
      config: criteria.config,
      isForFinalists: criteria.isForFinalists,
    })
    .from(criteria)
    .where(eq(criteria.challengeId, challengeId))
    .orderBy(asc(criteria.position))
  const cards = await db
    .select({
      proposalId: scorecards.proposalId,
      // As text: a JSON number would pass through floating point.
      points: sql<Readonly<Record<string, string | null>>>`(
        select coalesce(json_object_agg(s.criterion_id, s.points::text), '{}'::json) from scores s
        where s.scorecard_id = ${scorecards.id})`,
    })
    .from(scorecards)
    .where(
      and(
        eq(scorecards.challengeId, challengeId),
        eq(scorecards.state, 'final'),
        inArray(scorecards.proposalId, [...proposalIds]),
      ),
    )
  return { rule: challenge?.rule ?? {}, criteria: asked, scorecards: cards }
}
