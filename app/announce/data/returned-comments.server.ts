import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { proposalsClosedTo } from '#app/judge/data/closed-proposals.server.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { isCheckTime } from '../core/comment-checks.ts'
import { commentsOf } from './comments.server.ts'

/** A juror's own comments that were sent back, with why; by reference. None of a proposal they are kept from since. */
export async function ownReturnedComments({ db, now, subject, signedIn }: RequestContext) {
  const { id: challengeId, recorded } = sure(subject.challenge)
  if (!isCheckTime(settled(recorded, now).state)) return []
  const closed = await proposalsClosedTo(db, { challengeId, personId: signedIn.personId })
  return (await commentsOf(db, challengeId))
    .filter(
      ({ authorId, standing, proposalId }) =>
        authorId === signedIn.personId && standing === 'sent-back' && !closed.has(proposalId),
    )
    .map(({ scorecardId, reference, title, titleLanguage, original, language, number, reason }) => ({
      ...{ scorecardId, reference, title, titleLang: htmlLangOf(titleLanguage), number, language },
      wording: original,
      reason: reason ?? '',
    }))
}
