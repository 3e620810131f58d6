import type { Executor } from '#db/client.server.ts'
import { organisations } from '#db/schema/index.ts'

type OrganisationFacts = Partial<typeof organisations.$inferInsert>

let count = 0

/** An enterprise in Finland without anything special. */
export async function anOrganisation(db: Executor, facts: OrganisationFacts = {}) {
  count += 1
  const [organisation] = await db
    .insert(organisations)
    .values({ name: `Organisation ${count}`, kind: 'enterprise', country: 'FI', ...facts })
    .returning()
  return organisation!
}
