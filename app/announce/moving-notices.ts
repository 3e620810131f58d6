/** Whose word an announcement waits for, and who hears that it was moved. */
import type { ChallengeFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { afterTheNight, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { lastMove } from './last-move.ts'
import { toldBeforeMove } from './told-notices.ts'

function aboutAnnouncement({ challenge }: ChallengeFacts, to: PersonFacts) {
  return {
    challengeSlug: challenge.slug,
    challenge: inLanguage(challenge.titles, to.locale),
    announcesAt: challenge.calendar.announcesAt.toISOString(),
  }
}

/** At once, to whoever may confirm a decision that another person has recorded. */
const confirmAsked = notice({
  name: 'decision.confirm_asked',
  class: 'service',
  audience: 'deciders',
  wanted: (facts) => {
    const { challenge, happenedAt, organisers, announcement } = facts
    const recordedAt = happenedAt.DecisionRecorded
    if (challenge.effectiveState !== 'decided' || recordedAt === undefined) return []
    const decider = organisers.find(({ personId }) => personId === challenge.decidedBy)
    return announcement.confirmers
      .filter(({ personId }) => personId !== challenge.decidedBy)
      .map((to) => ({
        to,
        about: challenge.id,
        anchor: challenge.decisionHash ?? '',
        sendAt: recordedAt,
        expiresAt: challenge.calendar.announcesAt,
        data: { ...aboutAnnouncement(facts, to), decider: decider?.name ?? null },
      }))
  },
})

/** At once, to whoever may agree that the announcement of a confirmed decision is moved. */
const moveAsked = notice({
  name: 'decision.move_asked',
  class: 'service',
  audience: 'deciders',
  wanted: (facts) => {
    const { challenge, announcement } = facts
    const { asked } = announcement
    if (challenge.effectiveState !== 'confirmed' || asked === null) return []
    return announcement.movers
      .filter(({ personId }) => personId !== asked.askedBy)
      .map((to) => ({
        to,
        about: challenge.id,
        anchor: asked.id,
        sendAt: asked.askedAt,
        expiresAt: challenge.calendar.announcesAt,
        data: {
          ...aboutAnnouncement(facts, to),
          asker: asked.askedByName,
          wantedAt: asked.announcesAt?.toISOString() ?? null,
          reason: asked.reason,
        },
      }))
  },
})

type Move = NonNullable<ReturnType<typeof lastMove>>

const whenMoved = ({ announcesAt, changedAt }: Move) => ({
  anchor: changedAt.getTime(),
  sendAt: changedAt,
  expiresAt: announcesAt,
})

function aboutMove(facts: ChallengeFacts, move: Move, to: PersonFacts) {
  return {
    ...aboutAnnouncement(facts, to),
    announcesAt: move.announcesAt.toISOString(),
    previousAnnouncesAt: move.previousAnnouncesAt.toISOString(),
    reason: move.reason,
  }
}

const movedForOrganisers = notice({
  name: 'decision.announcement_moved',
  class: 'service',
  audience: 'organisers',
  wanted: (facts) => {
    const move = lastMove(facts)
    if (!move) return []
    const about = facts.challenge.id
    return facts.organisers.map((to) => ({
      ...{ to, about, ...whenMoved(move) },
      data: aboutMove(facts, move, to),
    }))
  },
})

/** To every team that takes part, also where nobody knows yet what was decided; winners who were told hear it under embargo. */
const movedForTeams = notice({
  name: 'proposal.announcement_moved',
  class: 'mandatory',
  audience: 'team',
  wanted: (facts) => {
    const move = lastMove(facts)
    if (!move) return []
    const told = new Set(toldBeforeMove(facts).map(({ id }) => id))
    return facts.proposals
      .filter(
        ({ id, state, screening }) => state === 'submitted' && screening !== 'ineligible' && !told.has(id),
      )
      .flatMap(({ id: proposalId, reference, team }) =>
        team.map((to) => ({
          ...{ to, about: proposalId, proposalId, ...whenMoved(move) },
          data: { ...aboutMove(facts, move, to), proposalId, reference },
        })),
      )
  },
})

/** By day where they are; where it comes sooner than their morning, the mail about the winners is the next they get. */
const movedForFollowers = notice({
  name: 'follow.announcement_moved',
  class: 'service',
  audience: 'followers',
  wanted: (facts) => {
    const move = lastMove(facts)
    if (!move) return []
    const { id: about, calendar } = facts.challenge
    return facts.followers
      .filter(({ hasProposal, followsFrom }) => !hasProposal && followsFrom < move.changedAt)
      .map((to) => ({
        ...{ to, about, ...whenMoved(move) },
        sendAt: afterTheNight(move.changedAt, to.zone ?? calendar.zone),
        data: { ...aboutMove(facts, move, to), following: to.followingId },
      }))
      .filter(({ sendAt, expiresAt }) => sendAt < expiresAt)
  },
})

export const movingNotices: readonly Notice[] = [
  confirmAsked,
  moveAsked,
  movedForOrganisers,
  movedForTeams,
  movedForFollowers,
]
