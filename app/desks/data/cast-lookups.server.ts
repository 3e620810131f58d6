import { and, asc, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  assignments,
  awards,
  challenges,
  decisions,
  jurors,
  measures,
  messages,
  milestones,
  people,
  pilotPapers,
  pilotPayments,
  pilotPermits,
  pilots,
  proposals,
  scorecards,
  teamMembers,
} from '#db/schema/index.ts'

/*
 * The cast of the demo speaks of people by address and of challenges by slug; flows want identities. A name that is not
 * there is a mistake in the story, and thrown.
 */

export async function personIdOf(db: Executor, email: string): Promise<string> {
  const [row] = await db.select({ id: people.id }).from(people).where(eq(people.email, email))
  return certain(row, `the cast has no ${email}`).id
}

export async function challengeIdOf(db: Executor, slug: string): Promise<string> {
  const [row] = await db.select({ id: challenges.id }).from(challenges).where(eq(challenges.slug, slug))
  return certain(row, `the story has no challenge ${slug}`).id
}

export async function isReadBlind(db: Executor, challengeId: string): Promise<boolean> {
  const [row] = await db
    .select({ isBlind: challenges.isBlind })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  return certain(row, 'the story has no such challenge').isBlind
}

/** What is needed to hand a draft in; null when there is no such proposal. */
export async function draftOf(db: Executor, proposalId: string) {
  const [row] = await db
    .select({ draftVersion: proposals.draftVersion, version: proposals.submittedVersion })
    .from(proposals)
    .where(eq(proposals.id, proposalId))
  return row ?? null
}

/** Handed in by visitors of the demo: nobody of the cast is going to screen these by name. */
export async function unscreenedOutsideTheCast(db: Executor, challengeId: string) {
  return db
    .select({ proposalId: proposals.id, version: sql<number>`${proposals.submittedVersion}` })
    .from(proposals)
    .where(
      and(
        eq(proposals.challengeId, challengeId),
        eq(proposals.state, 'submitted'),
        isNull(proposals.screening),
        sql`not exists (select 1 from cast_deeds d where d.deed ->> 'do' = 'screen' and d.deed ->> 'proposal' = "proposals"."id"::text)`,
      ),
    )
}

export async function seatOf(db: Executor, given: { challengeId: string; personId: string }) {
  const [row] = await db
    .select({ jurorId: jurors.id })
    .from(jurors)
    .where(and(eq(jurors.challengeId, given.challengeId), eq(jurors.personId, given.personId)))
  return row ?? null
}

/** The token in the newest mail to an address that invites to something: what its reader would follow. */
export async function newestTokenFor(db: Executor, email: string): Promise<string | null> {
  const [row] = await db
    .select({ token: sql<string>`${messages.data} ->> 'token'` })
    .from(messages)
    .where(and(eq(messages.email, email), sql`${messages.data} ? 'token'`))
    .orderBy(desc(messages.plannedAt))
    .limit(1)
  return row?.token ?? null
}

/** What a juror has not finished yet, in an order of the juror's own. */
export async function unfinishedAssignments(db: Executor, given: { challengeId: string; personId: string }) {
  return db
    .select({ assignmentId: assignments.id, proposalId: assignments.proposalId })
    .from(assignments)
    .innerJoin(jurors, and(eq(jurors.id, assignments.jurorId), eq(jurors.personId, given.personId)))
    .leftJoin(
      scorecards,
      and(
        eq(scorecards.jurorId, assignments.jurorId),
        eq(scorecards.proposalId, assignments.proposalId),
        ne(scorecards.state, 'void'),
      ),
    )
    .where(
      and(
        eq(assignments.challengeId, given.challengeId),
        isNull(assignments.releasedAt),
        or(isNull(scorecards.id), eq(scorecards.state, 'draft')),
      ),
    )
    .orderBy(asc(sql`md5(${assignments.id}::text)`))
}

