/** Who hears what the screening says, asks and moves. */
import type { ChallengeFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { after, before, days, hours, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'

function hasWords(texts: Readonly<Partial<Record<string, string>>>): boolean {
  return Object.keys(texts).length > 0
}

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

/** How long before the time is up, how long the words stay true, and how long after the first mail at least. */
const completionMoments = [
  { left: '2d', length: days(2), until: days(1), apart: days(1), isUrgent: false },
  { left: '6h', length: hours(6), until: hours(1), apart: hours(12), isUrgent: true },
] as const

/** Two days and six hours before, to those who have not answered; where there is less time, the first mail is enough. */
const completionReminder = notice({
  name: 'screening.completion_reminder',
  class: 'service',
  audience: 'teams-asked-to-complete',
  isReminder: true,
  wanted: (facts) =>
    asked(facts).flatMap(({ sendAtOnce, ...line }) => {
      const dueAt = line.expiresAt
      return completionMoments
        .map((moment) => ({ ...moment, sendAt: before(dueAt, moment.length) }))
        .filter(({ sendAt, apart }) => sendAt.getTime() - sendAtOnce.getTime() >= apart)
        .map(({ left, until, isUrgent, sendAt }) => ({
          ...line,
          anchor: `${line.anchor}-${left}`,
          sendAt,
          expiresAt: before(dueAt, until),
          isUrgent,
          data: { ...line.data, left },
        }))
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

/** At once, to the lead: whether the proposal may go to the challenge where it belongs. Until it is answered or the time is up. */
const moveAsked = notice({
  name: 'screening.move_asked',
  class: 'mandatory',
  audience: 'leads-asked-to-move',
  wanted: ({ challenge, proposals }) =>
    proposals.flatMap((proposal) => {
      const { move, state, team } = proposal
      if (challenge.endedFrom !== null || move === null || state !== 'submitted' || move.declined) return []
      return team
        .filter(({ role }) => role === 'lead')
        .map((to) => ({
          to,
          about: proposal.id,
          proposalId: proposal.id,
          anchor: move.askedAt.getTime(),
          sendAt: move.askedAt,
          expiresAt: move.dueAt,
          data: {
            proposalId: proposal.id,
            reference: proposal.reference,
            title: proposal.title,
            challenge: inLanguage(challenge.titles, to.locale),
            to: inLanguage(move.toTitles, to.locale),
            dueAt: move.dueAt.toISOString(),
            reason: move.reason,
          },
        }))
    }),
})

/** At once, to the organisers: the proposal stays, because its lead said so. */
const moveDeclined = notice({
  name: 'screening.move_declined',
  class: 'service',
  audience: 'organisers',
  wanted: ({ challenge, proposals, organisers }) =>
    proposals.flatMap((proposal) => {
      const { move, state } = proposal
      if (challenge.endedFrom !== null || !move?.declined || state !== 'submitted') return []
      const { at, words } = move.declined
      return organisers.map((to) => ({
        to,
        about: proposal.id,
        proposalId: proposal.id,
        anchor: move.askedAt.getTime(),
        sendAt: at,
        expiresAt: after(at, days(7)),
        data: {
          challengeSlug: challenge.slug,
          proposalId: proposal.id,
          reference: proposal.reference,
          challenge: inLanguage(challenge.titles, to.locale),
          to: inLanguage(move.toTitles, to.locale),
          words,
        },
      }))
    }),
})

/** At once, to everybody in the team: it answers another challenge now. It is the receipt of the version the move made. */
const moved = notice({
  name: 'screening.moved',
  class: 'mandatory',
  audience: 'team',
  wanted: ({ challenge, proposals }) =>
    proposals.flatMap((proposal) => {
      const { cameBy, submissions, team } = proposal
      const made = submissions.find(({ version }) => version === cameBy?.version)
      if (cameBy === null || made === undefined) return []
      return team.map((to) => ({
        to,
        about: proposal.id,
        proposalId: proposal.id,
        anchor: made.version,
        sendAt: made.submittedAt,
        expiresAt: after(made.submittedAt, days(14)),
        data: {
          proposalId: proposal.id,
          reference: proposal.reference,
          title: proposal.title,
          challenge: inLanguage(challenge.titles, to.locale),
          from: inLanguage(cameBy.fromTitles, to.locale),
          version: made.version,
          hash: made.hash,
          movedAt: made.submittedAt.toISOString(),
          announcesAt: challenge.calendar.announcesAt.toISOString(),
        },
      }))
    }),
})

export const screeningNotices: readonly Notice[] = [
  ineligible,
  eligible,
  completionAsked,
  completionReminder,
  moveAsked,
  moveDeclined,
  moved,
]
