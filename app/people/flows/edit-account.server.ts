import { eq, sql } from 'drizzle-orm'
import { people } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** Changes what a person says about themselves: name, the language of mails, IANA zone or null. */
export async function editAccount(
  { personId, ...change }: { personId: string; name: string; locale: Locale; zone: string | null },
  { db }: Pick<Ports, 'db'>,
): Promise<void> {
  await db
    .update(people)
    .set({ ...change, updatedAt: sql`haaste_now()` })
    .where(eq(people.id, personId))
}
