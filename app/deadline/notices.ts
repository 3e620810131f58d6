/** Who hears that the deadline moved, and that it has passed. */
import type { ChallengeFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { after, afterTheNight, days, inLanguage, minutes, nextMorning } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
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
            anchor: calendar.version,
            sendAt: afterTheNight(after(calendar.closesAt, minutes(30)), to.zone ?? calendar.zone),
            expiresAt: after(calendar.closesAt, days(2)),
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
          anchor: calendar.version,
          sendAt: nextMorning(calendar.closesAt, to.zone ?? calendar.zone),
          expiresAt: after(calendar.closesAt, days(4)),
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

/** At the deadline, to the organisers: how many came, and what is to be done. */
const closedTeam = notice({
  name: 'challenge.closed_team',
  class: 'service',
  audience: 'organisers',
  wanted: (facts) => {
    if (!takesOrTookProposals(facts)) return []
    const { id, calendar } = facts.challenge
    return facts.organisers.map((to) => ({
      to,
      about: id,
      anchor: calendar.version,
      sendAt: calendar.closesAt,
      expiresAt: after(calendar.closesAt, days(3)),
      data: { ...aboutChallenge(facts, to), submitted: facts.counts.submitted, drafts: facts.counts.drafts },
    }))
  },
})

/**
 * When judging begins, to the whole team of each proposal that was found not eligible: by which rule, why, and whom to
 * write to. Not at the screening itself: until the judging starts it can be put right, and the team's own page is
 * silent about it as long.
 */
const ineligible = notice({
  name: 'screening.ineligible',
  class: 'mandatory',
  audience: 'ineligible-teams',
  wanted: (facts) => {
    const releasedAt = facts.happenedAt.JudgingStarted
    const { challenge } = facts
    if (releasedAt === undefined || challenge.endedFrom !== null) return []
    return facts.proposals.flatMap((proposal) => {
      const { state, screening, screeningRule: rule, screeningReason: reason } = proposal
      if (state !== 'submitted' || screening !== 'ineligible' || rule === null || reason === null) return []
      return proposal.team.map((to) => ({
        to,
        about: proposal.id,
        proposalId: proposal.id,
        anchor: 1,
        sendAt: releasedAt,
        expiresAt: after(releasedAt, days(14)),
        data: {
          proposalId: proposal.id,
          reference: proposal.reference,
          title: proposal.title,
          challenge: inLanguage(challenge.titles, to.locale),
          rule,
          ...(hasWords(proposal.screeningRuleTexts) && {
            ruleText: inLanguage(proposal.screeningRuleTexts, to.locale),
          }),
          reason,
        },
      }))
    })
  },
})

export const deadlineNotices: readonly Notice[] = [
  deadlineExtended,
  closedApplicants,
  closedDraftMissed,
  closedTeam,
  ineligible,
]
