/** The challenge's owner is asked what can be hosted: at once, and the day before the hour it is needed by. */
import type { ChallengeFacts } from '#app/notify/core/facts.ts'
import { days, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { isStatable } from './core/hosting.ts'

/** Every owner while something is unanswered. A later request or another hour is another message. */
function asked({ challenge, hosting: { owners, request } }: ChallengeFacts) {
  if (request === null || request.missing === 0 || !isStatable(challenge.effectiveState)) return []
  const { askedAt, dueAt, missing } = request
  return owners.map((to) => ({
    to,
    about: challenge.id,
    askedAt,
    expiresAt: dueAt,
    data: {
      challenge: inLanguage(challenge.titles, to.locale),
      challengeSlug: challenge.slug,
      missing,
      dueAt: dueAt.toISOString(),
    },
  }))
}

const hostAsked = notice({
  name: 'host.asked',
  class: 'mandatory',
  audience: 'challenge-owners',
  wanted: (facts) =>
    asked(facts).map(({ askedAt, ...line }) => ({
      ...line,
      anchor: `${askedAt.getTime()}-${line.expiresAt.getTime()}`,
      sendAt: askedAt,
    })),
})

/** Where there is less time than a day from the asking, the first mail is enough. */
const hostReminder = notice({
  name: 'host.reminder',
  class: 'service',
  audience: 'challenge-owners',
  isReminder: true,
  wanted: (facts) =>
    asked(facts).flatMap(({ askedAt, ...line }) => {
      const sendAt = new Date(line.expiresAt.getTime() - days(1))
      return sendAt.getTime() - askedAt.getTime() < days(1)
        ? []
        : [{ ...line, anchor: line.expiresAt.getTime(), sendAt }]
    }),
})

export const hostingNotices: readonly Notice[] = [hostAsked, hostReminder]
