import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, programmes } from '#db/schema/index.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'

export type FoundProgramme = typeof programmes.$inferSelect

/** @throws StartupProblem naming the programmes there are */
export async function findProgramme(db: Executor, slug: string): Promise<FoundProgramme> {
  const [found] = await db.select().from(programmes).where(eq(programmes.slug, slug))
  if (found) return found
  const all = await db.select({ slug: programmes.slug }).from(programmes).orderBy(programmes.slug)
  throw new StartupProblem(
    `There is no programme "${slug}"; there is ${all.map((one) => one.slug).join(', ') || 'none'}.`,
  )
}

/**
 * `programme` or `programme/challenge`, as in the addresses.
 * @throws StartupProblem when there is none of that name
 */
export async function findScope(
  db: Executor,
  typed: string,
): Promise<{ programmeId: string; challengeId: string | null }> {
  const [programme = '', challenge] = typed.split('/')
  const { id: programmeId } = await findProgramme(db, programme)
  if (challenge === undefined) return { programmeId, challengeId: null }
  const all = await db
    .select({ id: challenges.id, slug: challenges.slug })
    .from(challenges)
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(challenges.slug)
  const found = all.find(({ slug }) => slug === challenge)
  if (found) return { programmeId, challengeId: found.id }
  throw new StartupProblem(
    `${programme} has no challenge "${challenge}"; it has ${all.map(({ slug }) => slug).join(', ') || 'none'}.`,
  )
}

/** True for the identity of a message, as `outbox:list` prints it. */
export function isIdentity(typed: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(typed)
}
