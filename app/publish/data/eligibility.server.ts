import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges } from '#db/schema/index.ts'
import { eligibilityFromRow, type Eligibility } from '../core/eligibility.ts'

/** Who may apply to a challenge, as its organiser said. */
export async function eligibilityOf(db: Executor, challengeId: string): Promise<Required<Eligibility>> {
  const [row] = await db
    .select({
      eligibleKinds: challenges.eligibleKinds,
      eligibleCountries: challenges.eligibleCountries,
      consortium: challenges.consortium,
      maturityFrom: challenges.maturityFrom,
      maturityTo: challenges.maturityTo,
      isOncePerOrganisation: challenges.isOncePerOrganisation,
    })
    .from(challenges)
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error(`there is no challenge ${challengeId}`)
  return eligibilityFromRow(row)
}
