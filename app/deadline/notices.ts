/** Who hears that the deadline moved, and that it has passed. */
import type { ChallengeFacts, PersonFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, days, inLanguage, minutes, nextMorning } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { intakeEndsAt, takenUntil } from '#app/lifecycle/intake.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'

/** What every mail about a challenge names. */
function aboutChallenge({ challenge }: ChallengeFacts, to: PersonFacts) {
  return {
    challengeSlug: challenge.slug,
    challenge: inLanguage(challenge.titles, to.locale),
    closesAt: challenge.calendar.closesAt.toISOString(),
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

function hasWords(texts: Readonly<Partial<Record<string, string>>>): boolean {
  return Object.keys(texts).length > 0
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
          graceMinutes: facts.challenge.policy.graceMinutes,
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

/**
 * When a team hears what the screening said: when the organisers told it, else when the judging begins. Until then it can
 * be put right, and the team's own page is silent about it. Told again only when it says something else than it did.
 */
function toldAt(facts: ChallengeFacts, proposal: ProposalFacts): { at: Date; anchor: number } | null {
  const { screeningReleasedAt: releasedAt } = proposal
  if (releasedAt !== null) return { at: releasedAt, anchor: releasedAt.getTime() }
  const begunAt = facts.happenedAt.JudgingStarted
  return begunAt === undefined ? null : { at: begunAt, anchor: 1 }
}

/** To the whole team of each proposal that was found not eligible: by which rule, why, and whom to write to. */
const ineligible = notice({
  name: 'screening.ineligible',
  class: 'mandatory',
  audience: 'ineligible-teams',
  wanted: (facts) => {
    const { challenge } = facts
    if (challenge.endedFrom !== null) return []
    return facts.proposals.flatMap((proposal) => {
      const { state, screening, screeningRule: rule, screeningReason: reason } = proposal
      const told = toldAt(facts, proposal)
      if (state !== 'submitted' || screening !== 'ineligible' || rule === null || reason === null) return []
      if (told === null) return []
      return proposal.team.map((to) => ({
        to,
        about: proposal.id,
        proposalId: proposal.id,
        anchor: told.anchor,
        sendAt: told.at,
        expiresAt: after(told.at, days(14)),
        data: {
          proposalId: proposal.id,
          reference: proposal.reference,
          title: proposal.title,
          challenge: inLanguage(challenge.titles, to.locale),
          rule,
          ...(hasWords(proposal.screeningRuleTexts) && {
            ruleText: inLanguage(proposal.screeningRuleTexts, to.locale),
          }),
          ...(proposal.screeningRuleSet && { set: proposal.screeningRuleSet }),
          reason,
        },
      }))
    })
  },
})

/** To the leads of what was found eligible, when the organisers tell the teams: it goes to the jury, and what comes when. */
const eligible = notice({
  name: 'screening.eligible',
  class: 'service',
  audience: 'eligible-leads',
  wanted: (facts) => {
    const { challenge } = facts
    if (challenge.endedFrom !== null) return []
    return facts.proposals.flatMap((proposal) => {
      const { state, screening, screeningReleasedAt: releasedAt } = proposal
      if (state !== 'submitted' || screening !== 'eligible' || releasedAt === null) return []
      return proposal.team
        .filter(({ role }) => role === 'lead')
        .map((to) => ({
          to,
          about: proposal.id,
          proposalId: proposal.id,
          anchor: releasedAt.getTime(),
          sendAt: releasedAt,
          expiresAt: after(releasedAt, days(14)),
          data: {
            proposalId: proposal.id,
            reference: proposal.reference,
            title: proposal.title,
            challenge: inLanguage(challenge.titles, to.locale),
            announcesAt: challenge.calendar.announcesAt.toISOString(),
          },
        }))
    })
  },
})

/** At once, to the whole team that the screening asks for something: what, and until when. */
const completionAsked = notice({
  name: 'screening.completion_asked',
  class: 'mandatory',
  audience: 'teams-asked-to-complete',
  wanted: (facts) => asked(facts).map(({ sendAtOnce, ...line }) => ({ ...line, sendAt: sendAtOnce })),
})

/** The day before, to those who have not answered; where there is less time than that, the first mail is enough. */
const completionReminder = notice({
  name: 'screening.completion_reminder',
  class: 'service',
  audience: 'teams-asked-to-complete',
  isReminder: true,
  wanted: (facts) =>
    asked(facts).flatMap(({ sendAtOnce, ...line }) => {
      const sendAt = new Date(line.expiresAt.getTime() - days(1))
      return sendAt.getTime() - sendAtOnce.getTime() < days(1) ? [] : [{ ...line, sendAt }]
    }),
})

/** Every member of a team that is asked for something, until it has answered or the time is up. */
function asked({ challenge, proposals }: ChallengeFacts) {
  if (challenge.endedFrom !== null) return []
  return proposals.flatMap((proposal) => {
    const { completion } = proposal
    if (completion === null || proposal.state !== 'submitted') return []
    return proposal.team.map((to) => ({
      to,
      about: proposal.id,
      proposalId: proposal.id,
      anchor: completion.askedAt.getTime(),
      sendAtOnce: completion.askedAt,
      expiresAt: completion.dueAt,
      data: {
        proposalId: proposal.id,
        reference: proposal.reference,
        title: proposal.title,
        challenge: inLanguage(challenge.titles, to.locale),
        dueAt: completion.dueAt.toISOString(),
        message: completion.message,
      },
    }))
  })
}

export const deadlineNotices: readonly Notice[] = [
  deadlineExtended,
  ownDeadline,
  extensionProposed,
  closedApplicants,
  closedDraftMissed,
  closedTeam,
  ineligible,
  eligible,
  completionAsked,
  completionReminder,
]
