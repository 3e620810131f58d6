import type { RequestContext } from '#app/http/context.ts'
import type { VoteFactsView } from '../core/ballots/vote-view.ts'
import { voteStageAt } from '../core/ballots/vote-period.ts'
import { publicVoteFor } from './public-vote.server.ts'

type FoundVote = NonNullable<Awaited<ReturnType<typeof publicVoteFor>>>

/** That the public votes, when, over how much and by which rule; null where it does not, or not any more. */
export async function statedVote(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  slug: string,
): Promise<VoteFactsView | null> {
  const found = await publicVoteFor(db, slug)
  return found && found.state !== 'cancelled' ? voteFacts(found, now) : null
}

/** What was stated of a vote, as a page may carry it, and where it stands now. */
export function voteFacts({ vote, unsealedAt, zone, state }: FoundVote, now: Date): VoteFactsView {
  const { challengeId: _, opensAt, closesAt, ...rule } = vote
  return {
    ...rule,
    stage: state === 'cancelled' ? 'before' : voteStageAt(vote, unsealedAt, now),
    zone,
    opensAtIso: opensAt.toISOString(),
    closesAtIso: closesAt.toISOString(),
    nowIso: now.toISOString(),
  }
}
