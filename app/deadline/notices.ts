/** Who hears that the deadline moved, and that it has passed. */
import type { ChallengeFacts, PersonFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, days, inLanguage, minutes, nextMorning } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { intakeEndsAt, takenUntil } from '#app/lifecycle/intake.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { screeningNotices } from './screening-notices.ts'

/** What every mail about a challenge names. */
function aboutChallenge({ challenge }: ChallengeFacts, to: PersonFacts) {
  return {
    challengeSlug: challenge.slug,
    challenge: inLanguage(challenge.titles, to.locale),
    closesAt: challenge.calendar.closesAt.toISOString(),
    graceMinutes: challenge.policy.graceMinutes,
    announcesAt: challenge.calendar.announcesAt.toISOString(),
  }
}

/** When nothing more is taken from that team. */
function shutFor({ challenge }: ChallengeFacts, { ownDeadline }: ProposalFacts): Date {
  return takenUntil(challenge, ownDeadline?.closesAt)
}

/** A deadline of its own is told of anew. */
function deadlineAnchor({ challenge }: ChallengeFacts, { ownDeadline }: ProposalFacts): number {
  const { closesAt, version } = challenge.calendar
  return ownDeadline !== null && ownDeadline.closesAt > closesAt ? ownDeadline.closesAt.getTime() : version
}

/** What the closing says is planned from the opening on, so that it goes though nothing else happens that day. */
function takesOrTookProposals({ challenge }: ChallengeFacts): boolean {
  return challenge.endedFrom === null && hasReached(roadStateOf(challenge), 'scheduled')
}

/** A later deadline, at once, to every team that has not withdrawn. The newest move only. */
const deadlineExtended = notice({
  name: 'challenge.deadline_extended',
  class: 'mandatory',
  audience: 'teams-not-withdrawn',
  wanted: (facts) => {
    const moved = facts.deadlineChanges.reduce<(typeof facts.deadlineChanges)[number] | null>(
      (newest, change) => (newest === null || change.changedAt > newest.changedAt ? change : newest),
      null,
    )
    if (moved === null) return []
    return facts.proposals
      .filter(({ state }) => state !== 'withdrawn')
      .filter(({ ownDeadline }) => ownDeadline === null || ownDeadline.closesAt < moved.closesAt)
      .flatMap((proposal) =>
        proposal.team.map((to) => ({
          to,
          about: proposal.id,
          proposalId: proposal.id,
          anchor: moved.closesAt.getTime(),
          sendAt: moved.changedAt,
          expiresAt: moved.closesAt,
          data: {
            ...aboutChallenge(facts, to),
            proposalId: proposal.id,
            reference: proposal.reference,
            previousClosesAt: moved.previousClosesAt.toISOString(),
            closesAt: moved.closesAt.toISOString(),
            reason: moved.reason,
          },
        })),
      )
  },
})

/** A later deadline for one proposal alone, at once, to its team. The newest, while it is the one that holds. */
const ownDeadline = notice({
  name: 'proposal.own_deadline',
  class: 'mandatory',
  audience: 'team',
  wanted: (facts) => {
    if (facts.challenge.endedFrom !== null) return []
    return facts.proposals.flatMap((proposal) => {
      const { ownDeadline: own, state, team } = proposal
      if (own === null || state === 'withdrawn' || own.closesAt <= facts.challenge.calendar.closesAt)
        return []
      return team.map((to) => ({
        to,
        about: proposal.id,
        proposalId: proposal.id,
        anchor: own.closesAt.getTime(),
        sendAt: own.grantedAt,
        expiresAt: own.closesAt,
        data: {
          ...aboutChallenge(facts, to),
          proposalId: proposal.id,
          reference: proposal.reference,
          title: proposal.title,
          previousClosesAt: own.previousClosesAt.toISOString(),
          closesAt: own.closesAt.toISOString(),
          reason: own.reason,
          isSubmitted: state === 'submitted',
        },
      }))
    })
  },
})

