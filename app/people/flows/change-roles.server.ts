import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { people, programmes, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { newId } from '#app/platform/ids.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { RoleGrant } from '../core/viewer.ts'
import { personWithId } from '../data/people.server.ts'
import { isGrant } from '../data/role-grants.server.ts'
import { forgetApprover } from './name-approvers.server.ts'
import { scopeName } from '../data/scope-names.server.ts'

export type NewGrant = RoleGrant & {
  readonly personId: string
  /** Who gives it; null for the command line. */
  readonly by: string | null
  /** The person has just accepted an invitation to it: no mail tells them what they did themselves. */
  readonly isQuiet?: boolean
}

/** Gives a role in the caller's transaction. Giving it twice changes nothing and answers false. */
export async function grantRoleIn(
  tx: Tx,
  { by, isQuiet = false, ...grant }: NewGrant,
  ports: Pick<Ports, 'clock' | 'notices'>,
): Promise<boolean> {
  const now = await ports.clock.now(tx)
  const [written] = await tx
    .insert(roleGrants)
    .values({
      personId: grant.personId,
      role: grant.role,
      programmeId: grant.programmeId,
      challengeId: grant.challengeId,
      grantedBy: by,
      grantedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: roleGrants.id })
  if (!written) return false
  await writeDown(tx, 'RoleGranted', grant, now)
  if (!isQuiet) await tell(tx, { change: 'granted', grant, by, now }, ports)
  return true
}

/** Gives a role. */
export async function grantRole(grant: NewGrant, ports: Ports): Promise<Result<null, { code: 'role-held' }>> {
  return ports.db.transaction(async (tx) =>
    (await grantRoleIn(tx, grant, ports)) ? accept(null) : refuse('role-held'),
  )
}

/** Takes a role away, from the next request on. A programme keeps at least one organiser. */
export async function removeRole(
  { grantId, programmeId, by }: { grantId: string; programmeId: string; by: string | null },
  ports: Ports,
): Promise<Result<null, { code: 'role-gone' } | { code: 'last-organiser' }>> {
  return ports.db.transaction(async (tx) => {
    // Two organisers who remove each other at the same moment meet here.
    await tx
      .select({ id: programmes.id })
      .from(programmes)
      .where(eq(programmes.id, programmeId))
      .for('update')
    const [grant] = await tx
      .select()
      .from(roleGrants)
      .where(and(eq(roleGrants.id, grantId), eq(roleGrants.programmeId, programmeId)))
    if (!grant) return refuse('role-gone')
    if (
      grant.role === 'organiser' &&
      grant.challengeId === null &&
      (await organisersOf(tx, programmeId)) <= 1
    ) {
      return refuse('last-organiser')
    }
    await tx.delete(roleGrants).where(isGrant(grant))
    const now = await ports.clock.now(tx)
    await writeDown(tx, 'RoleRemoved', grant, now)
    await forgetApprover(tx, { programmeId, personId: grant.personId, by, now })
    await tell(tx, { change: 'removed', grant, by, now }, ports)
    return accept(null)
  })
}

async function organisersOf(tx: Tx, programmeId: string): Promise<number> {
  return tx.$count(
    roleGrants,
    and(
      eq(roleGrants.programmeId, programmeId),
      eq(roleGrants.role, 'organiser'),
      isNull(roleGrants.challengeId),
    ),
  )
}

type Grant = RoleGrant & { personId: string }

/** The record belongs to a programme; a role over the whole installation has none to stand in. */
async function writeDown(tx: Tx, type: 'RoleGranted' | 'RoleRemoved', grant: Grant, at: Date): Promise<void> {
  if (grant.programmeId === null) return
  await appendEntry(tx, {
    programmeId: grant.programmeId,
    ...(grant.challengeId && { challengeId: grant.challengeId }),
    type,
    at,
    body: { personId: grant.personId, role: grant.role },
  })
}

async function tell(
  tx: Tx,
  { change, grant, by, now }: { change: 'granted' | 'removed'; grant: Grant; by: string | null; now: Date },
  { notices }: Pick<Ports, 'notices'>,
): Promise<void> {
  const person = await personWithId(tx, grant.personId)
  if (!person) throw new Error('A role was changed for somebody who does not exist')
  const [changer] = by ? await tx.select({ name: people.name }).from(people).where(eq(people.id, by)) : []
  await notices.post(tx, {
    notice: 'account.role_granted',
    key: `account.role_granted:${newId()}`,
    to: { personId: person.id, ...person },
    data: {
      role: grant.role,
      change,
      scope: await scopeName(tx, grant, person.locale),
      by: changer?.name ?? null,
    },
    ...(grant.programmeId && { programmeId: grant.programmeId }),
    ...(grant.challengeId && { challengeId: grant.challengeId }),
    sendAt: now,
  })
}
