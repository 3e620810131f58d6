import { commentChecks } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { proposalsClosedTo } from '#app/judge/data/closed-proposals.server.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isCheckOpen, storedStep, type CheckStep } from '../core/comment-checks.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { commentsOf, type Comment } from '../data/comments.server.ts'

export type CheckCommentInput = {
  readonly challengeId: string
  readonly scorecardId: string
  readonly by: string
  /** How many steps there were when it was read. */
  readonly seen: number
  readonly step: CheckStep
  /** The words the team is to read, the juror's or better ones. */
  readonly wording: string
  /** What language the words are in that the team reads. */
  readonly language: ContentLanguage
  /** Why it is sent back or withheld. */
  readonly reason: string
}

/**
 * One step of the check of a comment, by somebody who did not write it and whom nothing keeps from the proposal. The words
 * of the juror stay in the scorecard. Once the last comment of a challenge is settled, the record says so.
 */
export async function checkComment(
  input: CheckCommentInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ waiting: number }, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const { challengeId, scorecardId, by, step } = input
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A comment was checked in a challenge that does not exist')
    const now = await clock.now(tx)
    const closed = await proposalsClosedTo(tx, { challengeId, personId: by })
    const comment = (await commentsOf(tx, challengeId)).find(
      (each) => each.scorecardId === scorecardId && !closed.has(each.proposalId),
    )
    if (!comment) return refuse('comment-gone')
    const { state } = settled(challenge, now)
    if (!isCheckOpen(state, comment.standing)) return refuse('comment-check-over')
    if (comment.authorId === by) return refuse('own-comment')
    if (comment.number !== input.seen) return refuse('comment-checked-since')
    const isTold = step === 'approve'
    const wording = input.wording.trim().replace(/\r\n?/g, '\n')
    if (isTold && wording === '') return refuse('comment-wording-missing')
    if (!isTold && input.reason.trim() === '') return refuse('comment-reason-missing')
    await tx.insert(commentChecks).values({
      ...{ scorecardId, challengeId, number: comment.number + 1, original: comment.original },
      step: storedStep(step, wording, plainOf(comment)),
      ...(isTold ? { wording, language: input.language } : { reason: input.reason.trim() }),
      saidBy: by,
      saidAt: now,
    })
    const waiting = await sayIfChecked(tx, { challenge, by, at: now, wasSettled: !isWaiting(comment) })
    // What is let through once the result is out is news to its team.
    const isNews = isTold && (state === 'announced' || state === 'piloting')
    if (step === 'send-back' || comment.standing === 'sent-back' || isNews)
      await notices.replan(tx, { challengeId })
    return accept({ waiting })
  })
}

/** Compared as a browser sends it back. */
const plainOf = ({ step, wording, original }: Comment) => ({
  ...{ step, wording: wording.trim(), original: original.trim() },
})

const isWaiting = ({ standing }: { standing: string }) => standing === 'waiting' || standing === 'sent-back'

async function sayIfChecked(
  tx: Tx,
  { challenge, by, at, wasSettled }: { challenge: Challenge; by: string; at: Date; wasSettled: boolean },
): Promise<number> {
  const { id: challengeId, programmeId } = challenge
  const all = await commentsOf(tx, challengeId)
  const waiting = all.filter(isWaiting).length
  if (waiting > 0 || wasSettled) return waiting
  const edited = all.filter((comment) => comment.step === 'edited').length
  const withheld = all.filter(({ standing }) => standing === 'withheld').length
  await appendEntry(tx, {
    ...{ programmeId, challengeId, at, type: 'CommentsChecked' },
    body: { by, comments: all.length, edited, withheld },
  })
  return 0
}
