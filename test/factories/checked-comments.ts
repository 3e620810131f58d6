import type { Ports } from '#app/http/context.ts'
import { commentsOf } from '#app/announce/data/comments.server.ts'
import { checkComment } from '#app/announce/flows/check-comment.server.ts'

/** Approves every comment of a challenge as its juror wrote it, by one person. */
export async function checkedComments(
  ports: Ports,
  { challengeId, by }: { challengeId: string; by: string },
): Promise<void> {
  for (const { scorecardId, number: seen, original: wording, language } of await commentsOf(
    ports.db,
    challengeId,
  )) {
    const checked = await checkComment(
      { challengeId, scorecardId, by, seen, step: 'approve', wording, language, reason: '' },
      ports,
    )
    if (!checked.ok) throw new Error(`a comment was refused: ${checked.refusal.code}`)
  }
}
