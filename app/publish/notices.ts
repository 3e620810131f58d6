/**
 * Who hears that a challenge waits for approval, was approved or handed back, is on the calendar, and is open. What teams
 * and followers hear stands in reader-notices.ts.
 */
import { calendarRemarks } from '#app/lifecycle/calendar-remarks.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import type { ChallengeFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, days, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { aboutChallenge } from './about-challenge.ts'
import { readerNotices } from './reader-notices.ts'
import { transitionNotices } from './transition-notices.ts'

function isAuthor({ challenge }: ChallengeFacts, person: PersonFacts): boolean {
  return person.personId === challenge.createdBy || person.personId === challenge.requestedBy
}

/** Whom the programme has named, with their deputies; any organiser where it has named nobody. */
function mayApprove({ namedApprovers }: ChallengeFacts, { personId }: PersonFacts): boolean {
  return namedApprovers.length === 0 || namedApprovers.includes(personId)
}

/** At once, to everybody who could approve. It goes away when the review is over. */
const reviewRequested = notice({
  name: 'challenge.review_requested',
  class: 'service',
  audience: 'approvers',
  wanted: (facts) => {
    const { challenge, happenedAt, organisers } = facts
    const requestedAt = happenedAt.ReviewRequested
    if (challenge.state !== 'in_review' || requestedAt === undefined) return []
    const asker = organisers.find(({ personId }) => personId === challenge.requestedBy)
    return organisers
      .filter((person) => !isAuthor(facts, person) && mayApprove(facts, person))
      .map((to) => ({
        to,
        about: challenge.id,
        anchor: requestedAt.getTime(),
        sendAt: requestedAt,
        expiresAt: after(requestedAt, days(14)),
        data: { ...aboutChallenge(facts, to), asker: asker?.name ?? null },
      }))
  },
})

/** At once, to the authors: what became of their brief. The newest answer only. */
const approvedOrReturned = notice({
  name: 'challenge.approved_or_returned',
  class: 'service',
  audience: 'authors',
  wanted: (facts) => {
    const { challenge, organisers } = facts
    const answer = answerOf(facts)
    if (answer === null) return []
    return organisers
      .filter((person) => isAuthor(facts, person))
      .map((to) => ({
        to,
        about: challenge.id,
        anchor: answer.at.getTime(),
        sendAt: answer.at,
        expiresAt: after(answer.at, days(14)),
        data: {
          ...aboutChallenge(facts, to),
          isApproved: answer.isApproved,
          remarks: answer.isApproved ? null : challenge.reviewRemarks,
        },
      }))
  },
})

function answerOf({ challenge, happenedAt }: ChallengeFacts): { isApproved: boolean; at: Date } | null {
  if (challenge.endedFrom !== null) return null
  if (challenge.state === 'changes_requested' && happenedAt.ChangesRequested !== undefined)
    return { isApproved: false, at: happenedAt.ChangesRequested }
  if (hasReached(roadStateOf(challenge), 'approved') && happenedAt.ChallengeApproved !== undefined)
    return { isApproved: true, at: happenedAt.ChallengeApproved }
  return null
}

/** At once, to the organisers: when it opens, and whether the calendar deserves a second look. Once per calendar. */
const scheduled = notice({
  name: 'challenge.scheduled',
  class: 'service',
  audience: 'organisers',
  wanted: (facts) => {
    const { challenge, happenedAt, organisers } = facts
    const scheduledAt = happenedAt.ChallengeScheduled
    if (challenge.state !== 'scheduled' || scheduledAt === undefined) return []
    return organisers.map((to) => ({
      to,
      about: challenge.id,
      anchor: challenge.calendar.version,
      sendAt: scheduledAt,
      expiresAt:
        challenge.calendar.opensAt > scheduledAt ? challenge.calendar.opensAt : after(scheduledAt, days(1)),
      data: { ...aboutChallenge(facts, to), remarks: calendarRemarks(challenge.calendar).length },
    }))
  },
})

/** At the opening, to the organisers. Planned as soon as the challenge is on the calendar. */
const openedTeam = notice({
  name: 'challenge.opened_team',
  class: 'service',
  audience: 'organisers',
  wanted: (facts) => {
    const { challenge, organisers } = facts
    if (challenge.endedFrom !== null || !hasReached(roadStateOf(challenge), 'scheduled')) return []
    const { opensAt } = challenge.calendar
    return organisers.map((to) => ({
      to,
      about: challenge.id,
      // A moved deadline is a new version of the calendar, but the opening stays what it was: told once.
      anchor: opensAt.getTime(),
      sendAt: opensAt,
      expiresAt: after(opensAt, days(2)),
      data: aboutChallenge(facts, to),
    }))
  },
})

/** At the opening, by day where they are, to the partners: what they can pass on. */
const partnerKit = notice({
  name: 'challenge.partner_kit',
  class: 'service',
  audience: 'partners',
  wanted: (facts) => {
    const { challenge, partners } = facts
    if (challenge.endedFrom !== null || !hasReached(roadStateOf(challenge), 'scheduled')) return []
    const { opensAt, zone } = challenge.calendar
    return partners.map((to) => ({
      to,
      about: challenge.id,
      anchor: opensAt.getTime(),
      sendAt: afterTheNight(opensAt, to.zone ?? zone),
      expiresAt: after(opensAt, days(7)),
      data: { ...aboutChallenge(facts, to), programmeSlug: facts.programme.slug },
    }))
  },
})

/** The morning after, to the organisers: how many questions came in and wait. */
const questionReceived = notice({
  name: 'challenge.question_received',
  class: 'service',
  audience: 'organisers',
  digestHour: 8,
  wanted: (facts) =>
    facts.organisers.flatMap((to) =>
      facts.questionsWaiting.map((askedAt) => ({
        to,
        about: facts.challenge.id,
        anchor: askedAt.getTime(),
        sendAt: askedAt,
        expiresAt: after(askedAt, days(2)),
        data: {
          challengeSlug: facts.challenge.slug,
          challenge: inLanguage(facts.challenge.titles, to.locale),
          items: [{ askedAt: askedAt.toISOString() }],
        },
      })),
    ),
})

export const publishNotices: readonly Notice[] = [
  reviewRequested,
  approvedOrReturned,
  scheduled,
  openedTeam,
  partnerKit,
  questionReceived,
  ...transitionNotices,
  ...readerNotices,
]
