import { and, asc, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { assignments, conflicts, namedConflicts, organisations, proposals } from '#db/schema/index.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import type { OwnStanding } from '../core/declarations.ts'
import { listedNames, nameKey, type NamedConflict, type NamedProposal } from '../core/names-declared.ts'
import { isEligibleIn, type ProposalToDeclare } from './declarations.server.ts'

/** Everybody behind a proposal: its organisation, its team, and the consortium with those who answer for it. */
const namesBehind = sql<string[]>`(select coalesce(json_agg(n.name), '[]'::json) from (
  select ${organisations.name} as name
  union all
  select q.name from team_members m join people q on q.id = m.person_id where m.proposal_id = ${proposals.id}
  union all
  select k.name from consortium_partners k where k.proposal_id = ${proposals.id}
  union all
  select k.contact_name from consortium_partners k where k.proposal_id = ${proposals.id} and k.contact_name is not null
) n)`

/** One row for each proposal, with the names behind it. */
function proposalsWithNames(db: Executor, which: SQL | undefined) {
  return db
    .select({ proposalId: proposals.id, names: namesBehind })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(which)
}

export type NamesInList = {
  readonly names: string[]
  /** What the list is known by: it changes with a name and with nothing else. */
  readonly hash: string
  readonly proposals: number
}

/**
 * The one list of a challenge: the names behind everything that was ever handed in. What is withdrawn or found not
 * eligible stays in it, so that no name goes when a proposal goes. One query.
 */
export async function namesInList(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<NamesInList> {
  const rows = await proposalsWithNames(
    db,
    and(eq(proposals.challengeId, challengeId), isNotNull(proposals.submittedVersion)),
  )
  const names = listedNames(
    rows.flatMap((row) => row.names),
    lang,
  )
  return { names, hash: sha256(names.map(nameKey).sort().join('\n')), proposals: rows.length }
}

/** The eligible proposals with their names and what is written down about each for one juror. */
export async function namedProposals(
  db: Executor,
  { challengeId, jurorId }: { challengeId: string; jurorId: string },
): Promise<NamedProposal[]> {
  const behind = await proposalsWithNames(db, isEligibleIn(challengeId))
  const known = await db
    .select({
      proposalId: conflicts.proposalId,
      standing: conflicts.standing,
      kind: conflicts.kind,
      isByName: conflicts.isByName,
    })
    .from(conflicts)
    .where(eq(conflicts.jurorId, jurorId))
  return behind.map((row) => ({
    ...row,
    known: known.find(({ proposalId }) => proposalId === row.proposalId) ?? null,
  }))
}

/** The names a juror has a tie with, as they stand written down. */
export async function namedConflictsOf(db: Executor, jurorId: string): Promise<NamedConflict[]> {
  return db
    .select({
      name: namedConflicts.name,
      kind: namedConflicts.kind,
      privateNote: namedConflicts.privateNote,
    })
    .from(namedConflicts)
    .where(eq(namedConflicts.jurorId, jurorId))
    .orderBy(asc(namedConflicts.name))
}

export async function writeNamedConflicts(
  tx: Tx,
  { jurorId, challengeId, declaredAt }: { jurorId: string; challengeId: string; declaredAt: Date },
  named: readonly NamedConflict[],
): Promise<void> {
  await tx
    .insert(namedConflicts)
    .values(named.map((each) => ({ ...each, jurorId, challengeId, declaredAt })))
    .onConflictDoUpdate({
      target: [namedConflicts.jurorId, namedConflicts.name],
      set: {
        kind: sql`excluded.kind`,
        privateNote: sql`excluded.private_note`,
        declaredAt: sql`excluded.declared_at`,
      },
    })
}

export async function forgetNamedConflict(
  tx: Tx,
  { jurorId, name }: { jurorId: string; name: string },
): Promise<void> {
  await tx
    .delete(namedConflicts)
    .where(and(eq(namedConflicts.jurorId, jurorId), eq(namedConflicts.name, name)))
}

/**
 * Where a challenge is read blind: the proposals a juror may speak of by their reference. Those on their list now, and
 * those they have given back themselves. What a name has closed, what they are excluded from and what they were never
 * given is not among them, so that nothing here answers to a name.
 */
export async function ownProposalsToDeclare(
  db: Executor,
  { challengeId, jurorId }: { challengeId: string; jurorId: string },
): Promise<ProposalToDeclare[]> {
  const rows = await db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
      language: sql<ContentLanguage>`${proposals.language}`,
      standing: sql<OwnStanding>`${conflicts.standing}`,
      kind: conflicts.kind,
      privateNote: conflicts.privateNote,
    })
    .from(conflicts)
    .innerJoin(proposals, eq(proposals.id, conflicts.proposalId))
    .leftJoin(
      assignments,
      and(
        eq(assignments.jurorId, conflicts.jurorId),
        eq(assignments.proposalId, conflicts.proposalId),
        isNull(assignments.releasedAt),
      ),
    )
    .where(
      and(
        eq(conflicts.jurorId, jurorId),
        isEligibleIn(challengeId),
        or(
          isNotNull(assignments.id),
          sql`${conflicts.standing} in ('conflict', 'abstained') and not ${conflicts.isByName}`,
        ),
      ),
    )
    .orderBy(sql`${conflicts.standing} <> 'clear'`, asc(proposals.reference))
  return rows.map(({ proposalId, reference, title, language, standing, kind, privateNote }) => ({
    proposalId,
    reference,
    shown: standing === 'clear' ? { title, language, organisation: null, country: null } : null,
    declaration: { standing, kind, privateNote },
  }))
}

/** Of these, what a juror of a blind challenge may declare about by reference: nothing that follows from a name. */
export async function speakableProposalIds(db: Executor, jurorId: string): Promise<Set<string>> {
  const rows = await db
    .select({ proposalId: conflicts.proposalId })
    .from(conflicts)
    .where(
      and(
        eq(conflicts.jurorId, jurorId),
        sql`(${conflicts.standing} = 'clear' or (${conflicts.standing} in ('conflict', 'abstained') and not ${conflicts.isByName}))`,
      ),
    )
  return new Set(rows.map(({ proposalId }) => proposalId))
}
