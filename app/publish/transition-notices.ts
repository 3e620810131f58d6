/**
 * What whoever runs a challenge hears of the steps it takes by itself: that one is near and how to stop it, and that one
 * cannot be what the calendar says.
 */
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { intakeEndsAt } from '#app/lifecycle/intake.ts'
import { nextAutomatic } from '#app/lifecycle/settle.ts'
import type { ChallengeFacts, PersonFacts } from '#app/notify/core/facts.ts'
import { after, before, days, hours, minutes } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { aboutChallenge } from './about-challenge.ts'

/** Events with which the organisers have just been told when the step comes. */
const toldWith = {
  open: ['ChallengeScheduled'],
  close: ['ChallengeOpened', 'DeadlineExtended', 'DeadlineExtendedForOne'],
  endJudging: ['JudgingStarted', 'JudgingExtended', 'DeadlineExtended'],
  release: ['DecisionConfirmed', 'AnnouncementPostponed', 'AnnouncementBroughtForward'],
} as const
type Step = keyof typeof toldWith

function nextStep({ challenge }: ChallengeFacts): { step: Step; at: Date } | null {
  const next = nextAutomatic(challenge)
  // That winners are told before, under embargo, is a part of announcing them.
  if (next?.command === 'tellWinners') return { step: 'release', at: challenge.calendar.announcesAt }
  return next !== null && next.command in toldWith ? { step: next.command as Step, at: next.at } : null
}

/** Two days before each step that the calendar takes by itself, to the organisers, unless it was set since. */
const phaseUpcoming = notice({
  name: 'ops.phase_upcoming',
  class: 'service',
  audience: 'organisers',
  isReminder: true,
  wanted: (facts) => {
    const next = nextStep(facts)
    if (next === null || next.at <= facts.now) return []
    const { step, at } = next
    const sendAt = before(at, hours(48))
    if (toldWith[step].some((event) => (facts.happenedAt[event]?.getTime() ?? 0) > sendAt.getTime()))
      return []
    return facts.organisers.map((to) => ({
      to,
      about: facts.challenge.id,
      anchor: `${step}-${at.getTime()}`,
      sendAt,
      expiresAt: at,
      data: { ...aboutChallenge(facts, to), step, at: at.toISOString() },
    }))
  },
})

/** How long a step may be late before it counts as stuck. */
const stuckAfter = minutes(10)
/** Told again so often, and so many times. */
const againAfter = hours(12)
const mostTold = 14

type Failure = {
  readonly problem: 'not-approved' | 'no-jurors' | 'judging-not-begun' | 'not-decided' | 'stuck'
  readonly since: Date
}

/** What keeps the challenge from its next step although its instant has come; null for nothing. */
function failureOf(facts: ChallengeFacts): Failure | null {
  const { challenge, now, counts, jurors } = facts
  if (challenge.endedFrom !== null) return null
  const { opensAt, judgingEndsAt, announcesAt } = challenge.calendar
  const late = nextAutomatic(challenge)
  if (late !== null && after(late.at, stuckAfter) <= now) return { problem: 'stuck', since: late.at }
  switch (roadStateOf({ ...challenge, state: challenge.effectiveState })) {
    case 'in_review':
    case 'changes_requested':
    case 'approved':
      return opensAt <= now ? { problem: 'not-approved', since: opensAt } : null
    case 'closed': {
      if (counts.submitted === 0) return null
      if (judgingEndsAt <= now) return { problem: 'judging-not-begun', since: judgingEndsAt }
      const closedAt = intakeEndsAt(challenge)
      const sits = jurors.some(({ state, isSubstitute }) => state === 'accepted' && !isSubstitute)
      return !sits && closedAt <= now ? { problem: 'no-jurors', since: closedAt } : null
    }
    case 'deliberating':
    case 'decided':
      return announcesAt <= now ? { problem: 'not-decided', since: announcesAt } : null
    default:
      return null
  }
}

/**
 * At once, and every twelve hours for a week, while a step cannot be what the calendar says: to the organisers, and to the
 * administrators where the fault is the service's own.
 */
const phaseFailed = notice({
  name: 'ops.phase_failed',
  class: 'mandatory',
  audience: 'organisers-and-administrators',
  wanted: (facts) => {
    const failure = failureOf(facts)
    if (failure === null) return []
    const { problem, since } = failure
    const told = problem === 'stuck' ? both(facts.organisers, facts.administrators) : facts.organisers
    return told.flatMap((to) =>
      Array.from({ length: mostTold }, (_, time) => {
        const sendAt = after(since, time * againAfter)
        return {
          to,
          about: facts.challenge.id,
          anchor: `${problem}-${since.getTime()}-${time}`,
          sendAt,
          expiresAt: after(sendAt, againAfter),
          data: { ...aboutChallenge(facts, to), problem, since: since.toISOString() },
        }
      }),
    )
  },
})

function both(some: readonly PersonFacts[], others: readonly PersonFacts[]): readonly PersonFacts[] {
  const known = new Set(some.map(({ personId }) => personId))
  return [...some, ...others.filter(({ personId }) => !known.has(personId))]
}

/** Time in which somebody can still hold the mail. */
const cancelledAfter = minutes(10)

/**
 * Ten minutes after a challenge was called off, to everybody who has to do with it, each once: teams, the jury, followers,
 * partners, organisers. One that nobody has seen is told to its organisers alone.
 */
const cancelled = notice({
  name: 'challenge.cancelled',
  class: 'mandatory',
  audience: 'everybody-involved',
  wanted: (facts) => {
    const { challenge, happenedAt } = facts
    const cancelledAt = happenedAt.ChallengeCancelled
    if (challenge.state !== 'cancelled' || cancelledAt === undefined) return []
    return involved(facts).map(({ to, part, proposalId }) => ({
      to,
      about: challenge.id,
      anchor: cancelledAt.getTime(),
      sendAt: after(cancelledAt, cancelledAfter),
      expiresAt: after(cancelledAt, days(14)),
      data: { ...aboutChallenge(facts, to), part, proposalId, reason: challenge.cancelReason },
    }))
  },
})

type Involved = {
  readonly to: PersonFacts
  readonly part: 'team' | 'juror' | 'organiser' | 'reader'
  readonly proposalId: string | null
}

/** In the order in which a person's parts count: whoever is in a team and follows hears as a member of the team. */
function involved(facts: ChallengeFacts): Involved[] {
  const { challenge, organisers, proposals, jurors, followers, partners } = facts
  const staff = organisers.map((to) => ({ to, part: 'organiser' as const, proposalId: null }))
  const wasSeen = !['draft', 'in_review', 'changes_requested', 'approved', 'scheduled'].includes(
    challenge.endedFrom ?? 'draft',
  )
  const jury = jurors
    .filter(({ state }) => state === 'accepted' || state === 'invited')
    .map((to) => ({ to: to as PersonFacts, part: 'juror' as const, proposalId: null }))
  const seen: Involved[] = wasSeen
    ? [
        ...proposals
          .filter(({ state }) => state !== 'withdrawn')
          .flatMap(({ id, team }) => team.map((to) => ({ to, part: 'team' as const, proposalId: id }))),
        ...jury,
        ...staff,
        ...[...followers, ...partners].map((to) => ({ to, part: 'reader' as const, proposalId: null })),
      ]
    : [...jury, ...staff]
  const told = new Set<string>()
  return seen.filter(({ to }) => !told.has(to.personId) && told.add(to.personId))
}

export const transitionNotices: readonly Notice[] = [phaseUpcoming, phaseFailed, cancelled]
