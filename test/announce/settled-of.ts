import { settled } from '#app/lifecycle/settle.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import type { TestDatabase } from '#test/setup/database.ts'

/** The challenge as it stands by the database's clock, as pages ask for it. */
export async function settledOf({ db }: TestDatabase, challengeId: string) {
  const challenge = await loadChallenge(db, challengeId)
  if (!challenge) throw new Error('there is no such challenge')
  return settled(challenge, await databaseClock.now(db))
}
