import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { pilotPapers, pilots, pilotSignatures } from '#db/schema/index.ts'
import { isOwnName } from '#app/announce/core/typed-name.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isSigned, type PilotSide } from '../core/papers.ts'
import { decidePilotState, isOver } from '../core/pilot-states.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { newestPaper, signatory } from '../data/papers.server.ts'

export type SignPaperInput = {
  readonly pilotId: string
  readonly by: string
  readonly paperId: string
  /** What the person had before their eyes. */
  readonly hash: string
  /** Their own name, as typed. */
  readonly signedName: string
}

/**
 * Signs the newest version of a paper for one's own side: the lead for the team, the contact for the host, the manager.
 * With the last signature under the agreement an awarded pilot is agreed.
 */
export async function signPaper(
  { pilotId, by, paperId, hash, signedName }: SignPaperInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ side: PilotSide; isComplete: boolean }, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { row, programmeId } = await lockPilot(tx, pilotId)
    if (isOver(row.state)) return refuse('pilot-over')
    const [paper] = await tx
      .select()
      .from(pilotPapers)
      .where(and(eq(pilotPapers.id, paperId), eq(pilotPapers.pilotId, pilotId)))
    if (!paper) return refuse('paper-unknown')
    const newest = await newestPaper(tx, paper)
    if (newest?.id !== paperId || paper.hash !== hash) return refuse('paper-newer')
    const { side, name } = await signatory(tx, { pilotId, personId: by })
    if (side === null) return refuse('not-a-signatory')
    const signed = await tx
      .select({ side: pilotSignatures.side })
      .from(pilotSignatures)
      .where(eq(pilotSignatures.paperId, paperId))
    if (signed.some((each) => each.side === side)) return refuse('already-signed')
    if (!isOwnName(signedName, name)) return refuse('name-not-yours', { name })
    const at = await clock.now(tx)
    await tx
      .insert(pilotSignatures)
      .values({ paperId, hash, side, signedName: signedName.trim(), signedBy: by, signedAt: at })
    const about = { programmeId, challengeId: row.challengeId, proposalId: row.proposalId, at }
    const { kind, number } = paper
    await appendEntry(tx, {
      ...about,
      type: 'PilotPaperSigned',
      body: { by, pilotId, kind, number, side, hash },
      secrets: { signedName: signedName.trim() },
    })
    const isComplete = isSigned([...signed.map((each) => each.side), side])
    if (isComplete && kind === 'agreement' && row.state === 'awarded') await agree(tx, { pilotId, by, about })
    await notices.replan(tx, { challengeId: row.challengeId })
    return accept({ side, isComplete })
  })
}

async function agree(
  tx: Tx,
  {
    pilotId,
    by,
    about,
  }: {
    pilotId: string
    by: string
    about: { programmeId: string; challengeId: string; proposalId: string; at: Date }
  },
): Promise<void> {
  const locked = await lockPilot(tx, pilotId)
  const move = decidePilotState({ ...locked, state: locked.row.state }, { to: 'agreed', reason: '' })
  if (!move.ok) throw new Error(`A pilot all have signed is not agreed: ${move.refusal.code}`)
  await tx
    .update(pilots)
    .set({ state: 'agreed', stateAt: about.at, version: sql`${pilots.version} + 1` })
    .where(eq(pilots.id, pilotId))
  await appendEntry(tx, {
    ...about,
    type: 'PilotStateChanged',
    body: { by, pilotId, from: 'awarded', to: 'agreed' },
  })
}
