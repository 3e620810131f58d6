/** Who hears what about a proposal while it is written and handed in. */
import type {
  ChallengeFacts,
  PersonFacts,
  ProposalFacts,
  SubmissionFacts,
  TeamMemberFacts,
} from '#app/notify/core/facts.ts'
import { after, before, days, hours, inLanguage, minutes } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { deadlineFor, takenUntil } from '#app/lifecycle/intake.ts'
import { isOpen } from '#app/lifecycle/settle.ts'

/** What every mail about a proposal names. */
function aboutProposal({ challenge }: ChallengeFacts, proposal: ProposalFacts, to: PersonFacts) {
  return {
    proposalId: proposal.id,
    reference: proposal.reference,
    title: proposal.title,
    challenge: inLanguage(challenge.titles, to.locale),
    closesAt: closesAtOf(challenge, proposal).toISOString(),
    graceMinutes: challenge.policy.graceMinutes,
  }
}

/** The deadline that holds for this proposal. */
function closesAtOf(challenge: ChallengeFacts['challenge'], { ownDeadline }: ProposalFacts): Date {
  return deadlineFor(challenge, ownDeadline?.closesAt ?? null)
}

/** What makes a reminder a new one: the calendar's version, or the deadline of its own. */
function deadlineAnchor({ challenge }: ChallengeFacts, proposal: ProposalFacts): number {
  const closesAt = closesAtOf(challenge, proposal)
  return closesAt > challenge.calendar.closesAt ? closesAt.getTime() : challenge.calendar.version
}

const leadOf = ({ team }: ProposalFacts): readonly TeamMemberFacts[] =>
  team.filter(({ role }) => role === 'lead')
/** Those who can do something about it. */
const writersOf = ({ team }: ProposalFacts): readonly TeamMemberFacts[] =>
  team.filter(({ role }) => role !== 'viewer')

/** Half an hour after the start, unless it was handed in meanwhile. */
const proposalStarted = notice({
  name: 'proposal.started',
  class: 'service',
  audience: 'draft-leads',
  wanted: (facts) =>
    facts.proposals
      .filter(({ state }) => state === 'draft')
      .flatMap((proposal) =>
        leadOf(proposal).map((to) => ({
          to,
          about: proposal.id,
          proposalId: proposal.id,
          anchor: 1,
          sendAt: after(proposal.startedAt, minutes(30)),
          expiresAt: closesAtOf(facts.challenge, proposal),
          data: {
            ...aboutProposal(facts, proposal, to),
            challengeId: facts.challenge.id,
            calendarVersion: facts.challenge.calendar.version,
          },
        })),
      ),
})

/** The last days of a draft. `forEmpty`: also those who have not written a word. `forYoung`: also drafts begun within a day. */
const reminders = [
  { name: '14d', length: days(14), forEmpty: false, forYoung: false },
  { name: '7d', length: days(7), forEmpty: true, forYoung: false },
  { name: '3d', length: days(3), forEmpty: false, forYoung: false },
  { name: '24h', length: hours(24), forEmpty: true, forYoung: true },
  { name: '2h', length: hours(2), forEmpty: false, forYoung: true },
] as const
type Reminder = (typeof reminders)[number]

/** Two weeks, seven and three days, one day and two hours before the deadline, to those who can still finish it. */
const draftReminder = notice({
  name: 'proposal.draft_reminder',
  class: 'service',
  audience: 'draft-writers',
  isReminder: true,
  wanted: (facts) =>
    facts.proposals
      .filter(({ state }) => state === 'draft')
      .flatMap((proposal) => reminders.flatMap((reminder) => remind(facts, proposal, reminder))),
})

