import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  challenges,
  conflicts,
  hostRequests,
  hostStatements,
  hostWaivers,
  jurors,
  people,
  proposals,
  roleGrants,
  teamMembers,
} from '#db/schema/index.ts'
import { isEligibleIn } from '#app/judge/data/declarations.server.ts'
import {
  hostStepOf,
  type Hosting,
  type HostStatement,
  type HostStep,
  type HostWaiver,
} from '../core/hosting.ts'

/** What the owner was asked about among the proposals that take part, each with the newest word on it. One query. */
export async function hostingOf(db: Executor, challengeId: string): Promise<Hosting> {
  const rows = await db
    .selectDistinctOn([hostRequests.proposalId], {
      proposalId: hostRequests.proposalId,
      number: hostStatements.number,
      feasibility: hostStatements.feasibility,
      hash: hostStatements.hash,
    })
    .from(hostRequests)
    .innerJoin(proposals, and(eq(proposals.id, hostRequests.proposalId), isEligibleIn(challengeId)))
    .leftJoin(hostStatements, eq(hostStatements.proposalId, hostRequests.proposalId))
    .where(eq(hostRequests.challengeId, challengeId))
    .orderBy(hostRequests.proposalId, desc(hostStatements.number))
  return rows.map(({ proposalId, number, feasibility, hash }) => ({
    proposalId,
    newest: number !== null && feasibility !== null && hash !== null ? { number, feasibility, hash } : null,
  }))
}

export type StatedHosting = HostStatement & { readonly statedAt: Date; readonly hash: string }

/** Every statement of a challenge, by proposal, the newest first. One query. */
export async function hostStatementsOf(
  db: Executor,
  { challengeId, proposalId }: { challengeId: string; proposalId?: string },
): Promise<StatedHosting[]> {
  const rows = await db
    .select()
    .from(hostStatements)
    .where(
      and(
        eq(hostStatements.challengeId, challengeId),
        proposalId === undefined ? undefined : eq(hostStatements.proposalId, proposalId),
      ),
    )
    .orderBy(asc(hostStatements.proposalId), desc(hostStatements.number))
  return rows.map(({ site, permits, cost, people: hands, ...row }) => ({
    proposalId: row.proposalId,
    number: row.number,
    feasibility: row.feasibility,
    because: row.because,
    notes: { site, permits, cost, people: hands },
    signedName: row.signedName,
    statedAt: row.statedAt,
    hash: row.hash,
  }))
}

export type HostableProposal = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: string | null
  readonly dueAt: Date | null
}

/** The proposals that take part, each with the hour until which the owner is asked about it. One query. */
export function hostableProposals(db: Executor, challengeId: string): Promise<HostableProposal[]> {
  return db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: proposals.language,
      dueAt: hostRequests.dueAt,
    })
    .from(proposals)
    .leftJoin(hostRequests, eq(hostRequests.proposalId, proposals.id))
    .where(isEligibleIn(challengeId))
    .orderBy(asc(proposals.reference))
}

/**
 * The same for an owner: what they were asked about and may read. Nothing for whoever is in a team that takes part, and
 * not what they may not judge as a juror. Scores, places and the other statements are not in it. One query.
 */
export function proposalsToHost(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<HostableProposal[]> {
  return db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: proposals.language,
      dueAt: hostRequests.dueAt,
    })
    .from(hostRequests)
    .innerJoin(proposals, eq(proposals.id, hostRequests.proposalId))
    .where(
      and(
        isEligibleIn(challengeId),
        sql`not exists (select 1 from ${teamMembers} m join ${proposals} o on o.id = m.proposal_id
          where o.challenge_id = ${challengeId} and o.state = 'submitted' and m.person_id = ${personId})`,
        sql`not exists (select 1 from ${conflicts} c join ${jurors} j on j.id = c.juror_id
          where c.proposal_id = ${proposals.id} and j.person_id = ${personId} and c.standing <> 'clear')`,
      ),
    )
    .orderBy(asc(proposals.reference))
}

/** The account's name, which a signature repeats. */
export async function nameOf(db: Executor, personId: string): Promise<string> {
  const [row] = await db.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return row?.name ?? ''
}

/** How far "can we host this?" is settled in a challenge, and the reason where nobody is asked. Two queries. */
export async function hostStep(
  db: Executor,
  challengeId: string,
): Promise<{ step: HostStep; waiver: HostWaiver | null }> {
  const hosting = await hostingOf(db, challengeId)
  const [row] = await db
    .select({
      hasHost: sql<boolean>`${challenges.ownerOrganisationId} is not null
        or exists (select 1 from sites s where s.challenge_id = ${challengeId})`,
      reason: hostWaivers.reason,
      statedAt: hostWaivers.statedAt,
    })
    .from(challenges)
    .leftJoin(hostWaivers, eq(hostWaivers.challengeId, challenges.id))
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error('The host of a challenge was asked for that does not exist')
  const waiver =
    row.reason !== null && row.statedAt !== null ? { reason: row.reason, statedAt: row.statedAt } : null
  return { step: hostStepOf({ hasHost: row.hasHost, hosting, waiver }), waiver }
}

/** Whether anybody could be asked: somebody with the role of challenge owner. */
export async function hasOwner(
  db: Executor,
  { programmeId, challengeId }: { programmeId: string; challengeId: string },
): Promise<boolean> {
  const owners = await db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(
      and(
        eq(roleGrants.role, 'challenge_owner'),
        eq(roleGrants.programmeId, programmeId),
        or(isNull(roleGrants.challengeId), eq(roleGrants.challengeId, challengeId)),
      ),
    )
    .limit(1)
  return owners.length > 0
}
