import { and, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { consensusMeetings } from '#db/schema/index.ts'
import type { JuryMeetingFacts } from '../core/facts.ts'

/** The meeting of a jury that is planned and has an hour; null without one. One query. */
export async function juryMeetingFacts(db: Executor, challengeId: string): Promise<JuryMeetingFacts | null> {
  const [row] = await db
    .select({
      id: consensusMeetings.id,
      startsAt: consensusMeetings.startsAt,
      endsAt: consensusMeetings.endsAt,
      place: consensusMeetings.place,
      link: consensusMeetings.link,
      convenedAt: consensusMeetings.convenedAt,
      sequence: consensusMeetings.sequence,
      changedAt: consensusMeetings.changedAt,
      calledOffAt: consensusMeetings.calledOffAt,
      callOffReason: consensusMeetings.callOffReason,
    })
    .from(consensusMeetings)
    .where(and(eq(consensusMeetings.challengeId, challengeId), eq(consensusMeetings.state, 'planned')))
  if (!row) return null
  const { startsAt, endsAt, convenedAt, changedAt, ...meeting } = row
  if (!startsAt || !endsAt || !convenedAt || !changedAt) return null
  return { ...meeting, startsAt, endsAt, convenedAt, changedAt }
}