function remind(facts: ChallengeFacts, proposal: ProposalFacts, reminder: Reminder) {
  const closesAt = closesAtOf(facts.challenge, proposal)
  const sendAt = before(closesAt, reminder.length)
  if (facts.challenge.state === 'cancelled' || facts.challenge.state === 'archived') return []
  if (proposal.answeredQuestions === 0 && !reminder.forEmpty) return []
  // Who began yesterday knows.
  const isYoung = sendAt.getTime() - proposal.startedAt.getTime() < hours(24)
  if (isYoung && !reminder.forYoung) return []
  return writersOf(proposal).map((to) => ({
    to,
    about: proposal.id,
    proposalId: proposal.id,
    anchor: `${deadlineAnchor(facts, proposal)}-${reminder.name}`,
    sendAt,
    // What says "two hours left" must not come when one is left.
    expiresAt: before(closesAt, reminder.length / 2),
    isUrgent: reminder.name === '2h',
    data: {
      ...aboutProposal(facts, proposal, to),
      left: reminder.name,
      sectionsLeft: proposal.sectionsLeft,
      sections: proposal.sections,
    },
  }))
}

/** `anchor`: what the key adds to the deadline's. */
const unsubmittedReminders = [
  { anchor: '', length: hours(24), until: hours(2), isUrgent: false },
  { anchor: '-2h', length: hours(2), until: hours(1), isUrgent: true },
] as const

/** A day and two hours before the deadline, to the lead, while what is handed in is older than what is written. */
const unsubmittedChanges = notice({
  name: 'proposal.unsubmitted_changes',
  class: 'service',
  audience: 'unsubmitted-leads',
  isReminder: true,
  wanted: (facts) =>
    facts.proposals
      .filter(({ state, hasUnsubmittedEdits }) => state === 'submitted' && hasUnsubmittedEdits)
      .filter(({ ownDeadline }) => isOpen(facts.challenge, facts.now, ownDeadline?.closesAt))
      .flatMap((proposal) =>
        leadOf(proposal).flatMap((to) =>
          unsubmittedReminders.map(({ anchor, length, until, isUrgent }) => ({
            to,
            about: proposal.id,
            proposalId: proposal.id,
            anchor: `${deadlineAnchor(facts, proposal)}${anchor}`,
            sendAt: before(closesAtOf(facts.challenge, proposal), length),
            expiresAt: before(closesAtOf(facts.challenge, proposal), until),
            isUrgent,
            data: {
              ...aboutProposal(facts, proposal, to),
              submittedAt: (proposal.submissions.at(-1)?.submittedAt ?? facts.now).toISOString(),
            },
          })),
        ),
      ),
})

/** Handed in when only what the screening asked for could be: younger than the deadline, and not of before a move. */
function isCompletion(
  { challenge }: ChallengeFacts,
  { cameBy, ownDeadline }: ProposalFacts,
  { version, submittedAt }: SubmissionFacts,
): boolean {
  if (version === 1 || (cameBy !== null && version < cameBy.version)) return false
  return submittedAt >= takenUntil(challenge, ownDeadline?.closesAt)
}

/** The receipt of each version, to every member. It is owed also when the challenge closed a second later. */
const proposalSubmitted = notice({
  name: 'proposal.submitted',
  class: 'mandatory',
  audience: 'team',
  wanted: (facts) =>
    facts.proposals.flatMap((proposal) =>
      // The version that a move made is told of with the move.
      proposal.submissions
        .filter(({ version }) => version !== proposal.cameBy?.version)
        .flatMap((submission) =>
          proposal.team.map((to) => ({
            to,
            about: proposal.id,
            proposalId: proposal.id,
            anchor: submission.version,
            sendAt: submission.submittedAt,
            expiresAt: after(submission.submittedAt, days(2)),
            data: {
              ...aboutProposal(facts, proposal, to),
              version: submission.version,
              submittedAt: submission.submittedAt.toISOString(),
              isInGrace: submission.isInGrace,
              isCompletion: isCompletion(facts, proposal, submission),
              hash: submission.hash,
              recordHash: submission.recordHash,
              announcesAt: facts.challenge.calendar.announcesAt.toISOString(),
            },
          })),
        ),
    ),
})

