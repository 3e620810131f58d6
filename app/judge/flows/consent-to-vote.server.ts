import { eq } from 'drizzle-orm'
import { proposals, voteConsents } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { voteStageAt } from '../core/ballots/vote-period.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { publicVoteOf } from '../data/public-vote.server.ts'

export type ConsentToVote = {
  readonly proposalId: string
  readonly by: string
  /** Null takes the consent back: the proposal is not on the ballot. */
  readonly consent: { readonly cost: number; readonly summary: string } | null
}

/**
 * A team agrees that its proposal is shown on the ballot of the public vote, with a summary and a cost written for it, or
 * takes that back. Both end when the vote opens: everybody votes on the same ballot.
 */
export async function consentToVote(
  { proposalId, by, consent }: ConsentToVote,
  { db, clock, notices }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const [proposal] = await tx
      .select({ challengeId: proposals.challengeId, reference: proposals.reference, state: proposals.state })
      .from(proposals)
      .where(eq(proposals.id, proposalId))
      .for('update')
    const challenge = proposal && (await loadChallenge(tx, proposal.challengeId, 'share'))
    if (!proposal || !challenge) throw new Error('Consent was given for a proposal that does not exist')
    const vote = await publicVoteOf(tx, challenge.id)
    if (vote === null) return refuse('no-public-vote')
    const now = await clock.now(tx)
    if (voteStageAt(vote, challenge.calendar.closesAt, now) !== 'before' || now >= vote.opensAt)
      return refuse('ballot-settled')
    if (proposal.state === 'withdrawn') return refuse('proposal-withdrawn-from-vote')
    if (consent === null) {
      await tx.delete(voteConsents).where(eq(voteConsents.proposalId, proposalId))
    } else {
      const given = { ...consent, challengeId: challenge.id, givenAt: now, givenBy: by }
      await tx
        .insert(voteConsents)
        .values({ ...given, proposalId })
        .onConflictDoUpdate({ target: voteConsents.proposalId, set: given })
    }
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId: challenge.id,
      proposalId,
      type: consent === null ? 'VoteConsentTakenBack' : 'VoteConsentGiven',
      at: now,
      body: { reference: proposal.reference, ...(consent && { cost: consent.cost }) },
    })
    await notices.replan(tx, { challengeId: challenge.id })
    return accept(null)
  })
}
