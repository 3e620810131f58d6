import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { hiddenCount, proposalsClosedTo } from '#app/judge/data/closed-proposals.server.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { commentStandings, isCheckOpen, isCheckTime } from '../core/comment-checks.ts'
import { commentsOf, historyOfComment, type Comment } from './comments.server.ts'
import { ratingsOf } from './told-feedback.server.ts'

const longestBeginning = 56

/**
 * What the check of comments shows to one person: never those of a proposal they are kept from, and of nobody who wrote
 * them. One comment is open: the one asked for, else the first that waits and is not their own.
 */
export async function feedbackDesk(
  { db, now, subject, signedIn }: RequestContext,
  { asked }: { asked: string | null },
) {
  const { id: challengeId, recorded } = sure(subject.challenge)
  const { personId } = signedIn
  const { state } = settled(recorded, now)
  const isOrganiser = isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId })
  const isAnnounced = state === 'announced' || state === 'piloting' || state === 'completed'
  const isTooEarly = !isCheckTime(state) && !isAnnounced
  const closed = await proposalsClosedTo(db, { challengeId, personId })
  const hidden = isTooEarly ? 0 : await hiddenCount(db, { challengeId, without: closed })
  const mayCount = isOrganiser && isAnnounced && hidden === 0
  const ratings = mayCount ? await ratingsOf(db, challengeId) : null
  const all = isTooEarly ? [] : await commentsOf(db, challengeId)
  const comments = all.filter(({ proposalId }) => !closed.has(proposalId))
  const open =
    comments.find(({ scorecardId }) => scorecardId === asked) ??
    comments.find(({ standing, authorId }) => standing === 'waiting' && authorId !== personId)
  return {
    ...{ isOrganiser, isTooEarly, mayCount, ratings },
    hidden,
    counts: commentStandings.map((standing) => ({
      standing,
      count: comments.filter((comment) => comment.standing === standing).length,
    })),
    lines: comments.map((comment) => ({ ...lineOf(comment), isOwn: comment.authorId === personId })),
    open: open && {
      ...lineOf(open),
      original: open.original,
      wording: open.wording,
      language: open.language,
      lang: htmlLangOf(open.language),
      number: open.number,
      isCheckable: isCheckOpen(state, open.standing) && open.authorId !== personId,
      isOwn: open.authorId === personId,
      history: await historyOfComment(db, open.scorecardId),
    },
  }
}

function lineOf({
  scorecardId,
  reference,
  title,
  titleLanguage,
  standing,
  step,
  wording,
  language,
}: Comment) {
  return {
    ...{ scorecardId, reference, title, titleLang: htmlLangOf(titleLanguage), standing },
    isEdited: step === 'edited',
    /** Enough to know it again in a list. */
    beginning: beginningOf(wording),
    beginningLang: htmlLangOf(language),
  }
}

function beginningOf(wording: string): string {
  const characters = [...wording.replace(/\s+/g, ' ')]
  return characters.length > longestBeginning
    ? `${characters.slice(0, longestBeginning).join('').trimEnd()}…`
    : characters.join('')
}
