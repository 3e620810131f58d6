import { and, eq, inArray, sql } from 'drizzle-orm'
import { proposals, teamMembers } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Tx } from '#db/client.server.ts'
import { proposalFromRow } from '#app/apply/data/proposal-row.ts'
import { decideProposal } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import { accept, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { whyLeft, type LeftAlone } from '../core/left-alone.ts'
import { closePending } from '../data/completions.server.ts'
import { closePendingMove, openMoves } from '../data/moves.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { releasedAnew } from './screen-proposal.server.ts'

export type ScreenManyInput = {
  readonly challengeId: string
  readonly personId: string
  /** Each with the submitted version that stood in the list. */
  readonly chosen: readonly { readonly id: string; readonly version: number }[]
}

/** How many are eligible now, and which were left as they were, each with the reason. */
export type ScreenedMany = { readonly screened: number; readonly left: readonly LeftAlone[] }

/** In one transaction: whoever hands in or screens beside it waits for so many at the most. */
const batchSize = 100

/**
 * Says of several proposals that they meet the rules, each by the same decision as alone. It takes what is not screened or
 * has changed since: a verdict somebody gave for a reason is changed on its own page alone, and what a team is asked for is
 * waited for. What is left is named with the reason; a refusal is about all of them (the judging has started, the deadline
 * is ahead).
 */
export async function screenMany(
  input: ScreenManyInput,
  ports: Ports,
): Promise<Result<ScreenedMany, LifecycleRefusal>> {
  let screened = 0
  const left: LeftAlone[] = []
  for (let from = 0; from < input.chosen.length; from += batchSize) {
    const chosen = input.chosen.slice(from, from + batchSize)
    const result = await ports.db.transaction((tx) => screenBatch(tx, { ...input, chosen }, ports))
    if (!result.ok) return screened > 0 ? accept({ screened, left }) : result
    screened += result.value.screened
    left.push(...result.value.left)
  }
  return accept({ screened, left })
}

async function screenBatch(
  tx: Tx,
  { challengeId, personId, chosen }: ScreenManyInput,
  { clock, notices }: Ports,
): Promise<Result<ScreenedMany, LifecycleRefusal>> {
  const challenge = await loadChallenge(tx, challengeId, 'share')
  if (challenge === null) throw new Error('Proposals of a challenge that does not exist were screened')
  const rows = await lockAll(tx, { challengeId, personId, chosen })
  const now = await clock.now(tx)
  const command = { type: 'screen', by: personId, outcome: 'eligible', rule: '', reason: '' } as const
  const screened: string[] = []
  const left: LeftAlone[] = rows.own.map((reference) => ({ reference, why: 'own' }))
  const moving = await openMoves(
    tx,
    rows.locked.map(({ id }) => id),
    now,
  )
  for (const row of rows.locked) {
    const { reference } = row
    const decision = decideProposal(proposalFromRow(row), command, challenge, now)
    if (!decision.ok) {
      if (decision.refusal.code !== 'not-submitted') return decision
      left.push({ reference, why: 'withdrawn' })
      continue
    }
    const seen = chosen.find(({ id }) => id === row.id)?.version
    const isAsked = moving.has(row.id) || (row.completionDueAt !== null && now < row.completionDueAt)
    const why = whyLeft({ ...row, isAsked }, seen)
    if (why !== null) {
      left.push({ reference, why })
      continue
    }
    await tx
      .update(proposals)
      .set({
        screening: 'eligible',
        screeningRule: null,
        screeningReason: null,
        screenedBy: personId,
        screenedAt: now,
        screenedVersion: row.submittedVersion,
        duplicateOf: null,
        completionDueAt: null,
        ...releasedAnew(row, now),
      })
      .where(eq(proposals.id, row.id))
    if (row.completionDueAt !== null) await closePending(tx, row.id, now)
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      proposalId: row.id,
      type: 'ProposalScreened',
      at: now,
      body: { reference: row.reference, version: row.submittedVersion, outcome: 'eligible' },
    })
    // Only what was found not eligible or asked for something before may have a message waiting.
    if (row.screening !== null || row.completionDueAt !== null)
      await notices.replan(tx, { challengeId, proposalId: row.id })
    screened.push(row.id)
  }
  await closePendingMove(tx, screened, now)
  return accept({ screened: screened.length, left })
}

/**
 * The proposals of this challenge among those chosen, locked in one order; of those of the person's own teams only the
 * references, and nothing of what they are kept from as a juror.
 */
async function lockAll(tx: Tx, { challengeId, personId, chosen }: ScreenManyInput) {
  const ids = chosen.map(({ id }) => id)
  if (ids.length === 0) return { locked: [], own: [] }
  const isOfChosen = and(
    eq(proposals.challengeId, challengeId),
    inArray(proposals.id, ids),
    sql`${proposals.id} <> all(${keptFrom(personId)})`,
  )
  const isOwn = sql`exists (select 1 from ${teamMembers}
    where ${teamMembers.proposalId} = ${proposals.id} and ${teamMembers.personId} = ${personId})`
  const locked = await tx
    .select()
    .from(proposals)
    .where(and(isOfChosen, sql`not ${isOwn}`))
    .orderBy(proposals.id)
    .for('update', { of: proposals })
  const own = await tx
    .select({ reference: proposals.reference })
    .from(proposals)
    .where(and(isOfChosen, isOwn))
  return { locked, own: own.map(({ reference }) => reference) }
}
