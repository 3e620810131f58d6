import { sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import type { ProposalFilters } from '../core/proposal-list.ts'
import { inList, type ListScope } from './proposal-list.server.ts'

export type ToTell = {
  readonly eligible: number
  readonly ineligible: number
  /** Screened and told before. */
  readonly told: number
  /** Not screened: nothing can be said about them. */
  readonly unscreened: number
  /** Some of those found not eligible, as their teams will read it. */
  readonly samples: readonly {
    readonly reference: string
    readonly organisation: string
    readonly rule: string
    readonly reason: string
    /** The one that counts, where this one repeats it and the reader may know it. */
    readonly original: { readonly reference: string; readonly title: string } | null
  }[]
}

const mostSamples = 5

/** What telling the teams of a list would tell, and to how many. Two queries. */
export async function whatToTell(db: Executor, scope: ListScope, filters: ProposalFilters): Promise<ToTell> {
  const from = sql`from proposal_documents d join proposals p on p.id = d.proposal_id
    where ${inList(scope, filters)} and p.state = 'submitted'`
  const { rows } = await db.execute<Omit<ToTell, 'samples'>>(sql`
    select count(*) filter (where p.screening = 'eligible' and p.screening_released_at is null)::int as eligible,
      count(*) filter (where p.screening = 'ineligible' and p.screening_released_at is null)::int as ineligible,
      count(*) filter (where p.screening_released_at is not null)::int as told,
      count(*) filter (where p.screening is null)::int as unscreened
    ${from}`)
  const { rows: samples } = await db.execute<ToTell['samples'][number]>(sql`
    select p.reference, d.organisation, p.screening_rule as rule, p.screening_reason as reason,
      (select json_build_object('reference', o.reference, 'title', o.title) from proposal_documents o
        where o.proposal_id = p.duplicate_of and o.challenge_id = p.challenge_id
          and o.proposal_id <> all(${keptFrom(scope.personId)})) as original
    ${from} and p.screening = 'ineligible' and p.screening_released_at is null
    order by p.reference limit ${mostSamples}`)
  return { ...(rows[0] ?? { eligible: 0, ineligible: 0, told: 0, unscreened: 0 }), samples }
}

/** Marks everything of a list that is screened and untold as told at `now`; says which. */
export async function markTold(
  tx: Tx,
  scope: ListScope,
  { filters, now }: { filters: ProposalFilters; now: Date },
): Promise<{ reference: string; screening: 'eligible' | 'ineligible' }[]> {
  const { rows } = await tx.execute<{ reference: string; screening: 'eligible' | 'ineligible' }>(sql`
    update proposals set screening_released_at = ${now.toISOString()}::timestamptz
    where state = 'submitted' and screening is not null and screening_released_at is null and id in (
      select p.id from proposal_documents d join proposals p on p.id = d.proposal_id where ${inList(scope, filters)} order by p.id)
    returning reference, screening`)
  return rows
}
