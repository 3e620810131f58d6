import { and, eq } from 'drizzle-orm'
import { pilotFollowups } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { dueFollowups, type FollowupMonths, type FollowupStanding } from '../core/scaling.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { signatory } from '../data/papers.server.ts'

export type AnswerFollowupInput = {
  readonly pilotId: string
  readonly by: string
  readonly months: FollowupMonths
  readonly standing: FollowupStanding
  /** For the parties alone; the standing is public with the pilot. */
  readonly text: string
}

/** A side says what had become of the pilot half a year or a year after its last day. Once each. */
export async function answerFollowup(
  { pilotId, by, months, standing, text }: AnswerFollowupInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row, programmeId, zone } = await lockPilot(tx, pilotId)
    const at = await clock.now(tx)
    if (!dueFollowups(row.endsOn, instantToWallClock(at, zone).date).includes(months))
      return refuse('followup-not-due')
    const { side } = await signatory(tx, { pilotId, personId: by })
    if (side === null) return refuse('not-a-signatory')
    const answered = await tx.$count(
      pilotFollowups,
      and(
        eq(pilotFollowups.pilotId, pilotId),
        eq(pilotFollowups.months, months),
        eq(pilotFollowups.side, side),
      ),
    )
    if (answered > 0) return refuse('followup-answered')
    await tx
      .insert(pilotFollowups)
      .values({ pilotId, months, side, standing, text: text.trim(), answeredBy: by, answeredAt: at })
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotFollowedUp',
      at,
      body: { by, pilotId, months, side, standing },
      secrets: { text: text.trim() },
    })
    await notices.replan(tx, { challengeId: row.challengeId })
    return accept(null)
  })
}
