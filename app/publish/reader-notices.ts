/** What those hear who read a challenge: teams that answer it, and people who follow it. */
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import type {
  AddendumFacts,
  ChallengeFacts,
  FollowerFacts,
  PersonFacts,
  SessionFacts,
} from '#app/notify/core/facts.ts'
import { after, afterTheNight, before, days, hours, inLanguage, minutes } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { aboutChallenge } from './about-challenge.ts'

/** Time to see a mistake and issue another addendum before anybody is told. */
const changedAfter = minutes(10)

/** Those that no other followed before anybody was told. */
function toldAlone(addenda: readonly AddendumFacts[]): AddendumFacts[] {
  return addenda.filter(({ issuedAt }, index) => {
    const next = addenda[index + 1]
    return next === undefined || next.issuedAt > after(issuedAt, changedAfter)
  })
}

/**
 * An addendum, ten minutes after it was issued, to every team that has not withdrawn. Several within ten minutes are one
 * mail about the newest.
 */
const changed = notice({
  name: 'challenge.changed',
  class: 'mandatory',
  audience: 'teams-not-withdrawn',
  wanted: (facts) => {
    const { challenge, addenda, proposals } = facts
    if (challenge.endedFrom !== null) return []
    return toldAlone(addenda).flatMap(({ number, issuedAt, summaries }) =>
      proposals
        .filter(({ state, startedAt }) => state !== 'withdrawn' && startedAt < issuedAt)
        .flatMap((proposal) =>
          proposal.team.map((to) => ({
            to,
            about: proposal.id,
            proposalId: proposal.id,
            anchor: number,
            sendAt: after(issuedAt, changedAfter),
            expiresAt: after(issuedAt, days(14)),
            data: {
              ...aboutChallenge(facts, to),
              proposalId: proposal.id,
              reference: proposal.reference,
              number,
              summary: inLanguage(summaries, to.locale),
              isSubmitted: proposal.state === 'submitted',
            },
          })),
        ),
    )
  },
})

/** What every mail to a follower names. */
function toFollower(facts: ChallengeFacts, to: FollowerFacts) {
  return { ...aboutChallenge(facts, to), following: to.followingId }
}

function isOnTheRoad({ challenge }: ChallengeFacts): boolean {
  return challenge.endedFrom === null && hasReached(roadStateOf(challenge), 'scheduled')
}

/** At the opening, by day where they are, to those who asked before it: at a session, say. */
const published = notice({
  name: 'challenge.published',
  class: 'bulletin',
  audience: 'followers',
  wanted: (facts) => {
    if (!isOnTheRoad(facts)) return []
    const { opensAt, closesAt, zone } = facts.challenge.calendar
    return facts.followers
      .filter(({ followsFrom, hasProposal }) => followsFrom < opensAt && !hasProposal)
      .map((to) => ({
        to,
        about: facts.challenge.id,
        anchor: opensAt.getTime(),
        sendAt: afterTheNight(opensAt, to.zone ?? zone),
        expiresAt: closesAt,
        data: toFollower(facts, to),
      }))
  },
})

/** How long before the deadline those are reminded who have not begun. */
const closingReminders = [
  { name: '21d', length: days(21), isTrueFor: days(1) },
  { name: '7d', length: days(7), isTrueFor: hours(20) },
  { name: '48h', length: hours(48), isTrueFor: hours(12) },
] as const

/** Three weeks, one week and two days before the deadline, to followers without a draft. */
const closingSoon = notice({
  name: 'challenge.closing_soon',
  class: 'bulletin',
  audience: 'followers',
  isReminder: true,
  wanted: (facts) => {
    if (!isOnTheRoad(facts)) return []
    const { closesAt, version } = facts.challenge.calendar
    return closingReminders.flatMap(({ name, length, isTrueFor }) => {
      const sendAt = before(closesAt, length)
      return facts.followers
        .filter(({ followsFrom, hasProposal }) => !hasProposal && followsFrom < before(sendAt, days(1)))
        .map((to) => ({
          to,
          about: facts.challenge.id,
          anchor: `${version}-${name}`,
          sendAt,
          expiresAt: after(sendAt, isTrueFor),
          data: { ...toFollower(facts, to), left: name },
        }))
    })
  },
})

/** An addendum, to followers without a proposal, by day where they are. */
const followChanged = notice({
  name: 'follow.changed',
  class: 'service',
  audience: 'followers',
  wanted: (facts) => {
    const { challenge, addenda, followers } = facts
    if (challenge.endedFrom !== null) return []
    return toldAlone(addenda).flatMap(({ number, issuedAt, summaries }) =>
      followers
        .filter(({ followsFrom, hasProposal }) => followsFrom < issuedAt && !hasProposal)
        .map((to) => ({
          to,
          about: challenge.id,
          anchor: number,
          sendAt: afterTheNight(after(issuedAt, changedAfter), to.zone ?? challenge.calendar.zone),
          expiresAt: after(issuedAt, days(14)),
          data: { ...toFollower(facts, to), number, summary: inLanguage(summaries, to.locale) },
        })),
    )
  },
})

