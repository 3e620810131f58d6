/**
 * Who hears what was decided. The messages are planned when a decision is confirmed and go at the instant, not before:
 * `sendAt` is the announcement, and every message is asked for again at the moment of sending.
 */
import { appealsUntil } from '#app/lifecycle/appeal-time.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import type { AwardFacts, ChallengeFacts, PersonFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, days, hours, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { answerBy } from './core/answering.ts'
import { freePlaces, nextReserve } from './core/moving-up.ts'
import { commentNotices } from './comment-notices.ts'
import { appealNotices } from './appeal-notices.ts'
import { movingNotices } from './moving-notices.ts'
import { hostingNotices } from './hosting-notices.ts'
import { keptNotices } from './kept-notices.ts'

/** Confirmed by a second person and not stopped since: the calendar alone stands between this and the release. */
function isConfirmed({ challenge }: ChallengeFacts): boolean {
  return challenge.state !== 'cancelled' && hasReached(roadStateOf(challenge), 'confirmed')
}

type Decided = ProposalFacts & { readonly award: AwardFacts }

/** The proposals with this outcome, once the decision is confirmed. */
function decidedAs(facts: ChallengeFacts, outcome: AwardFacts['outcome']): Decided[] {
  if (!isConfirmed(facts)) return []
  return facts.proposals.filter(
    (proposal): proposal is Decided => proposal.award !== null && proposal.award.outcome === outcome,
  )
}

function aboutOutcome({ challenge }: ChallengeFacts, proposal: Decided, to: PersonFacts) {
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

/** What is offered, until when an answer is asked for, and whether a reserve waits for the same award. */
function offered(facts: ChallengeFacts, { award }: Decided, to: PersonFacts) {
  const { lineNames, money, movedUp, hasReserve } = award
  const offeredAt = movedUp?.at ?? facts.challenge.calendar.announcesAt
  return {
    award: inLanguage(lineNames, to.locale),
    amount: money?.amount ?? null,
    currency: money?.currency ?? null,
    answerBy: answerBy(offeredAt).toISOString(),
    hasReserve,
  }
}

/** One message per member of the team, at the announcement. A new decision has new awards, and so other messages. */
function atTheInstant<Data>(facts: ChallengeFacts, proposal: Decided, dataFor: (to: PersonFacts) => Data) {
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

const winner = notice({
  name: 'decision.winner',
  class: 'mandatory',
  audience: 'winners',
  isSealed: true,
  wanted: (facts) =>
    decidedAs(facts, 'winner').flatMap((proposal) =>
      atTheInstant(facts, proposal, (to) => ({
        ...aboutOutcome(facts, proposal, to),
        ...offered(facts, proposal, to),
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
    decidedAs(facts, 'reserve').flatMap((proposal) =>
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

/** At once, to the team of a reserve that has moved up: the place is theirs to take. */
const movedUp = notice({
  name: 'decision.moved_up',
  class: 'mandatory',
  audience: 'moved-up-teams',
  wanted: (facts) =>
    decidedAs(facts, 'reserve').flatMap((proposal) => {
      const { id: about, movedUp: move, place } = proposal.award
      if (move === null) return []
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
            ...offered(facts, proposal, to),
          },
        }
      })
    }),
})

/** At once, to the organisers, when a team declines a place: whose turn it is, until that reserve has moved up. */
const declined = notice({
  name: 'decision.declined',
  class: 'mandatory',
  audience: 'organisers',
  wanted: (facts) => {
    if (!isConfirmed(facts)) return []
    const { challenge, organisers } = facts
    const decided = facts.proposals.filter((proposal): proposal is Decided => proposal.award !== null)
    const standing = decided.map(({ award, ...proposal }) => ({
      ...award,
      movedUpFor: award.movedUp?.insteadOf ?? null,
      proposal,
    }))
    return freePlaces(standing).flatMap(({ id: about, answeredAt, proposal, lineId }) => {
      const next = nextReserve(standing, lineId)
      return answeredAt === null
        ? []
        : organisers.map((to) => ({
            to,
            about,
            anchor: 1,
            sendAt: answeredAt,
            expiresAt: after(answeredAt, days(14)),
            data: {
              challenge: inLanguage(challenge.titles, to.locale),
              challengeSlug: challenge.slug,
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
  isSealed: true,
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
            const offeredAt = proposal.award.movedUp?.at ?? announcesAt
            return {
              to,
              about: proposal.award.id,
              proposalId,
              anchor: '2d',
              sendAt: afterTheNight(after(offeredAt, days(2)), to.zone ?? zone),
              expiresAt: after(offeredAt, days(16)),
              data: { proposalId, reference, title, challenge, record, ...offered(facts, proposal, to) },
            }
          }),
      )
  },
})

/** To the jury: by day where they are, and never before the instant. */
const winnersPublic = notice({
  name: 'winners.public',
  class: 'service',
  audience: 'jury',
  isSealed: true,
  wanted: (facts) => {
    if (!isConfirmed(facts)) return []
    const { challenge } = facts
    const { announcesAt, zone } = challenge.calendar
    const decided = decidedAs(facts, 'winner')
    const winners = decided.map(({ title, organisation }) => ({ title, organisation }))
    const record = facts.proposals.find(({ award }) => award !== null)?.award?.record ?? ''
    return facts.jurors
      .filter(({ state }) => state === 'accepted')
      .map((to) => ({
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
