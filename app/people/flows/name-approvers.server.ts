import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { approvalPeople, programmes, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { namingRefusal, type Approval, type NamingRefusal, type Part } from '../core/approvals.ts'
import { approvalCandidates } from '../data/approvals.server.ts'

export type NameApprovers = {
  readonly programmeId: string
  readonly approval: Approval
  /** Nobody: then any other organiser may. */
  readonly approvers: readonly string[]
  readonly deputies: readonly string[]
  readonly by: string
}

/** Names who gives an approval and who stands in. Written down in the record; the same names again change nothing. */
export async function nameApprovers(
  { programmeId, approval, approvers, deputies, by }: NameApprovers,
  { db, clock }: Ports,
): Promise<Result<null, NamingRefusal>> {
  return db.transaction(async (tx) => {
    await lockProgramme(tx, programmeId)
    const candidates = await approvalCandidates(tx, { programmeId, approval })
    const eligible = candidates.map(({ personId }) => personId)
    const refusal = namingRefusal({ approvers, deputies, eligible })
    if (refusal) return { ok: false, refusal }
    const partOf = (personId: string): Part | null =>
      approvers.includes(personId) ? 'approver' : deputies.includes(personId) ? 'deputy' : null
    if (candidates.every(({ personId, part }) => part === partOf(personId))) return accept(null)
    const now = await clock.now(tx)
    await tx
      .delete(approvalPeople)
      .where(and(eq(approvalPeople.programmeId, programmeId), eq(approvalPeople.approval, approval)))
    const rows = eligible.flatMap((personId) => {
      const part = partOf(personId)
      return part ? [{ programmeId, approval, personId, part, namedBy: by, namedAt: now }] : []
    })
    if (rows.length > 0) await tx.insert(approvalPeople).values(rows)
    await writeDown(tx, { programmeId, approval, by, now })
    return accept(null)
  })
}

/**
 * Whoever loses the role that lets them approve is named no longer. In the transaction that takes the role away, after
 * it is gone.
 */
export async function forgetApprover(
  tx: Tx,
  { programmeId, personId, by, now }: { programmeId: string; personId: string; by: string | null; now: Date },
): Promise<void> {
  const held = await tx
    .select({ role: roleGrants.role, challengeId: roleGrants.challengeId })
    .from(roleGrants)
    .where(and(eq(roleGrants.programmeId, programmeId), eq(roleGrants.personId, personId)))
  const roles = held.filter(({ challengeId }) => challengeId === null).map(({ role }) => role)
  if (roles.includes('organiser')) return
  const gone: Approval[] = roles.includes('operator')
    ? ['decision', 'release']
    : ['opening', 'addendum', 'decision', 'release']
  const deleted = await tx
    .delete(approvalPeople)
    .where(
      and(
        eq(approvalPeople.programmeId, programmeId),
        eq(approvalPeople.personId, personId),
        inArray(approvalPeople.approval, gone),
      ),
    )
    .returning({ approval: approvalPeople.approval })
  for (const { approval } of deleted) await writeDown(tx, { programmeId, approval, by, now })
}

/** Two who name at the same moment meet here. */
async function lockProgramme(tx: Tx, programmeId: string): Promise<void> {
  await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, programmeId)).for('update')
}

async function writeDown(
  tx: Tx,
  {
    programmeId,
    approval,
    by,
    now,
  }: { programmeId: string; approval: Approval; by: string | null; now: Date },
): Promise<void> {
  const named = await tx
    .select({ personId: approvalPeople.personId, part: approvalPeople.part })
    .from(approvalPeople)
    .where(and(eq(approvalPeople.programmeId, programmeId), eq(approvalPeople.approval, approval)))
    .orderBy(approvalPeople.personId)
  const idsOf = (wanted: 'approver' | 'deputy') =>
    named.filter(({ part }) => part === wanted).map(({ personId }) => personId)
  await appendEntry(tx, {
    programmeId,
    type: 'ApproversNamed',
    at: now,
    body: { by, approval, approvers: idsOf('approver'), deputies: idsOf('deputy') },
  })
}
