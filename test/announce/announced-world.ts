import { roleGrants } from '#db/schema/index.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import { announcesAt, decidingWorld, recorded, signing, type DecidingWorld } from './deciding-world.ts'

export type AnnouncedWorld = DecidingWorld & {
  /** An organiser who had no part in the decision. */
  readonly thirdId: string
}

/** The deciding world with its decision told an hour ago: the organiser recorded it, the colleague confirmed it. */
export async function announcedWorld(database: TestDatabase): Promise<AnnouncedWorld> {
  const made = await decidingWorld(database)
  const { programmeId, challengeId, organiserId, colleagueId, ports } = made
  const third = await aPerson(database.db, { name: 'Third' })
  await database.db
    .insert(roleGrants)
    .values(
      [organiserId, colleagueId, third.id].map((personId) => ({
        ...{ personId, programmeId },
        role: 'organiser' as const,
      })),
    )
    .onConflictDoNothing()
  const hash = await recorded(made)
  const confirmed = await confirmDecision({ challengeId, by: colleagueId, hash, ...signing(hash) }, ports)
  if (!confirmed.ok) throw new Error(`the decision was refused: ${confirmed.refusal.code}`)
  await database.setClock(new Date(announcesAt.getTime() + 3_600_000))
  return { ...made, thirdId: third.id }
}
