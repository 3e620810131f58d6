/**
 * Who hears what was decided. The messages are planned when a decision is confirmed and go at the instant, not before:
 * `sendAt` is the announcement, and every message is asked for again at the moment of sending.
 */
import { appealsUntil } from '#app/lifecycle/appeal-time.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import type { AwardFacts, ChallengeFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, days, hours, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { freePlaces, nextReserve } from './core/moving-up.ts'
import { commentNotices } from './comment-notices.ts'
import { appealNotices } from './appeal-notices.ts'
import { movingNotices } from './moving-notices.ts'
import { hostingNotices } from './hosting-notices.ts'
import { keptNotices } from './kept-notices.ts'
import { offered, placeOfferedAt } from './offered.ts'
import { isDeclinedBefore, isMovedUpBefore } from './core/told-teams.ts'
import { toldAt, toldNotices, type Awarded } from './told-notices.ts'

/** Confirmed by a second person and not stopped since: the calendar alone stands between this and the release. */
function isConfirmed({ challenge }: ChallengeFacts): boolean {
  return challenge.state !== 'cancelled' && hasReached(roadStateOf(challenge), 'confirmed')
}

/** The proposals with this outcome, once the decision is confirmed. */
function decidedAs(facts: ChallengeFacts, outcome: AwardFacts['outcome']): Awarded[] {
  if (!isConfirmed(facts)) return []
  return facts.proposals.filter(
    (proposal): proposal is Awarded => proposal.award !== null && proposal.award.outcome === outcome,
  )
}

function aboutOutcome({ challenge }: ChallengeFacts, proposal: Awarded, to: PersonFacts) {
  return {
    proposalId: proposal.id,
    reference: proposal.reference,
    title: proposal.title,
    challenge: inLanguage(challenge.titles, to.locale),
    challengeSlug: challenge.slug,
    reason: proposal.award.reason,
    feedback: proposal.award.feedback,
    record: proposal.award.record,
    appealsUntil: appealsUntil(challenge).toISOString(),
  }
}

/** A reserve that took a place before the announcement, and is announced as a winner. */
function hasMovedUpBefore({ challenge }: ChallengeFacts, { award: { movedUp } }: Awarded): boolean {
  return isMovedUpBefore(movedUp?.at ?? null, challenge.calendar.announcesAt)
}

/** Who is announced as a winner: without those who declined before, with the reserves that took their places. */
function announcedWinners(facts: ChallengeFacts): Awarded[] {
  const { announcesAt } = facts.challenge.calendar
  const movedUp = decidedAs(facts, 'reserve').filter((proposal) => hasMovedUpBefore(facts, proposal))
  return [...decidedAs(facts, 'winner'), ...movedUp].filter(
    ({ award }) => !isDeclinedBefore(award, announcesAt),
  )
}

/** One message per member of the team, at the announcement. A new decision has new awards, and so other messages. */
function atTheInstant<Data>(facts: ChallengeFacts, proposal: Awarded, dataFor: (to: PersonFacts) => Data) {
  const { announcesAt } = facts.challenge.calendar
  return proposal.team.map((to) => ({
    to,
    about: proposal.award.id,
    proposalId: proposal.id,
    anchor: 1,
    sendAt: announcesAt,
    expiresAt: after(announcesAt, days(14)),
    data: dataFor(to),
  }))
}

/** Whoever was told under embargo hears that it is public now. */
const winner = notice({
  name: 'decision.winner',
  class: 'mandatory',
  audience: 'winners',
  isSealed: true,
  wanted: (facts) =>
    announcedWinners(facts).flatMap((proposal) =>
      atTheInstant(facts, proposal, (to) => ({
        ...aboutOutcome(facts, proposal, to),
        ...offered(facts, proposal.award, to),
        isTold: toldAt(facts) !== null,
        hasAccepted: proposal.award.answer === 'accepted',
      })),
    ),
})

