import type { ContentLanguage } from '#app/platform/languages.ts'
import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { assignments, conflicts, organisations, proposals, teamMembers } from '#db/schema/index.ts'
import type { Declaration, OwnStanding } from '../core/declarations.ts'

export type ProposalToDeclare = {
  readonly proposalId: string
  readonly reference: string
  /** Null where the juror has said that they do not judge it: from then on it is a reference and nothing more. */
  readonly shown: {
    readonly title: string
    readonly language: ContentLanguage
    /** Null, as the country, where the challenge is read blind. */
    readonly organisation: string | null
    readonly country: string | null
  } | null
  readonly declaration: Omit<Declaration, 'proposalId'> | null
}

/**
 * The eligible proposals of a challenge, with who sent them and the juror's own word on each. What the juror does not
 * judge has lost its title and sender; what they are excluded from is not in the list. By organisation, what is closed at
 * the end. Not for a challenge that is read blind: there conflicts are declared by name. One query.
 */
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
      standing: sql<OwnStanding | null>`${conflicts.standing}`,
      kind: conflicts.kind,
      privateNote: conflicts.privateNote,
    })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .leftJoin(conflicts, and(eq(conflicts.proposalId, proposals.id), eq(conflicts.jurorId, jurorId)))
    .where(and(isEligibleIn(challengeId), or(isNull(conflicts.standing), ne(conflicts.standing, 'excluded'))))
    .orderBy(
      sql`coalesce(${conflicts.standing}, 'clear') <> 'clear'`,
      sql`case when coalesce(${conflicts.standing}, 'clear') = 'clear' then ${organisations.name} end`,
      asc(proposals.reference),
    )
  return rows.map(({ standing, kind, privateNote, proposalId, reference, ...shown }) => ({
    proposalId,
    reference,
    shown: standing === null || standing === 'clear' ? shown : null,
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

/** What the juror has said of themselves; exclusions are not among it. */
export async function declarationsOf(db: Executor, jurorId: string): Promise<Declaration[]> {
  return db
    .select({
      proposalId: conflicts.proposalId,
      standing: sql<OwnStanding>`${conflicts.standing}`,
      kind: conflicts.kind,
      privateNote: conflicts.privateNote,
    })
    .from(conflicts)
    .where(and(eq(conflicts.jurorId, jurorId), ne(conflicts.standing, 'excluded')))
}

/** Where a juror stands towards one proposal; null where nobody has said anything. */
export async function standingOf(
  db: Executor,
  { jurorId, proposalId }: { jurorId: string; proposalId: string },
): Promise<(typeof conflicts.$inferSelect)['standing'] | null> {
  const [row] = await db
    .select({ standing: conflicts.standing })
    .from(conflicts)
    .where(and(eq(conflicts.jurorId, jurorId), eq(conflicts.proposalId, proposalId)))
  return row?.standing ?? null
}

/** The proposals a juror is excluded from. */
export async function excludedFrom(db: Executor, jurorId: string): Promise<Set<string>> {
  const rows = await db
    .select({ proposalId: conflicts.proposalId })
    .from(conflicts)
    .where(and(eq(conflicts.jurorId, jurorId), eq(conflicts.standing, 'excluded')))
  return new Set(rows.map(({ proposalId }) => proposalId))
}

/** How many eligible proposals a juror has said nothing about yet, and nobody has excluded them from. Not to be told blind readers. */
export async function undeclaredCount(
  db: Executor,
  { challengeId, jurorId }: { challengeId: string; jurorId: string },
): Promise<number> {
  return db.$count(
    proposals,
    and(
      isEligibleIn(challengeId),
      sql`not exists (select from conflicts c where c.juror_id = ${jurorId} and c.proposal_id = ${proposals.id})`,
    ),
  )
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
  {
    jurorId,
    challengeId,
    declaredAt,
    isByName = false,
  }: { jurorId: string; challengeId: string; declaredAt: Date; isByName?: boolean },
  declarations: readonly Declaration[],
): Promise<void> {
  await tx
    .insert(conflicts)
    .values(
      declarations.map((declaration) => ({ ...declaration, jurorId, challengeId, declaredAt, isByName })),
    )
    .onConflictDoUpdate({
      target: [conflicts.jurorId, conflicts.proposalId],
      set: {
        standing: sql`excluded.standing`,
        kind: sql`excluded.kind`,
        privateNote: sql`excluded.private_note`,
        isByName: sql`excluded.is_by_name`,
        declaredAt: sql`excluded.declared_at`,
      },
    })
}