/** At once, to the organisers, when the service was away before the deadline for so long that the rule proposes more time. */
const extensionProposed = notice({
  name: 'challenge.extension_proposed',
  class: 'mandatory',
  audience: 'organisers',
  wanted: (facts) => {
    const { challenge, extensionProposal: proposal, organisers } = facts
    const isOver = challenge.endedFrom !== null || hasReached(roadStateOf(challenge), 'judging')
    if (proposal === null || isOver) return []
    return organisers.map((to) => ({
      to,
      about: challenge.id,
      anchor: challenge.calendar.closesAt.getTime(),
      sendAt: proposal.proposedAt,
      expiresAt: after(proposal.proposedAt, days(2)),
      data: { ...aboutChallenge(facts, to), failedMinutes: proposal.failedMinutes },
    }))
  },
})

/** Half an hour after the deadline, by day where they are, to the leads of what is in: closed, and what happens when. */
const closedApplicants = notice({
  name: 'challenge.closed_applicants',
  class: 'service',
  audience: 'submitted-leads',
  wanted: (facts) => {
    if (!takesOrTookProposals(facts)) return []
    const { calendar } = facts.challenge
    return facts.proposals
      .filter(({ state }) => state === 'submitted')
      .flatMap((proposal) =>
        proposal.team
          .filter(({ role }) => role === 'lead')
          .map((to) => ({
            to,
            about: proposal.id,
            proposalId: proposal.id,
            anchor: deadlineAnchor(facts, proposal),
            sendAt: afterTheNight(after(shutFor(facts, proposal), minutes(30)), to.zone ?? calendar.zone),
            expiresAt: after(shutFor(facts, proposal), days(2)),
            data: {
              ...aboutChallenge(facts, to),
              proposalId: proposal.id,
              reference: proposal.reference,
              title: proposal.title,
            },
          })),
      )
  },
})

/** The morning after, where they are, to those who had written something and not handed it in. */
const closedDraftMissed = notice({
  name: 'challenge.closed_draft_missed',
  class: 'service',
  audience: 'unsubmitted-teams',
  wanted: (facts) => {
    if (!takesOrTookProposals(facts)) return []
    const { calendar } = facts.challenge
    return facts.proposals
      .filter(({ state, answeredQuestions }) => state === 'draft' && answeredQuestions > 0)
      .flatMap((proposal) =>
        proposal.team.map((to) => ({
          to,
          about: proposal.id,
          proposalId: proposal.id,
          anchor: deadlineAnchor(facts, proposal),
          sendAt: nextMorning(shutFor(facts, proposal), to.zone ?? calendar.zone),
          expiresAt: after(shutFor(facts, proposal), days(4)),
          data: {
            ...aboutChallenge(facts, to),
            proposalId: proposal.id,
            reference: proposal.reference,
            title: proposal.title,
          },
        })),
      )
  },
})

/** Once nobody can hand in any more, to the organisers: how many came, and what is to be done. */
const closedTeam = notice({
  name: 'challenge.closed_team',
  class: 'service',
  audience: 'organisers',
  wanted: (facts) => {
    if (!takesOrTookProposals(facts)) return []
    const { id, calendar, ownDeadlinesUntil } = facts.challenge
    const closedAt = intakeEndsAt(facts.challenge)
    const isLater = ownDeadlinesUntil !== null && ownDeadlinesUntil > calendar.closesAt
    return facts.organisers.map((to) => ({
      to,
      about: id,
      anchor: isLater ? ownDeadlinesUntil.getTime() : calendar.version,
      sendAt: closedAt,
      expiresAt: after(closedAt, days(3)),
      data: { ...aboutChallenge(facts, to), submitted: facts.counts.submitted, drafts: facts.counts.drafts },
    }))
  },
})

export const deadlineNotices: readonly Notice[] = [
  deadlineExtended,
  ownDeadline,
  extensionProposed,
  closedApplicants,
  closedDraftMissed,
  closedTeam,
  ...screeningNotices,
]
