import { and, asc, eq, exists, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { approvalPeople, people, roleGrants } from '#db/schema/index.ts'
import {
  approvals,
  awaitedOf,
  isAmongNamed,
  type Approval,
  type Awaited,
  type Candidate,
} from '../core/approvals.ts'
import type { Role } from '../core/viewer.ts'

/** An operator does the daily work and decides no awards. */
const rolesFor: Readonly<Record<Approval, readonly Role[]>> = {
  opening: ['organiser', 'operator'],
  addendum: ['organiser', 'operator'],
  decision: ['organiser'],
  release: ['organiser'],
}

type Scope = {
  readonly programmeId: string
  /** Also those who hold the role for this challenge alone. */
  readonly challengeId?: string
}

/** Everybody whose role lets them give the approval, by name, and as what the programme has named them. One query. */
export async function approvalCandidates(
  db: Executor,
  { approval, ...scope }: Scope & { approval: Approval },
): Promise<Candidate[]> {
  return db
    .select({ personId: people.id, name: people.name, part: approvalPeople.part })
    .from(people)
    .leftJoin(
      approvalPeople,
      and(
        eq(approvalPeople.personId, people.id),
        eq(approvalPeople.programmeId, scope.programmeId),
        eq(approvalPeople.approval, approval),
      ),
    )
    .where(
      exists(
        db
          .select({ one: sql`1` })
          .from(roleGrants)
          .where(holds(scope, rolesFor[approval])),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
}

function holds({ programmeId, challengeId }: Scope, roles: readonly Role[]): SQL | undefined {
  return and(
    eq(roleGrants.personId, people.id),
    inArray(roleGrants.role, [...roles]),
    eq(roleGrants.programmeId, programmeId),
    challengeId === undefined
      ? isNull(roleGrants.challengeId)
      : or(isNull(roleGrants.challengeId), eq(roleGrants.challengeId, challengeId)),
  )
}

/** Whose approval is awaited, for the page that asks for it. One query. */
export async function awaitedApproval(
  db: Executor,
  { barred, ...asked }: Scope & { approval: Approval; barred: readonly (string | null)[] },
): Promise<Awaited> {
  return awaitedOf(
    await approvalCandidates(db, asked),
    barred.filter((personId) => personId !== null),
  )
}

/**
 * Why this person cannot give the approval although their role would let them: the programme has named others. Asked
 * in the transaction that writes it.
 */
export async function notNamedFor(
  db: Executor,
  { programmeId, approval, by }: { programmeId: string; approval: Approval; by: string },
): Promise<{ code: 'approver-not-named' } | null> {
  const rows = await db
    .select({ personId: approvalPeople.personId })
    .from(approvalPeople)
    .where(and(eq(approvalPeople.programmeId, programmeId), eq(approvalPeople.approval, approval)))
  const named = rows.map(({ personId }) => personId)
  return isAmongNamed(named, by) ? null : { code: 'approver-not-named' }
}

/** Each approval of a programme with everybody who could be named for it. */
export async function approvalsOf(
  db: Executor,
  programmeId: string,
): Promise<{ approval: Approval; candidates: Candidate[] }[]> {
  return Promise.all(
    approvals.map(async (approval) => ({
      approval,
      candidates: await approvalCandidates(db, { programmeId, approval }),
    })),
  )
}
