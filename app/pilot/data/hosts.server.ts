import { and, asc, ne, or, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { challenges, ORGANISATION_KINDS, organisations, pilots, programmeParties } from '#db/schema/index.ts'

export const hostKinds = ORGANISATION_KINDS
export type HostKind = (typeof hostKinds)[number]

/** The organisation in whose place a pilot runs, as typed. */
export type HostGiven = { readonly name: string; readonly kind: HostKind; readonly country: string | null }

/**
 * The host by name among those who already belong to the programme (its parties, its challenges' owners, hosts of its
 * pilots), else a new organisation. Applicants' organisations are left alone: a name typed here never becomes theirs.
 */
export async function findHost(
  tx: Tx,
  { challengeId, by, host }: { challengeId: string; by: string; host: HostGiven },
): Promise<string> {
  const name = host.name.trim()
  const [known] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(belongsToProgrammeOf(challengeId), sql`lower(${organisations.name}) = lower(${name})`))
    .orderBy(asc(organisations.createdAt))
    .limit(1)
  if (known) return known.id
  const [made] = await tx
    .insert(organisations)
    .values({ name, kind: host.kind, country: host.country, createdBy: by })
    .returning({ id: organisations.id })
  if (!made) throw new Error('A host was inserted and not returned')
  return made.id
}

/** Names to offer for the host, the challenge's owner first. One query. */
export async function knownHosts(
  db: Executor,
  challengeId: string,
): Promise<{ name: string; kind: HostKind; country: string | null; isOwner: boolean }[]> {
  return db
    .select({
      name: organisations.name,
      kind: sql<HostKind>`${organisations.kind}`,
      country: organisations.country,
      isOwner: sql<boolean>`exists (select 1 from challenges c
        where c.id = ${challengeId} and c.owner_organisation_id = organisations.id)`,
    })
    .from(organisations)
    .where(and(belongsToProgrammeOf(challengeId), ne(organisations.kind, 'individual')))
    .orderBy(asc(organisations.name))
}

function belongsToProgrammeOf(challengeId: string) {
  const programme = sql`(select c.programme_id from challenges c where c.id = ${challengeId})`
  return or(
    sql`exists (select 1 from ${programmeParties} p where p.organisation_id = organisations.id
      and p.programme_id = ${programme})`,
    sql`exists (select 1 from ${challenges} c where c.owner_organisation_id = organisations.id
      and c.programme_id = ${programme})`,
    sql`exists (select 1 from ${pilots} l join challenges c on c.id = l.challenge_id
      where l.host_organisation_id = organisations.id and c.programme_id = ${programme})`,
  )
}
