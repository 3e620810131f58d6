import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { assignments, conflicts, organisations, proposals, teamMembers } from '#db/schema/index.ts'
import type { Declaration } from '../core/declarations.ts'

export type ProposalToDeclare = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  readonly organisation: string
  readonly country: string | null
  readonly declaration: Omit<Declaration, 'proposalId'> | null
}

/** The eligible proposals of a challenge, with who sent them and the juror's own word on each, by title. One query. */
export async function proposalsToDeclare(
  db: Executor,
  { challengeId, jurorId }: { challengeId: string; jurorId: string },
): Promise<ProposalToDeclare[]> {
  const rows = await db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage>`${proposals.language}`,
      organisation: organisations.name,
      country: organisations.country,
      standing: conflicts.standing,
      kind: conflicts.kind,
      privateNote: conflicts.privateNote,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .leftJoin(conflicts, and(eq(conflicts.proposalId, proposals.id), eq(conflicts.jurorId, jurorId)))
    .where(isEligibleIn(challengeId))
    .orderBy(asc(organisations.name), asc(proposals.reference))
  return rows.map(({ standing, kind, privateNote, ...proposal }) => ({
    ...proposal,
    declaration: standing && { standing, kind, privateNote },
  }))
}

/** What takes part in judging: handed in, not withdrawn, found eligible. */
export function isEligibleIn(challengeId: string) {
  return and(
    eq(proposals.challengeId, challengeId),
    eq(proposals.state, 'submitted'),
    eq(proposals.screening, 'eligible'),
  )
}

export async function eligibleProposalIds(db: Executor, challengeId: string): Promise<string[]> {
  const rows = await db.select({ id: proposals.id }).from(proposals).where(isEligibleIn(challengeId))
  return rows.map(({ id }) => id)
}

export async function declarationsOf(db: Executor, jurorId: string): Promise<Declaration[]> {
  return db
    .select({
      proposalId: conflicts.proposalId,
      standing: conflicts.standing,
      kind: conflicts.kind,
      privateNote: conflicts.privateNote,
    })
    .from(conflicts)
    .where(eq(conflicts.jurorId, jurorId))
}

/** Whether a person is in a team that has a proposal in the challenge. */
export async function isInTeamOf(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<boolean> {
  const [row] = await db
    .select({ one: sql`1` })
    .from(teamMembers)
    .innerJoin(proposals, eq(proposals.id, teamMembers.proposalId))
    .where(
      and(
        eq(proposals.challengeId, challengeId),
        eq(teamMembers.personId, personId),
        eq(proposals.state, 'submitted'),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Keeps a juror's standing assignments as they are until the transaction ends. */
export async function lockAssignmentsOf(tx: Tx, jurorId: string): Promise<void> {
  await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.jurorId, jurorId), isNull(assignments.releasedAt)))
    .for('update')
}

export async function writeDeclarations(
  tx: Tx,
  { jurorId, challengeId, declaredAt }: { jurorId: string; challengeId: string; declaredAt: Date },
  declarations: readonly Declaration[],
): Promise<void> {
  await tx
    .insert(conflicts)
    .values(declarations.map((declaration) => ({ ...declaration, jurorId, challengeId, declaredAt })))
    .onConflictDoUpdate({
      target: [conflicts.jurorId, conflicts.proposalId],
      set: {
        standing: sql`excluded.standing`,
        kind: sql`excluded.kind`,
        privateNote: sql`excluded.private_note`,
        declaredAt: sql`excluded.declared_at`,
      },
    })
}
