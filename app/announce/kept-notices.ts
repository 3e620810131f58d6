/** What teams hear after the result: that they have a certificate, and that a juror's words came later. */
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import type { ChallengeFacts, PersonFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, days, inLanguage, minutes } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'

function about({ challenge }: ChallengeFacts, { id, reference, title }: ProposalFacts, to: PersonFacts) {
  return {
    proposalId: id,
    reference,
    title,
    challenge: inLanguage(challenge.titles, to.locale),
    challengeSlug: challenge.slug,
  }
}

/**
 * The day after they were told, by day where they are, to every member of a team that won or was mentioned: nobody else has
 * a certificate. Not once the team has declined.
 */
const certificate = notice({
  name: 'decision.certificate',
  class: 'service',
  audience: 'winners-and-mentioned',
  isSealed: true,
  wanted: (facts) => {
    const { challenge } = facts
    if (challenge.state === 'cancelled' || !hasReached(roadStateOf(challenge), 'confirmed')) return []
    const { announcesAt, zone } = challenge.calendar
    return facts.proposals.flatMap((proposal) => {
      const { award } = proposal
      if (award === null || award.answer === 'declined') return []
      const outcome = award.movedUp === null ? award.outcome : 'winner'
      if (outcome !== 'winner' && outcome !== 'honourable_mention') return []
      // Whoever moved up before the announcement is announced with the others.
      const toldAt = award.movedUp && award.movedUp.at > announcesAt ? award.movedUp.at : announcesAt
      return proposal.team.map((to) => ({
        to,
        about: award.id,
        proposalId: proposal.id,
        anchor: 1,
        sendAt: afterTheNight(after(toldAt, days(1)), to.zone ?? zone),
        expiresAt: after(toldAt, days(30)),
        data: { ...about(facts, proposal, to), outcome },
      }))
    })
  },
})

/** Comments that are let through within this time are told together. */
const settledMinutes = 15

/**
 * Feedback is read from the announcement on, which the mail of the outcome says. What is let through only afterwards is
 * told to the whole team, by day where they are.
 */
const feedbackAvailable = notice({
  name: 'decision.feedback_available',
  class: 'service',
  audience: 'team',
  isSealed: true,
  wanted: (facts) => {
    const { challenge } = facts
    if (challenge.endedFrom !== null || !hasReached(roadStateOf(challenge), 'announced')) return []
    const { zone } = challenge.calendar
    return facts.proposals.flatMap((proposal) => {
      const { feedbackAddedAt, state } = proposal
      if (feedbackAddedAt === null || state !== 'submitted') return []
      return proposal.team.map((to) => ({
        to,
        about: proposal.id,
        proposalId: proposal.id,
        // A later one makes another of it, and what has not gone is taken back.
        anchor: feedbackAddedAt.getTime(),
        sendAt: afterTheNight(after(feedbackAddedAt, minutes(settledMinutes)), to.zone ?? zone),
        expiresAt: after(feedbackAddedAt, days(14)),
        data: about(facts, proposal, to),
      }))
    })
  },
})

export const keptNotices: readonly Notice[] = [certificate, feedbackAvailable]
