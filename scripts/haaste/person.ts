import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { people, roleGrants } from '#db/schema/index.ts'
import { normalEmail } from '#app/people/core/sign-in.ts'
import { type Person, personWithEmail } from '#app/people/data/people.server.ts'
import { makeSignInLink } from '#app/people/flows/create-person.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import type { Ports } from '#app/http/context.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import { UsageProblem } from './command.ts'
import { runningDemo } from './database.ts'

/** An address as it is kept. */
export function readEmail(typed: string): string {
  const email = normalEmail(typed)
  if (z.email().max(254).safeParse(email).success) return email
  throw new UsageProblem(`"${typed}" is no mail address.`)
}

/** The account of an address that was typed. */
export async function findPerson(typed: string, { db }: Ports): Promise<Person> {
  const email = readEmail(typed)
  const person = await personWithEmail(db, email)
  if (person) return person
  throw new StartupProblem(`Nobody has an account with ${email}: make one with user:create.`)
}

/**
 * Who does what a command does: the one that is named, else the first administrator.
 * @throws StartupProblem when there is neither
 */
export async function findActor(typed: string | undefined, ports: Ports): Promise<Person> {
  if (typed !== undefined) return findPerson(typed, ports)
  const [first] = await ports.db
    .select({ email: people.email })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(eq(roleGrants.role, 'administrator'))
    .orderBy(asc(people.createdAt))
    .limit(1)
  if (!first) throw new StartupProblem('Say who does it with --by <email>: there is no administrator.')
  return findPerson(first.email, ports)
}

/** A whole address that signs somebody in once. */
export async function signInLink(
  personId: string,
  env: Env,
  ports: Ports,
): Promise<{ link: string; expiresAt: string }> {
  const made = await makeSignInLink({ personId, sessionSecret: env.sessionSecret }, ports)
  if (!made.ok) throw new Error('The account vanished while its link was being made')
  // A demo that runs knows its own port.
  const origin = runningDemo(env)?.note ?? env.publicOrigin
  return { link: origin + made.value.path, expiresAt: made.value.expiresAt.toISOString() }
}
