import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { prepared } from '#db/prepared.server.ts'
import { conflicts, jurors, people, proposals, teamMembers } from '#db/schema/index.ts'
import { eligibleProposalIds, isEligibleIn } from './declarations.server.ts'

/**
 * The proposals of a challenge that one person must see nothing of in any role on the jury's pages: those where they
 * have a conflict, are excluded or abstain as a juror, and those of their own team.
 */
export async function proposalsClosedTo(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<Set<string>> {
  const [row] = await closedTo(db).execute({ challengeId, personId })
  return new Set(row?.ids)
}

const closedTo = prepared((db) =>
  db
    .select({ ids: sql<string[]>`closed.ids` })
    .from(
      sql`(select array(
        select ${conflicts.proposalId} from ${conflicts} join ${jurors} on ${jurors.id} = ${conflicts.jurorId}
        where ${conflicts.challengeId} = ${sql.placeholder('challengeId')} and ${conflicts.standing} <> 'clear'
          and ${jurors.personId} = ${sql.placeholder('personId')}
        union select ${proposals.id} from ${proposals} join ${teamMembers} on ${teamMembers.proposalId} = ${proposals.id}
        where ${proposals.challengeId} = ${sql.placeholder('challengeId')} and ${teamMembers.personId} = ${sql.placeholder('personId')}
      ) as ids) as closed`,
    )
    .prepare('proposals_closed_to'),
)

/** How many of the proposals that take part a page leaves out for this reader. */
export async function hiddenCount(
  db: Executor,
  { challengeId, without }: { challengeId: string; without: ReadonlySet<string> },
): Promise<number> {
  if (without.size === 0) return 0
  return (await eligibleProposalIds(db, challengeId)).filter((id) => without.has(id)).length
}

/**
 * True when a proposal that takes part is closed to the person. What is about all of them together (a decision, the times to
 * pitch) they neither make nor see before everybody does.
 */
export async function isKeptFromOne(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<boolean> {
  const without = await proposalsClosedTo(db, { challengeId, personId })
  return (await hiddenCount(db, { challengeId, without })) > 0
}

/** What takes part and is not closed to the reader, for choosing one from, by reference. */
export async function proposalsToExclude(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<{ proposalId: string; reference: string; title: string }[]> {
  const closed = await proposalsClosedTo(db, { challengeId, personId })
  const all = await db
    .select({ proposalId: proposals.id, reference: proposals.reference, title: proposals.title })
    .from(proposals)
    .where(isEligibleIn(challengeId))
    .orderBy(asc(proposals.reference))
  return all.filter(({ proposalId }) => !closed.has(proposalId))
}

export type Exclusion = {
  readonly jurorId: string
  readonly juror: string
  readonly proposalId: string
  readonly reference: string
  readonly title: string
}

/** Which exclusions stand in a jury, by juror; without those about a proposal that is closed to the reader. */
export async function exclusionsShownTo(
  db: Executor,
  { challengeId, personId }: { challengeId: string; personId: string },
): Promise<Exclusion[]> {
  const closed = await proposalsClosedTo(db, { challengeId, personId })
  const all = await db
    .select({
      jurorId: conflicts.jurorId,
      juror: people.name,
      proposalId: proposals.id,
      reference: proposals.reference,
      title: proposals.title,
    })
    .from(conflicts)
    .innerJoin(jurors, and(eq(jurors.id, conflicts.jurorId), eq(jurors.state, 'accepted')))
    .innerJoin(people, eq(people.id, jurors.personId))
    .innerJoin(proposals, eq(proposals.id, conflicts.proposalId))
    .where(and(isEligibleIn(challengeId), eq(conflicts.standing, 'excluded')))
    .orderBy(asc(people.name), asc(proposals.reference))
  return all.filter(({ proposalId }) => !closed.has(proposalId))
}
