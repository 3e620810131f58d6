import type { TestDatabase } from '#test/setup/database.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { realNotices } from '#test/factories/a-sender.ts'

/** In the middle of the open weeks of the challenge the factories make. */
export const whileOpen = '2021-12-10T10:00:00Z'
/** The deadline of that challenge, 23:59 in Helsinki. */
export const deadline = new Date('2021-12-22T21:59:00Z')
export const afterDeadline = '2021-12-22T21:59:00.001Z'

/** What flows get: the real clock, the real planner. */
export function portsOf(database: TestDatabase): Ports {
  return { db: database.db, clock: databaseClock, notices: realNotices }
}

/** A challenge that takes proposals, with the clock standing in its open weeks. */
export async function anOpenChallenge(database: TestDatabase, policy: { graceMinutes?: number } = {}) {
  await database.setClock(whileOpen)
  return insertChallenge(database.db, { state: 'open', ...policy })
}