/** An honourable mention is an honour and no place: nothing has to be answered. */
const honourableMention = notice({
  name: 'decision.honourable_mention',
  class: 'mandatory',
  audience: 'mentioned-teams',
  isSealed: true,
  wanted: (facts) =>
    decidedAs(facts, 'honourable_mention').flatMap((proposal) =>
      atTheInstant(facts, proposal, (to) => aboutOutcome(facts, proposal, to)),
    ),
})

const waitlist = notice({
  name: 'decision.waitlist',
  class: 'mandatory',
  audience: 'reserve-teams',
  isSealed: true,
  wanted: (facts) =>
    decidedAs(facts, 'reserve')
      .filter((proposal) => !hasMovedUpBefore(facts, proposal))
      .flatMap((proposal) =>
        atTheInstant(facts, proposal, (to) => ({
          ...aboutOutcome(facts, proposal, to),
          place: proposal.award.place ?? 1,
        })),
      ),
})

const notSelected = notice({
  name: 'decision.not_selected',
  class: 'mandatory',
  audience: 'unsuccessful-teams',
  isSealed: true,
  wanted: (facts) =>
    decidedAs(facts, 'not_selected').flatMap((proposal) =>
      atTheInstant(facts, proposal, (to) => aboutOutcome(facts, proposal, to)),
    ),
})

/** At once, to the team of a reserve that has moved up since the announcement: the place is theirs to take. */
const movedUp = notice({
  name: 'decision.moved_up',
  class: 'mandatory',
  audience: 'moved-up-teams',
  wanted: (facts) =>
    decidedAs(facts, 'reserve').flatMap((proposal) => {
      const { id: about, movedUp: move, place } = proposal.award
      if (move === null || hasMovedUpBefore(facts, proposal)) return []
      return proposal.team.map((to) => {
        const { proposalId, reference, title, challenge, record } = aboutOutcome(facts, proposal, to)
        return {
          to,
          about,
          proposalId,
          anchor: 1,
          sendAt: move.at,
          expiresAt: after(move.at, days(14)),
          data: {
            proposalId,
            reference,
            title,
            challenge,
            place: place ?? 1,
            record,
            ...offered(facts, proposal.award, to),
          },
        }
      })
    }),
})

/**
 * At once, to the organisers, when a team declines a place: whose turn it is, until that reserve has moved up. Before the
 * announcement to those alone who may know what was decided.
 */
const declined = notice({
  name: 'decision.declined',
  class: 'mandatory',
  audience: 'organisers',
  wanted: (facts) => {
    if (!isConfirmed(facts)) return []
    const { challenge, organisers, announcement } = facts
    const { announcesAt } = challenge.calendar
    const decided = facts.proposals.filter((proposal): proposal is Awarded => proposal.award !== null)
    const standing = decided.map(({ award, ...proposal }) => ({
      ...award,
      movedUpFor: award.movedUp?.insteadOf ?? null,
      proposal,
    }))
    return freePlaces(standing).flatMap(({ id: about, answeredAt, proposal, lineId }) => {
      const next = nextReserve(standing, lineId)
      if (answeredAt === null) return []
      const isEmbargoed = facts.now < announcesAt
      return (isEmbargoed ? announcement.insiders : organisers).map((to) => ({
        to,
        about,
        anchor: 1,
        sendAt: answeredAt,
        expiresAt: after(answeredAt, days(14)),
        data: {
          challenge: inLanguage(challenge.titles, to.locale),
          challengeSlug: challenge.slug,
          embargoedUntil: isEmbargoed ? announcesAt.toISOString() : null,
          title: proposal.title,
          reference: proposal.reference,
          next: next && {
            title: next.proposal.title,
            reference: next.proposal.reference,
            place: next.place ?? 1,
          },
        },
      }))
    })
  },
})

