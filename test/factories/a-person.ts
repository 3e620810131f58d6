import type { Executor } from '#db/client.server.ts'
import { people } from '#db/schema/index.ts'

type PersonFacts = Partial<typeof people.$inferInsert>

let count = 0

/** A person with an account, no roles. Dull: reads English, has not told a zone. */
export async function aPerson(db: Executor, facts: PersonFacts = {}) {
  count += 1
  const [person] = await db
    .insert(people)
    .values({
      name: `Person ${count}`,
      email: `person-${count}@people.example`,
      emailVerified: true,
      locale: 'en',
      ...facts,
    })
    .returning()
  return person!
}
