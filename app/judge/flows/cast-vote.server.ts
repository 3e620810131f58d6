import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { checkedVote, type VoteRefusal } from '../core/ballots/budget-vote.ts'
import { voteStageAt } from '../core/ballots/vote-period.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { publicVoteOf, voteProjects, writeVote } from '../data/public-vote.server.ts'

/**
 * Keeps one person's vote in place of any earlier one, while the vote is open by the database's clock. Who picked what is
 * in no entry of the record: a vote is secret.
 */
export async function castVote(
  input: { readonly challengeId: string; readonly personId: string; readonly picks: readonly string[] },
  { db, clock }: Ports,
): Promise<Result<null, JudgeRefusal | VoteRefusal>> {
  return db.transaction(async (tx) => {
    const { challengeId, personId } = input
    const challenge = await loadChallenge(tx, challengeId, 'share')
    const vote = challenge && (await publicVoteOf(tx, challengeId))
    if (!challenge || !vote) return refuse('no-public-vote')
    const now = await clock.now(tx)
    const { state } = settled(challenge, now)
    if (state === 'cancelled' || state === 'archived') return refuse('vote-not-open')
    if (voteStageAt(vote, challenge.calendar.closesAt, now) !== 'open') return refuse('vote-not-open')
    const picks = checkedVote(vote, await voteProjects(tx, challengeId), input.picks)
    if (!picks.ok) return picks
    await writeVote(tx, { challengeId, personId, picks: picks.value, at: now })
    return accept(null)
  })
}
