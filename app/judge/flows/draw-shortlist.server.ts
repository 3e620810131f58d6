import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { finalists, shortlists } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { toExactText } from '#app/platform/fraction.ts'
import { allowedNow, openRound } from '../core/deliberation/rounds.ts'
import { drawShortlist as draw, type Drawing, type LineRule } from '../core/deliberation/shortlist.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { eligibleProposalIds } from '../data/declarations.server.ts'
import { countingRankingOf, finalistsOf, shortlistOf } from '../data/finalists.server.ts'
import { roundsOf } from '../data/rounds.server.ts'

export type DrawShortlistInput = {
  readonly challengeId: string
  readonly by: string
  readonly line: LineRule
  readonly chosen: readonly string[]
  readonly reasons: Readonly<Record<string, string>>
  /** Of the shortlist that was on the screen; 0 for none. */
  readonly seen: number
}

/**
 * Draws the finalists by the ranking that counts. It may be drawn again while its round is open; what stands then is what
 * the next rounds work with. Whoever has a conflict with one of the proposals does not draw.
 */
export async function drawShortlist(
  { challengeId, by, line, chosen, reasons, seen }: DrawShortlistInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ finalists: number }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Finalists were drawn in a challenge that does not exist')
    const now = await clock.now(tx)
    if (!allowedNow(await roundsOf(tx, challengeId), settled(challenge, now).state).drawing)
      return refuse('shortlist-not-open')
    const before = await shortlistOf(tx, challengeId)
    if ((before?.version ?? 0) !== seen) return refuse('shortlist-changed')
    const { counting, rule } = await countingRankingOf(tx, challengeId)
    const closed = await proposalsClosedTo(tx, { challengeId, personId: by })
    if (counting.some(({ proposalId }) => closed.has(proposalId))) return refuse('drawer-in-conflict')
    const drawn = draw(counting, line, { chosen, reasons })
    if (!drawn.ok) return drawn

    await writeDrawing(tx, { challengeId, by, at: now, line, drawing: drawn.drawing, version: seen + 1 })
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'ShortlistDrawn',
      at: now,
      body: {
        by,
        rule: line.rule,
        value: line.value,
        counts: rule.counts,
        finalists: drawn.drawing.finalists.length,
        deviations:
          drawn.drawing.omitted.length + drawn.drawing.finalists.filter(({ reason }) => reason).length,
      },
      secrets: {
        shortlist: canonicalJson(drawn.drawing),
        ranking: canonicalJson(
          counting.map(({ proposalId, place, total }) => ({
            proposalId,
            place,
            total: total && toExactText(total),
          })),
        ),
      },
    })
    await notices.replan(tx, { challengeId })
    return accept({ finalists: drawn.drawing.finalists.length })
  })
}

async function writeDrawing(
  tx: Tx,
  given: { challengeId: string; by: string; at: Date; line: LineRule; drawing: Drawing; version: number },
): Promise<void> {
  const { challengeId, by, at, line, drawing, version } = given
  const values = { ...line, omitted: drawing.omitted, drawnAt: at, drawnBy: by, version }
  await tx
    .insert(shortlists)
    .values({ challengeId, ...values })
    .onConflictDoUpdate({ target: shortlists.challengeId, set: values })
  await tx.delete(finalists).where(eq(finalists.challengeId, challengeId))
  await tx
    .insert(finalists)
    .values(drawing.finalists.map(({ proposalId, reason }) => ({ proposalId, challengeId, at, by, reason })))
}

/**
 * Takes one more proposal into the final with a reason, once the shortlist is closed: where a finalist has withdrawn, or
 * the jury has found a mistake. Only while the pitches or the final last.
 */
export async function addFinalist(
  {
    challengeId,
    by,
    proposalId,
    reason,
  }: { challengeId: string; by: string; proposalId: string; reason: string },
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A finalist was added in a challenge that does not exist')
    const now = await clock.now(tx)
    const open = openRound(await roundsOf(tx, challengeId), settled(challenge, now).state)
    if (open?.kind !== 'pitch' && open?.kind !== 'final') return refuse('shortlist-not-open')
    const closed = await proposalsClosedTo(tx, { challengeId, personId: by })
    if (closed.has(proposalId)) return refuse('drawer-in-conflict')
    if (!(await eligibleProposalIds(tx, challengeId)).includes(proposalId))
      return refuse('finalist-not-eligible')
    if ((await finalistsOf(tx, challengeId)).some((row) => row.proposalId === proposalId))
      return refuse('shortlist-changed')
    if (reason.trim() === '')
      return refuse('deviation-reason-missing', { proposalIds: [proposalId], count: 1 })
    await tx.insert(finalists).values({ proposalId, challengeId, at: now, by, reason: reason.trim() })
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'FinalistAdded',
      at: now,
      body: { by },
      secrets: { finalist: canonicalJson({ proposalId, reason: reason.trim() }) },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
