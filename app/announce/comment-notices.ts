/** A juror hears that a comment to a team came back: the result waits for it, and jurors seldom look after the judging. */
import { after, days, inLanguage, minutes } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { isCheckTime } from './core/comment-checks.ts'

/** What is sent back within this time is told together. */
const settledMinutes = 15

const commentReturned = notice({
  name: 'jury.comment_returned',
  class: 'mandatory',
  audience: 'jurors-to-write-anew',
  wanted: ({ challenge, returned }) => {
    if (!isCheckTime(challenge.effectiveState)) return []
    return returned.map(({ jurorId, comments, sentBackAt, ...to }) => ({
      to,
      about: jurorId,
      anchor: sentBackAt.toISOString(),
      sendAt: after(sentBackAt, minutes(settledMinutes)),
      expiresAt: after(sentBackAt, days(3)),
      data: {
        challenge: inLanguage(challenge.titles, to.locale),
        slug: challenge.slug,
        comments,
      },
    }))
  },
})

export const commentNotices: readonly Notice[] = [commentReturned]
