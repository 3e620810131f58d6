import { eq, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  assignments,
  conflicts,
  finishedJudgements,
  jurors,
  people,
  proposals,
  waysOfJudging,
} from '#db/schema/index.ts'
import type { ChallengeFacts, JurorFacts, ShortProposalFacts } from '../core/facts.ts'
import { personColumns, personFrom } from './person.server.ts'

/** The seats of a challenge's jury, each with its load: what is undeclared, assigned and finished. One query. */
export async function jurorFacts(db: Executor, challengeId: string): Promise<JurorFacts[]> {
  const standing = db
    .select({
      jurorId: assignments.jurorId,
      assigned: sql<number>`count(*)::int`.as('assigned'),
      opened: sql<number>`count(${assignments.openedAt})::int`.as('opened'),
      firstAssignedAt: sql<string | null>`min(${assignments.assignedAt})`.as('first_assigned_at'),
      lastAssignedAt: sql<string | null>`max(${assignments.assignedAt})`.as('last_assigned_at'),
      finished: sql<number>`count(${finishedJudgements.finalisedAt})::int`.as('finished'),
      lastFinishedAt: sql<string | null>`max(${finishedJudgements.finalisedAt})`.as('last_finished_at'),
    })
    .from(assignments)
    .leftJoin(
      finishedJudgements,
      sql`${finishedJudgements.jurorId} = ${assignments.jurorId} and ${finishedJudgements.proposalId} = ${assignments.proposalId}`,
    )
    .where(sql`${assignments.challengeId} = ${challengeId} and ${assignments.releasedAt} is null`)
    .groupBy(assignments.jurorId)
    .as('standing')
  const rows = await db
    .select({
      ...personColumns,
      jurorId: jurors.id,
      isChair: jurors.isChair,
      state: jurors.state,
      invitedAt: jurors.invitedAt,
      askedAt: jurors.askedAt,
      answeredAt: jurors.answeredAt,
      reason: sql<string>`coalesce(${jurors.leaveReason}, ${jurors.declineReason}, '')`,
      isSubstitute: jurors.isSubstitute,
      calledUpAt: jurors.calledUpAt,
      leftAt: jurors.leftAt,
      newConduct: sql<{ version: number; publishedAt: string } | null>`(
        select json_build_object('version', k.version, 'publishedAt', k.published_at) from conducts k
        join challenges c on c.programme_id = k.programme_id
        where c.id = ${challengeId} and ${jurors.state} = 'accepted' and k.version > coalesce(${jurors.conductVersion}, 1)
        order by k.version desc limit 1)`,
      nudgedAt: jurors.nudgedAt,
      undeclared: sql<number>`(
        select count(*)::int from ${proposals}
        where ${proposals.challengeId} = ${challengeId} and ${proposals.state} = 'submitted' and ${proposals.screening} = 'eligible'
          and not exists (select 1 from ${conflicts} where ${conflicts.jurorId} = ${jurors.id} and ${conflicts.proposalId} = ${proposals.id}))`,
      ...{
        recusedAt: ownWord<string | null>(sql`max(w.declared_at)`),
        recusals: ownWord<number>(sql`count(*)::int`),
      },
      takenAt: sql<string | null>`(select max(r.released_at) from assignments r
        where r.juror_id = ${jurors.id} and r.release_reason not in ('conflict', 'abstention', 'left'))`,
      assigned: standing.assigned,
      opened: standing.opened,
      firstAssignedAt: standing.firstAssignedAt,
      lastAssignedAt: standing.lastAssignedAt,
      finished: standing.finished,
      lastFinishedAt: standing.lastFinishedAt,
    })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .leftJoin(standing, eq(standing.jurorId, jurors.id))
    .where(eq(jurors.challengeId, challengeId))
    .orderBy(jurors.invitedAt, jurors.id)
  return rows.map((row) => ({
    ...personFrom(row),
    newConduct: row.newConduct && { ...row.newConduct, publishedAt: new Date(row.newConduct.publishedAt) },
    recusedAt: instantOrNull(row.recusedAt),
    assigned: row.assigned ?? 0,
    opened: row.opened ?? 0,
    takenAt: instantOrNull(row.takenAt),
    finished: row.finished ?? 0,
    firstAssignedAt: instantOrNull(row.firstAssignedAt),
    lastAssignedAt: instantOrNull(row.lastAssignedAt),
    lastFinishedAt: instantOrNull(row.lastFinishedAt),
  }))
}

/** Of what a juror has said of single proposals themselves, and stands: a conflict, or that they abstain. */
function ownWord<Value>(value: SQL) {
  return sql<Value>`(select ${value} from conflicts w where w.juror_id = ${jurors.id}
    and w.standing in ('conflict', 'abstained') and not w.is_by_name)`
}

/** Whether the jury of a challenge writes scorecards or fills in ballots, ranked or of pairs. One query. */
export async function judgedBy(db: Executor, challengeId: string): Promise<ChallengeFacts['judgedBy']> {
  const [row] = await db
    .select({ way: waysOfJudging.way })
    .from(waysOfJudging)
    .where(eq(waysOfJudging.challengeId, challengeId))
  return row ? 'ballots' : 'scorecards'
}

/** Eligible proposals that a juror was taken from and that have fewer than the challenge asks for. One query. */
export async function shortProposals(db: Executor, challengeId: string): Promise<ShortProposalFacts[]> {
  const { rows } = await db.execute<{ proposalId: string; since: string; closedTo: string[] }>(sql`
    select p.id as "proposalId", lost.since, (
      select coalesce(json_agg(k.person_id order by k.person_id), '[]'::json) from (
        select j.person_id from conflicts f join jurors j on j.id = f.juror_id
        where f.proposal_id = p.id and f.standing <> 'clear'
        union select m.person_id from team_members m where m.proposal_id = p.id) k) as "closedTo"
    from proposals p join challenges c on c.id = p.challenge_id
    cross join lateral (select max(a.released_at) as since, count(*) filter (where a.released_at is null) as standing
      from assignments a where a.proposal_id = p.id) lost
    where p.challenge_id = ${challengeId} and p.state = 'submitted' and p.screening = 'eligible'
      and lost.since is not null and lost.standing < c.minimum_reviews
    order by p.reference`)
  return rows.map(({ since, ...row }) => ({ ...row, since: new Date(since) }))
}

/** Aggregates come as the driver reads them: a Date, or text. */
function instantOrNull(value: string | Date | null): Date | null {
  return value === null ? null : new Date(value)
}
