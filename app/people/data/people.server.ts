import { eq, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { people } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly zone: string | null
}

const columns = {
  id: people.id,
  name: people.name,
  email: people.email,
  locale: people.locale,
  zone: people.zone,
}

/** The account with this address (small letters), or null. */
export async function personWithEmail(db: Executor, email: string): Promise<Person | null> {
  const [row] = await db.select(columns).from(people).where(eq(people.email, email))
  return row ?? null
}

/** The account with this id, or null. */
export async function personWithId(db: Executor, id: string): Promise<Person | null> {
  const [row] = await db.select(columns).from(people).where(eq(people.id, id))
  return row ?? null
}

/**
 * The account of an address, made when there is none. `isNew` tells which. Two at the same moment meet the unique key
 * and get the same account.
 */
export async function ensurePerson(
  db: Executor,
  given: { email: string; name: string; locale: Locale; zone?: string | null; isVerified: boolean },
): Promise<Person & { isNew: boolean }> {
  const [made] = await db
    .insert(people)
    .values({
      email: given.email,
      name: given.name,
      locale: given.locale,
      zone: given.zone ?? null,
      emailVerified: given.isVerified,
    })
    .onConflictDoNothing({ target: people.email })
    .returning(columns)
  if (made) return { ...made, isNew: true }
  if (given.isVerified) {
    await db.update(people).set({ emailVerified: true }).where(eq(people.email, given.email))
  }
  const found = await personWithEmail(db, given.email)
  if (!found) throw new Error('The account vanished while it was being made')
  return { ...found, isNew: false }
}

/**
 * Gives an account an address (small letters) that has been shown to be its person's. False when another account has
 * it, also when that one was made at the same moment: the savepoint keeps the transaction usable.
 */
export async function changeEmail(tx: Tx, personId: string, email: string): Promise<boolean> {
  try {
    await tx.transaction((inner) =>
      inner
        .update(people)
        .set({ email, emailVerified: true, updatedAt: sql`haaste_now()` })
        .where(eq(people.id, personId)),
    )
    return true
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string }
    if (code === '23505') return false
    throw error
  }
}