/** A later deadline, to followers without a proposal; teams are told by a mail of their own. The newest move only. */
const followDeadlineExtended = notice({
  name: 'follow.deadline_extended',
  class: 'service',
  audience: 'followers',
  wanted: (facts) => {
    const moved = facts.deadlineChanges.at(-1)
    if (moved === undefined) return []
    const { zone } = facts.challenge.calendar
    return facts.followers
      .filter(({ followsFrom, hasProposal }) => followsFrom < moved.changedAt && !hasProposal)
      .map((to) => ({
        to,
        about: facts.challenge.id,
        anchor: moved.closesAt.getTime(),
        sendAt: afterTheNight(moved.changedAt, to.zone ?? zone),
        expiresAt: moved.closesAt,
        data: {
          ...toFollower(facts, to),
          challengeId: facts.challenge.id,
          calendarVersion: facts.challenge.calendar.version,
          previousClosesAt: moved.previousClosesAt.toISOString(),
          reason: moved.reason,
        },
      }))
  },
})

/** What an invitation to a session says, for somebody who is written to for the first time about it. */
function invited(
  facts: ChallengeFacts,
  session: SessionFacts,
  { to, following }: { to: PersonFacts; following: string | null },
) {
  return {
    to,
    about: session.id,
    // Told once, whatever moves later: those with a place hear of that by a mail of their own.
    anchor: 1,
    sendAt: afterTheNight(session.publishedAt, to.zone ?? facts.challenge.calendar.zone),
    expiresAt: session.startsAt,
    data: {
      challenge: inLanguage(facts.challenge.titles, to.locale),
      following,
      sessionId: session.id,
      sessionSlug: session.slug,
      title: inLanguage(session.titles, to.locale),
      sessionPlace: session.place,
      isOnline: session.isOnline,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      sequence: session.sequence,
    },
  }
}

/** Everybody with a proposal that was not withdrawn, and every follower; each person once. */
function interestedIn({ followers, proposals }: ChallengeFacts) {
  const teams = proposals.filter(({ state }) => state !== 'withdrawn').flatMap(({ team }) => team)
  return [
    ...followers.map((to) => ({ to: to as PersonFacts, following: to.followingId as string | null })),
    ...teams.map((to) => ({ to: to as PersonFacts, following: null })),
  ]
}

/** When a session is published, by day where they are, to followers and teams. */
const infoSession = notice({
  name: 'challenge.info_session',
  class: 'service',
  audience: 'followers-and-teams',
  wanted: (facts) =>
    facts.sessions
      .filter(({ kind }) => kind !== 'ceremony')
      .flatMap((session) => interestedIn(facts).map((reader) => invited(facts, session, reader))),
})

/** The same for a ceremony, to the jury too. */
const eventInvite = notice({
  name: 'award.event_invite',
  class: 'service',
  audience: 'followers-teams-and-jury',
  wanted: (facts) =>
    facts.sessions
      .filter(({ kind }) => kind === 'ceremony')
      .flatMap((session) =>
        [
          ...interestedIn(facts),
          ...facts.jurors
            .filter(({ state }) => state === 'accepted')
            .map((to) => ({ to: to as PersonFacts, following: null })),
        ].map((reader) => invited(facts, session, reader)),
      ),
})

/** By day where they are, to followers and teams: a batch of answers is public. Each batch once. */
const questionAnswered = notice({
  name: 'challenge.question_answered',
  class: 'service',
  audience: 'followers-and-teams',
  wanted: (facts) =>
    facts.answerBatches.flatMap(({ number, publishedAt, answers }) =>
      interestedIn(facts).map(({ to, following }) => ({
        to,
        about: facts.challenge.id,
        anchor: number,
        sendAt: afterTheNight(publishedAt, to.zone ?? facts.challenge.calendar.zone),
        expiresAt: after(publishedAt, days(2)),
        data: {
          challengeSlug: facts.challenge.slug,
          challenge: inLanguage(facts.challenge.titles, to.locale),
          batch: number,
          answers,
          following,
        },
      })),
    ),
})

export const readerNotices: readonly Notice[] = [
  changed,
  published,
  closingSoon,
  followChanged,
  followDeadlineExtended,
  infoSession,
  eventInvite,
  questionAnswered,
]
