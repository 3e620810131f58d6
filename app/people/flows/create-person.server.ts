import type { Ports } from '#app/http/context.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { normalEmail } from '../core/sign-in.ts'
import { ensurePerson, personWithId } from '../data/people.server.ts'
import { newProof } from '../data/sign-in-proofs.server.ts'

/** Makes an account for somebody, without a password: they sign in by mail, or by a link of `makeSignInLink`. */
export async function createPerson(
  given: { email: string; name: string; locale: Locale; zone?: string | null },
  { db }: Pick<Ports, 'db'>,
): Promise<Result<{ personId: string }, { code: 'email-taken' }>> {
  const email = normalEmail(given.email)
  const person = await ensurePerson(db, { ...given, email, isVerified: false })
  return person.isNew ? accept({ personId: person.id }) : refuse('email-taken')
}

/**
 * The path of a link that signs a person in once, within fifteen minutes: how the first administrator of an
 * installation gets in before any mail works. `sessionSecret` is the server's own.
 */
export async function makeSignInLink(
  { personId, sessionSecret }: { personId: string; sessionSecret: string },
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<{ path: string; expiresAt: Date }, { code: 'person-unknown' }>> {
  return db.transaction(async (tx) => {
    const person = await personWithId(tx, personId)
    if (!person) return refuse('person-unknown')
    const proof = await newProof(
      tx,
      { kind: 'sign-in', email: person.email },
      await clock.now(tx),
      sessionSecret,
    )
    return accept({
      path: `${pathsIn(person.locale).openLink}?token=${proof.token}`,
      expiresAt: proof.expiresAt,
    })
  })
}