/** Stepping back: confirmed to everybody in the team, and told to the organisers, who see one proposal less. */
const proposalWithdrawn = notice({
  name: 'proposal.withdrawn',
  class: 'mandatory',
  audience: 'team',
  wanted: (facts) =>
    facts.proposals.flatMap((proposal) => {
      const { withdrawnAt } = proposal
      if (withdrawnAt === null) return []
      const isInTeam = new Set(proposal.team.map(({ personId }) => personId))
      const organisers = facts.organisers.filter(({ personId }) => !isInTeam.has(personId))
      const lead = leadOf(proposal)[0]?.name ?? ''
      const canBeRestored = withdrawnAt < takenUntil(facts.challenge, proposal.ownDeadline?.closesAt)
      const told = (to: PersonFacts, audience: 'team' | 'organisers') => ({
        to,
        about: proposal.id,
        proposalId: proposal.id,
        anchor: withdrawnAt.getTime(),
        sendAt: withdrawnAt,
        expiresAt: after(withdrawnAt, days(2)),
        data: {
          ...aboutProposal(facts, proposal, to),
          // What a proposal says stays with its team: organisers get its reference alone.
          title: audience === 'team' ? proposal.title : '',
          audience,
          lead: audience === 'team' ? lead : '',
          challengeSlug: facts.challenge.slug,
          wasSubmitted: proposal.submissions.length > 0,
          canBeRestored,
          withdrawnAt: withdrawnAt.toISOString(),
        },
      })
      return [
        ...proposal.team.map((to) => told(to, 'team')),
        ...organisers.map((to) => told(to, 'organisers')),
      ]
    }),
})

/**
 * What was handed in, to the organisers, one mail a morning. References and times alone: until the deadline nobody but
 * the team reads more.
 */
const submittedTeam = notice({
  name: 'proposal.submitted_team',
  class: 'service',
  audience: 'organisers',
  digestHour: 8,
  wanted: (facts) => {
    const { challenge } = facts
    if (challenge.endedFrom !== null) return []
    return facts.proposals
      .filter(({ state }) => state === 'submitted')
      .flatMap(({ reference, submissions }) =>
        submissions.flatMap(({ version, submittedAt }) =>
          facts.organisers.map((to) => ({
            to,
            about: challenge.id,
            anchor: 1,
            sendAt: submittedAt,
            expiresAt: after(submittedAt, days(2)),
            data: {
              challengeSlug: challenge.slug,
              challenge: inLanguage(challenge.titles, to.locale),
              closesAt: challenge.calendar.closesAt.toISOString(),
              graceMinutes: challenge.policy.graceMinutes,
              items: [{ reference, version, submittedAt: submittedAt.toISOString() }],
            },
          })),
        ),
      )
  },
})

/**
 * At once, to everybody in the team, when the virus scanner finds something in a file of theirs: nobody can save it, and the
 * proposal cannot be handed in with it. Not once it is removed.
 */
const fileInfected = notice({
  name: 'proposal.file_infected',
  class: 'mandatory',
  audience: 'team',
  wanted: (facts) => {
    const { challenge, now } = facts
    if (challenge.endedFrom !== null) return []
    return facts.proposals
      .filter(({ state }) => state !== 'withdrawn')
      .flatMap((proposal) =>
        proposal.infectedFiles.flatMap(({ id, name, foundAt }) =>
          proposal.team.map((to) => ({
            to,
            about: proposal.id,
            proposalId: proposal.id,
            anchor: id,
            sendAt: foundAt,
            expiresAt: after(foundAt, days(7)),
            data: {
              ...aboutProposal(facts, proposal, to),
              fileName: name,
              canReplace: isOpen(challenge, now, proposal.ownDeadline?.closesAt),
            },
          })),
        ),
      )
  },
})

export const applyNotices: readonly Notice[] = [
  proposalStarted,
  draftReminder,
  unsubmittedChanges,
  proposalSubmitted,
  submittedTeam,
  proposalWithdrawn,
  fileInfected,
]
