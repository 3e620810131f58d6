import { commentChecks } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { proposalsClosedTo } from '#app/judge/data/closed-proposals.server.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { isCheckTime } from '../core/comment-checks.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { commentsOf } from '../data/comments.server.ts'

export type RewriteCommentInput = {
  readonly challengeId: string
  readonly scorecardId: string
  readonly by: string
  readonly seen: number
  readonly wording: string
  readonly language: ContentLanguage
}

/** A juror words a comment anew that was sent back. The scorecard stays as it was final; the new words are checked again. */
export async function rewriteComment(
  { challengeId, scorecardId, by, seen, wording, language }: RewriteCommentInput,
  { db, clock, notices }: Ports,
): Promise<Result<null, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A comment was written anew in a challenge that does not exist')
    const now = await clock.now(tx)
    const closed = await proposalsClosedTo(tx, { challengeId, personId: by })
    const comment = (await commentsOf(tx, challengeId)).find(
      (each) => each.scorecardId === scorecardId && each.authorId === by && !closed.has(each.proposalId),
    )
    if (!comment) return refuse('comment-gone')
    if (!isCheckTime(settled(challenge, now).state)) return refuse('comment-check-over')
    if (comment.standing !== 'sent-back' || comment.number !== seen) return refuse('comment-checked-since')
    const words = wording.trim().replace(/\r\n?/g, '\n')
    if (words === '') return refuse('comment-wording-missing')
    await tx.insert(commentChecks).values({
      ...{ scorecardId, challengeId, number: comment.number + 1, original: comment.original },
      ...{ step: 'rewritten', wording: words, language, saidBy: by, saidAt: now },
    })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
