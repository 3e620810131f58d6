import { asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '#db/client.server.ts'
import { organisations, pilotPayments, pilots, proposals } from '#db/schema/index.ts'
import { notesFor, thresholdsFor } from '../core/thresholds.ts'
import type { SupplierTotal } from '../core/paper-views.ts'

/**
 * What a host has planned to pay each supplier in all of its pilots here, apart by currency and VAT, with how that
 * stands against the thresholds of the host's country on `today` (ISO day). One query.
 */
export async function supplierTotals(
  db: Executor,
  { pilotIds, today }: { pilotIds: readonly string[]; today: string },
): Promise<SupplierTotal[]> {
  if (pilotIds.length === 0) return []
  const host = alias(organisations, 'host')
  const rows = await db
    .select({
      host: host.name,
      country: host.country,
      supplier: organisations.name,
      currency: pilotPayments.currency,
      vat: pilotPayments.vat,
      amount: sql<string>`sum(${pilotPayments.amount})`,
      pilots: sql<number>`count(distinct ${pilots.id})::int`,
    })
    .from(pilotPayments)
    .innerJoin(pilots, eq(pilots.id, pilotPayments.pilotId))
    .innerJoin(proposals, eq(proposals.id, pilots.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(host, eq(host.id, pilots.hostOrganisationId))
    .where(
      sql`exists (select 1 from pilots mine join proposals p on p.id = mine.proposal_id
        where mine.id = any(${sql.param([...pilotIds])}::uuid[])
          and mine.host_organisation_id = ${pilots.hostOrganisationId}
          and p.organisation_id = ${proposals.organisationId})`,
    )
    .groupBy(host.id, organisations.id, pilotPayments.currency, pilotPayments.vat)
    .orderBy(asc(host.name), asc(organisations.name))
  return rows.map(({ amount, ...row }) => {
    const total = { ...row, amount: Number(amount) }
    const rules = thresholdsFor(row.country, today)
    return { ...total, notes: rules && notesFor(total, rules) }
  })
}

/** The pilots of a challenge, by id. */
export async function pilotIdsOf(db: Executor, challengeId: string): Promise<string[]> {
  const rows = await db.select({ id: pilots.id }).from(pilots).where(eq(pilots.challengeId, challengeId))
  return rows.map(({ id }) => id)
}