/** The winning award of a challenge with the lead of its team; null before there is one. */
export async function winningAward(db: Executor, challengeId: string) {
  const [row] = await db
    .select({ awardId: awards.id, proposalId: awards.proposalId, leadId: teamMembers.personId })
    .from(awards)
    .innerJoin(decisions, and(eq(decisions.id, awards.decisionId), eq(decisions.state, 'confirmed')))
    .innerJoin(teamMembers, and(eq(teamMembers.proposalId, awards.proposalId), eq(teamMembers.role, 'lead')))
    .where(and(eq(awards.challengeId, challengeId), eq(awards.outcome, 'winner')))
    .orderBy(asc(awards.place))
    .limit(1)
  return row ?? null
}

/** The hash of the decision that stands, as its page shows it; null when there is none. */
export async function standingDecisionHash(db: Executor, challengeId: string): Promise<string | null> {
  const [row] = await db
    .select({ hash: decisions.hash })
    .from(decisions)
    .where(and(eq(decisions.challengeId, challengeId), ne(decisions.state, 'withdrawn')))
  return row?.hash ?? null
}

/** The pilot of a challenge; the story has one at most. */
export async function pilotOf(db: Executor, challengeId: string) {
  const [row] = await db
    .select({
      pilotId: pilots.id,
      version: pilots.version,
      startsOn: pilots.startsOn,
      endsOn: pilots.endsOn,
      leadId: teamMembers.personId,
    })
    .from(pilots)
    .innerJoin(teamMembers, and(eq(teamMembers.proposalId, pilots.proposalId), eq(teamMembers.role, 'lead')))
    .where(eq(pilots.challengeId, challengeId))
    .orderBy(asc(pilots.createdAt))
    .limit(1)
  return row ?? null
}

export async function firstOpenMilestone(db: Executor, pilotId: string) {
  const [row] = await db
    .select({ milestoneId: milestones.id, version: milestones.version })
    .from(milestones)
    .where(and(eq(milestones.pilotId, pilotId), isNull(milestones.reportedAt)))
    .orderBy(asc(milestones.position))
    .limit(1)
  return row ?? null
}

export async function measureIdOf(db: Executor, given: { pilotId: string; position: number }) {
  const [row] = await db
    .select({ id: measures.id })
    .from(measures)
    .where(and(eq(measures.pilotId, given.pilotId), eq(measures.position, given.position)))
  return row?.id ?? null
}

export async function milestoneIdOf(db: Executor, given: { pilotId: string; position: number }) {
  const [row] = await db
    .select({ id: milestones.id })
    .from(milestones)
    .where(and(eq(milestones.pilotId, given.pilotId), eq(milestones.position, given.position)))
  return row?.id ?? null
}

/** The final report of a pilot as it stands; null when it is not written. */
export async function finalReport(db: Executor, pilotId: string) {
  const [row] = await db
    .select({ milestoneId: milestones.id, reportHash: milestones.reportHash })
    .from(milestones)
    .where(and(eq(milestones.pilotId, pilotId), eq(milestones.reportKind, 'final')))
  return row?.reportHash ? { milestoneId: row.milestoneId, reportHash: row.reportHash } : null
}

export async function newestAgreement(db: Executor, pilotId: string) {
  const [row] = await db
    .select({ paperId: pilotPapers.id, hash: pilotPapers.hash })
    .from(pilotPapers)
    .where(and(eq(pilotPapers.pilotId, pilotId), eq(pilotPapers.kind, 'agreement')))
    .orderBy(desc(pilotPapers.number))
    .limit(1)
  return row ?? null
}

export async function paymentIdOf(db: Executor, given: { pilotId: string; position: number }) {
  const [row] = await db
    .select({ id: pilotPayments.id })
    .from(pilotPayments)
    .where(and(eq(pilotPayments.pilotId, given.pilotId), eq(pilotPayments.position, given.position)))
  return row?.id ?? null
}

export async function permitOf(db: Executor, given: { pilotId: string; position: number }) {
  const [row] = await db
    .select({ id: pilotPermits.id, version: pilotPermits.version })
    .from(pilotPermits)
    .where(and(eq(pilotPermits.pilotId, given.pilotId), eq(pilotPermits.position, given.position)))
  return row ?? null
}

function certain<Row>(row: Row | undefined, complaint: string): Row {
  if (row === undefined) throw new Error(complaint)
  return row
}
