import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { scorecards } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { missingCriteria } from '../core/scoring.ts'
import { criteriaAskedFor } from '../data/criteria.server.ts'
import { jurorNumberOf } from '../data/jury-seats.server.ts'
import { decimalsOf, pointsOf, scoresOf } from '../data/open-scorecard.server.ts'
import {
  openForWriting,
  writeEntries,
  type OpenScorecard,
  type ScorecardEntries,
  type ScorecardInput,
} from './save-scorecard.server.ts'

/**
 * Saves what came along and declares the scorecard final. Every criterion needs an answer, "cannot judge" included;
 * when one is missing the rest is saved all the same. The record gets a commitment to the scores, under the juror's
 * number. A second press finds it final and says so.
 */
export async function finaliseScorecard(
  input: ScorecardInput & ScorecardEntries,
  ports: Ports,
): Promise<Result<{ finalisedAt: Date }, JudgeRefusal>> {
  return ports.db.transaction(async (tx) => {
    const opened = await openForWriting(tx, input, ports)
    if (!opened.ok) return opened
    const saved = await writeEntries(tx, opened.value, input)
    if (!saved.ok) return saved
    return finalise(tx, opened.value, ports)
  })
}

async function finalise(
  tx: Tx,
  { challenge, assignment, scorecard, now }: OpenScorecard,
  { notices }: Ports,
): Promise<Result<{ finalisedAt: Date }, JudgeRefusal>> {
  const { jurorId, proposalId, challengeId } = assignment
  const rows = await scoresOf(tx, scorecard.id)
  const given = pointsOf(rows)
  const missing = missingCriteria(await criteriaAskedFor(tx, assignment), given).map(({ id }) => id)
  if (missing.length > 0) return refuse('scorecard-incomplete', { missing, count: missing.length })

  const [final] = await tx
    .update(scorecards)
    .set({ state: 'final', finalisedAt: now, version: sql`${scorecards.version} + 1` })
    .where(eq(scorecards.id, scorecard.id))
    .returning()
  if (!final) throw new Error('A scorecard vanished while it was being finalised')
  await appendEntry(tx, {
    programmeId: challenge.programmeId,
    challengeId,
    proposalId,
    type: 'ScorecardFinalised',
    at: now,
    body: {
      juror: await jurorNumberOf(tx, jurorId),
      scorecardId: scorecard.id,
      ...(scorecard.othersSeenAt !== null && { afterSeeingOthers: true }),
    },
    // What was scored stays closed until the result; the commitment lets anybody check it afterwards.
    secrets: { scores: canonicalJson({ points: decimalsOf(rows), commentToTeam: final.commentToTeam }) },
  })
  await notices.replan(tx, { challengeId })
  return accept({ finalisedAt: now })
}