/** Two days after the offer, to the lead of a team that holds a place and has not answered. */
const awardReminder = notice({
  name: 'decision.award_reminder',
  class: 'service',
  audience: 'unanswered-winners',
  isEmbargoed: true,
  wanted: (facts) => {
    const { announcesAt, zone } = facts.challenge.calendar
    const places = [
      ...decidedAs(facts, 'winner'),
      ...decidedAs(facts, 'reserve').filter(({ award }) => award.movedUp !== null),
    ]
    return places
      .filter(({ award }) => award.answer === null)
      .flatMap((proposal) =>
        proposal.team
          .filter(({ role }) => role === 'lead')
          .map((to) => {
            const { proposalId, reference, title, challenge, record } = aboutOutcome(facts, proposal, to)
            const offeredAt = placeOfferedAt(facts, proposal.award)
            const sendAt = afterTheNight(after(offeredAt, days(2)), to.zone ?? zone)
            return {
              to,
              about: proposal.award.id,
              proposalId,
              anchor: '2d',
              sendAt,
              expiresAt: after(offeredAt, days(16)),
              data: {
                ...{ proposalId, reference, title, challenge, record },
                ...offered(facts, proposal.award, to),
                embargoedUntil: sendAt < announcesAt ? announcesAt.toISOString() : null,
              },
            }
          }),
      )
  },
})

/** To the jury and to partners: by day where they are, and never before the instant. */
const winnersPublic = notice({
  name: 'winners.public',
  class: 'service',
  audience: 'jury-and-partners',
  isSealed: true,
  wanted: (facts) => {
    if (!isConfirmed(facts)) return []
    const { challenge } = facts
    const { announcesAt, zone } = challenge.calendar
    const winners = announcedWinners(facts).map(({ title, organisation }) => ({ title, organisation }))
    const record = facts.proposals.find(({ award }) => award !== null)?.award?.record ?? ''
    const jury = facts.jurors.filter(({ state }) => state === 'accepted')
    // Who is in a team, judges or follows hears of it in that part.
    const others = new Set(
      [...jury, ...facts.followers, ...facts.proposals.flatMap(({ team }) => team)].map(
        ({ personId }) => personId,
      ),
    )
    const partners = facts.partners.filter(({ personId }) => !others.has(personId))
    return [
      ...jury.map((to) => ({ to: to as PersonFacts, part: 'juror' as const })),
      ...partners.map((to) => ({ to, part: 'partner' as const })),
    ].map(({ to, part }) => ({
      to,
      about: challenge.id,
      anchor: challenge.decisionHash ?? '',
      sendAt: afterTheNight(announcesAt, to.zone ?? zone),
      expiresAt: after(announcesAt, days(7)),
      data: {
        challenge: inLanguage(challenge.titles, to.locale),
        challengeSlug: challenge.slug,
        winners,
        record,
        part,
      },
    }))
  },
})

/** To those who follow: by day where they are, and not to teams and jurors, who have mail of their own. */
const followWinners = notice({
  name: 'follow.winners',
  class: 'bulletin',
  audience: 'followers',
  isSealed: true,
  wanted: (facts) => {
    if (!isConfirmed(facts)) return []
    const { challenge } = facts
    const { announcesAt, zone } = challenge.calendar
    const jurors = new Set(facts.jurors.map(({ personId }) => personId))
    return facts.followers
      .filter(({ hasProposal, personId }) => !hasProposal && !jurors.has(personId))
      .map((to) => ({
        to,
        about: challenge.id,
        anchor: challenge.decisionHash ?? '',
        // Two hours after the teams had theirs.
        sendAt: afterTheNight(after(announcesAt, hours(2)), to.zone ?? zone),
        expiresAt: after(announcesAt, days(7)),
        data: {
          challenge: inLanguage(challenge.titles, to.locale),
          challengeSlug: challenge.slug,
          following: to.followingId,
        },
      }))
  },
})

export const announceNotices: readonly Notice[] = [
  ...hostingNotices,
  ...commentNotices,
  ...movingNotices,
  ...toldNotices,
  winner,
  honourableMention,
  waitlist,
  notSelected,
  movedUp,
  declined,
  awardReminder,
  winnersPublic,
  followWinners,
  ...keptNotices,
  ...appealNotices,
]
