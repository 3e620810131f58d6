import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  draftAnswers,
  organisations,
  proposalFiles,
  proposals,
  proposalVersions,
  teamMembers,
} from '#db/schema/index.ts'
import type { TeamRole } from '#app/lifecycle/proposal.ts'
import type { Answers } from '#app/publish/core/form/form.ts'

export type LockedProposal = {
  readonly row: typeof proposals.$inferSelect
  readonly organisation: typeof organisations.$inferSelect
}

/**
 * A proposal with its organisation, the proposal's row locked for the rest of the transaction. Whoever also needs the
 * challenge locks that first: challenge, proposal, record, messages is the order everywhere.
 */
export async function lockProposal(tx: Tx, proposalId: string): Promise<LockedProposal | null> {
  const [found] = await tx
    .select({ row: getTableColumns(proposals), organisation: getTableColumns(organisations) })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(eq(proposals.id, proposalId))
    .for('update', { of: proposals })
  return found ?? null
}

/**
 * Which challenge a proposal answers; null when there is no such proposal. It changes when its lead agrees to a move: whoever
 * locks the challenge by it looks at the locked row once more.
 */
export async function challengeOfProposal(db: Executor, proposalId: string): Promise<string | null> {
  const [found] = await db
    .select({ challengeId: proposals.challengeId })
    .from(proposals)
    .where(eq(proposals.id, proposalId))
  return found?.challengeId ?? null
}

/** The person's role in the team, or null for everybody outside it. */
export async function teamRoleOf(
  db: Executor,
  proposalId: string,
  personId: string,
): Promise<TeamRole | null> {
  const [member] = await db
    .select({ role: teamMembers.role })
    .from(teamMembers)
    .where(and(eq(teamMembers.proposalId, proposalId), eq(teamMembers.personId, personId)))
  return member?.role ?? null
}

/** All answers of a draft by question; those of questions that are answered by files list the files' ids. One query. */
export async function draftAnswersOf(db: Executor, proposalId: string): Promise<Answers> {
  const files = db
    .select({
      question: proposalFiles.question,
      isFiles: sql<boolean>`true`,
      value: sql<string>`'["' || string_agg(${proposalFiles.id}::text, '","' order by ${proposalFiles.uploadedAt}, ${proposalFiles.id}) || '"]'`,
    })
    .from(proposalFiles)
    .where(and(eq(proposalFiles.proposalId, proposalId), isNull(proposalFiles.removedAt)))
    .groupBy(proposalFiles.question)
  const rows = await db
    .select({
      question: draftAnswers.question,
      isFiles: sql<boolean>`false`,
      value: sql<string>`${draftAnswers.value}`,
    })
    .from(draftAnswers)
    .where(eq(draftAnswers.proposalId, proposalId))
    .unionAll(files)
  // What lies in the storage is what counts, whatever else was once kept under such a question.
  return Object.fromEntries(
    rows
      .sort((one, other) => Number(one.isFiles) - Number(other.isFiles))
      .map(({ question, value }) => [question, value]),
  )
}

/** The roles in a team, lead first; nothing else of the people. */
export async function teamRolesOf(db: Executor, proposalId: string): Promise<TeamRole[]> {
  const rows = await db
    .select({ role: teamMembers.role })
    .from(teamMembers)
    .where(eq(teamMembers.proposalId, proposalId))
    .orderBy(sql`array_position(array['lead', 'editor', 'viewer'], ${teamMembers.role})`)
  return rows.map(({ role }) => role)
}

/** A submitted version, or null. */
export async function findVersion(
  db: Executor,
  proposalId: string,
  number: number,
): Promise<typeof proposalVersions.$inferSelect | null> {
  const [version] = await db
    .select()
    .from(proposalVersions)
    .where(and(eq(proposalVersions.proposalId, proposalId), eq(proposalVersions.number, number)))
  return version ?? null
}

/** The answers of several questions, with their versions, their authors' ids and times. */
export async function answersTo(db: Executor, proposalId: string, questions: readonly string[]) {
  if (questions.length === 0) return []
  return db
    .select()
    .from(draftAnswers)
    .where(and(eq(draftAnswers.proposalId, proposalId), inArray(draftAnswers.question, [...questions])))
}

/** The ids of everybody in the team. */
export async function memberIdsOf(db: Executor, proposalId: string): Promise<string[]> {
  const rows = await db
    .select({ personId: teamMembers.personId })
    .from(teamMembers)
    .where(eq(teamMembers.proposalId, proposalId))
  return rows.map(({ personId }) => personId)
}
