import { pilotPapers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { hashOfPaper, paperRefusal, type PaperText } from '../core/papers.ts'
import { isOver } from '../core/pilot-states.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { newestPaper } from '../data/papers.server.ts'

export type SendPaperInput = Omit<PaperText, 'number'> & {
  readonly by: string
  /** The number of the newest version the page showed; 0 for none. */
  readonly after: number
}

/**
 * Sends a letter of intent or an agreement to every side for signing, as a new version. Earlier ones stay with their
 * signatures; only the newest is signed from then on.
 */
export async function sendPaper(
  { by, after, ...given }: SendPaperInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ number: number; hash: string }, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { pilotId, kind } = given
    const { row, programmeId, zone } = await lockPilot(tx, pilotId)
    if (isOver(row.state)) return refuse('pilot-over')
    const at = await clock.now(tx)
    const refusal = paperRefusal(given, instantToWallClock(at, zone).date)
    if (refusal) return { ok: false, refusal }
    const last = (await newestPaper(tx, given))?.number ?? 0
    if (last !== after) return refuse('paper-newer')
    const paper: PaperText = {
      ...given,
      text: given.text.trim(),
      annexes: given.annexes.trim(),
      number: last + 1,
    }
    const hash = hashOfPaper(paper, sha256)
    await tx.insert(pilotPapers).values({ ...paper, hash, sentBy: by, sentAt: at })
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotPaperSent',
      at,
      body: { by, pilotId, kind, number: paper.number, hash },
      secrets: { paper: canonicalJson(paper) },
    })
    await notices.replan(tx, { challengeId: row.challengeId })
    return accept({ number: paper.number, hash })
  })
}
