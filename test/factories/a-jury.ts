import type { Executor } from '#db/client.server.ts'
import { assignments, conflicts, jurors, people } from '#db/schema/index.ts'

let count = 0

/** A juror with an account of their own, seated unless said otherwise. Give `personId` to seat somebody who exists. */
export async function aJuror(
  db: Executor,
  { challengeId, ...given }: { challengeId: string } & Partial<typeof jurors.$inferInsert>,
): Promise<typeof jurors.$inferSelect> {
  count += 1
  const personId = given.personId ?? (await aPersonNamed(db, `Juror ${count}`))
  const state = given.state ?? 'accepted'
  const answeredAt = state === 'invited' ? null : new Date('2021-12-01T08:00:00Z')
  const [juror] = await db
    .insert(jurors)
    .values({
      state,
      answeredAt,
      invitedAt: new Date(Date.UTC(2021, 10, 1, 8, 0, count)),
      ...given,
      challengeId,
      personId,
    })
    .returning()
  if (!juror) throw new Error('A juror was inserted and not returned')
  return juror
}

/** Several jurors at once. */
export async function aJury(
  db: Executor,
  { challengeId, size = 3 }: { challengeId: string; size?: number },
): Promise<(typeof jurors.$inferSelect)[]> {
  const seats = []
  for (let seat = 0; seat < size; seat += 1) seats.push(await aJuror(db, { challengeId }))
  return seats
}

/** What a juror declared about one proposal: clear unless said otherwise. */
export async function aDeclaration(
  db: Executor,
  given: { jurorId: string; proposalId: string; challengeId: string } & Partial<
    typeof conflicts.$inferInsert
  >,
): Promise<void> {
  await db.insert(conflicts).values({ standing: 'clear', ...given })
}

/** A standing assignment, declared clear on the way. */
export async function anAssignment(
  db: Executor,
  given: { jurorId: string; proposalId: string; challengeId: string },
): Promise<typeof assignments.$inferSelect> {
  await db
    .insert(conflicts)
    .values({ ...given, standing: 'clear' })
    .onConflictDoNothing()
  const [assignment] = await db.insert(assignments).values(given).returning()
  if (!assignment) throw new Error('An assignment was inserted and not returned')
  return assignment
}

async function aPersonNamed(db: Executor, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@jury.example`
  const [person] = await db.insert(people).values({ name, email }).returning({ id: people.id })
  if (!person) throw new Error('A person was inserted and not returned')
  return person.id
}
