import { randomUUID } from 'node:crypto'
import type { Db } from '#db/client.server.ts'
import { sessions } from '#db/schema/index.ts'
import { findEntrance, type Entrance, type SubjectParams } from '#app/people/data/entrance.server.ts'

/** What the gate finds out about a person who is signed in; null when there is no such person. */
export async function anEntrance(
  db: Db,
  personId: string,
  params: SubjectParams = {},
): Promise<Entrance | null> {
  const tokenHash = randomUUID()
  await db.insert(sessions).values({ personId, tokenHash, expiresAt: new Date(Date.now() + 3_600_000) })
  return findEntrance(db, tokenHash, params)
}
