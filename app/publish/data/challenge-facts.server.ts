import { asc, eq, or } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import type { AddendumFacts } from '../core/addendum-facts.ts'
import type { Grant } from '../templates/template.ts'
import { challenges, organisations, programmeParties } from '#db/schema/index.ts'

/** What a challenge says of itself outside its texts. Throws when there is none: the gate has looked. */
export async function challengeFacts(db: Executor, challengeId: string) {
  const [facts] = await db
    .select({
      ownerId: challenges.ownerOrganisationId,
      minimumReviews: challenges.minimumReviews,
      pilotsOffered: challenges.pilotsOffered,
      isSealed: challenges.isSealed,
      graceMinutes: challenges.graceMinutes,
      appealDays: challenges.appealDays,
      embargoHours: challenges.embargoHours,
      answerDays: challenges.answerDays,
      eligibleKinds: challenges.eligibleKinds,
      eligibleCountries: challenges.eligibleCountries,
      consortium: challenges.consortium,
      maturityFrom: challenges.maturityFrom,
      maturityTo: challenges.maturityTo,
      isOncePerOrganisation: challenges.isOncePerOrganisation,
      grantAmount: challenges.grantAmount,
      grantCurrency: challenges.grantCurrency,
      grantVat: challenges.grantVat,
      sdgGoals: challenges.sdgGoals,
    })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!facts) throw new Error(`there is no challenge ${challengeId}`)
  return facts
}

/** The money of a pilot from its columns; null where the prize is the pilot alone. */
export function grantOf(row: {
  readonly grantAmount: number | null
  readonly grantCurrency: string | null
  readonly grantVat: Grant['vat']
}): Grant | null {
  const { grantAmount, grantCurrency, grantVat } = row
  return grantAmount === null || grantCurrency === null
    ? null
    : { amount: grantAmount, currency: grantCurrency, vat: grantVat }
}

/** Those of them that an addendum can change. */
export async function addendumFactsOf(db: Executor, challengeId: string): Promise<AddendumFacts> {
  const { pilotsOffered, eligibleKinds, eligibleCountries, ...money } = await challengeFacts(db, challengeId)
  return {
    pilots: pilotsOffered,
    grant: grantOf(money),
    kinds: eligibleKinds,
    countries: eligibleCountries,
  }
}

/** Who can be chosen as the owner: the programme's parties in their order, and whoever it is now. */
export async function possibleOwners(db: Executor, challengeId: string) {
  const rows = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(challenges)
    .leftJoin(programmeParties, eq(programmeParties.programmeId, challenges.programmeId))
    .innerJoin(
      organisations,
      or(
        eq(organisations.id, programmeParties.organisationId),
        eq(organisations.id, challenges.ownerOrganisationId),
      ),
    )
    .where(eq(challenges.id, challengeId))
    .orderBy(asc(programmeParties.position), asc(organisations.name))
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
