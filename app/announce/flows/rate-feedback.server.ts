import { feedbackRatings } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { ratingClosesAt, type Usefulness } from '../core/feedback-ratings.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { hasOutcome } from '../data/outcome-of-proposal.server.ts'

/**
 * How useful a team found its feedback: one answer of the whole team, in place of an earlier one. Neither who gave it nor
 * when is kept, and the record says nothing of it: what few teams answered is told to nobody.
 */
export async function rateFeedback(
  {
    challengeId,
    proposalId,
    usefulness,
    words,
  }: { challengeId: string; proposalId: string; usefulness: Usefulness; words: string },
  { db, clock }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('Feedback was rated in a challenge that does not exist')
    const now = await clock.now(tx)
    const isAnnounced = mayRead('own-outcome', { ...nobody, isTeamMember: true }, challenge, now)
    if (!isAnnounced || !(await hasOutcome(tx, proposalId))) return refuse('no-feedback')
    if (now >= ratingClosesAt(challenge.calendar.announcesAt)) return refuse('rating-over')
    const rating = { usefulness, words: words.trim() }
    await tx
      .insert(feedbackRatings)
      .values({ proposalId, challengeId, ...rating })
      .onConflictDoUpdate({ target: feedbackRatings.proposalId, set: rating })
    return accept(null)
  })
}
