import { sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'

export type NamedOrganisation = { readonly name: string; readonly country: string | null }

/**
 * Whether an organisation of this name has a part in a proposal to the challenge, as its applicant or as a partner, that the
 * person is in the team of: of others' proposals nobody is told. Withdrawn ones do not count.
 */
export async function isPartTaken(
  db: Executor,
  asked: NamedOrganisation & {
    readonly challengeId: string
    readonly personId: string
    /** The proposal that the organisation is to take part in, once it exists. */
    readonly exceptId?: string
  },
): Promise<boolean> {
  const { challengeId, personId, exceptId = null, name, country } = asked
  const isThisOne = (table: 'o' | 'm') => sql`lower(btrim(${sql.raw(table)}.name)) = lower(btrim(${name}))
    and coalesce(${sql.raw(table)}.country = ${country}::text, true)`
  const { rows } = await db.execute(sql`
    select 1 from proposals p
    join team_members own on own.proposal_id = p.id and own.person_id = ${personId}
    join organisations o on o.id = p.organisation_id
    where p.challenge_id = ${challengeId} and p.state <> 'withdrawn' and p.id is distinct from ${exceptId}::uuid
      and ((${isThisOne('o')}) or exists (
        select 1 from consortium_partners m where m.proposal_id = p.id and ${isThisOne('m')}))
    limit 1`)
  return rows.length > 0
}

/** The organisation of a proposal that has a part in another one handed in by some of the same people; null: none. */
export async function partTakenElsewhere(db: Executor, proposalId: string): Promise<string | null> {
  const { rows } = await db.execute<{ taken: string | null }>(
    sql`select part_taken_elsewhere(${proposalId}) as taken`,
  )
  return rows[0]?.taken ?? null
}
