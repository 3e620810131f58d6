/** The road of one challenge as a list of deeds, from the request for a review to the answer of the winner. */
import type { PressKitGiven } from '#app/announce/core/press-kit.ts'
import type { ConflictKind } from '#app/judge/core/declarations.ts'
import type { Marks, TimedDeed } from '#app/desks/core/deed.ts'
import type { Locale } from '#app/platform/i18n.ts'
import {
  chanceOf,
  identityOf,
  minutesAfter,
  timed,
  type CastPerson,
  type ScenarioProposal,
} from './scenario.ts'
import { budgetReasons, commentOf, mendedComments, outcomeReasons } from './words.ts'

/** -1 for a juror who sees the faults first, 1 for one who sees the promise first. */
export type Severity = -1 | 0 | 1

export type Seat = {
  readonly person: CastPerson
  readonly severity: Severity
  readonly isChair?: boolean
  /** Opens nothing before the last evening. */
  readonly beginsLast?: boolean
  /** Has not looked through the names yet: is left to whoever sits at the keyboard. */
  readonly isUndeclared?: boolean
  /** Judges nothing: is left to whoever sits at the keyboard. */
  readonly isIdle?: boolean
  /** Says no, with this reason. */
  readonly declines?: string
  readonly conflicts?: Readonly<Record<string, { readonly kind: ConflictKind; readonly note: string }>>
}

export type ChallengePlan = {
  readonly challenge: string
  /** Who writes and asks, who approves and confirms, who checks eligibility. */
  readonly author: string
  readonly approver: string
  readonly screener: string
  readonly proposals: readonly ScenarioProposal[]
  /** Keys of the proposals that are handed in by the deadline. */
  readonly submitted: readonly string[]
  readonly jury: readonly Seat[]
  readonly preferred?: string
  /** How the jury judges, where it is not by scorecards, and whether it learns who applies. */
  readonly ballots?: { readonly way: 'ranked' | 'pairwise'; readonly isBlind: boolean }
  readonly statement: Readonly<Record<Locale, string>>
  /** What the jury says of the winner to everybody. */
  readonly citation?: Readonly<Record<Locale, string>>
  readonly press?: PressKitGiven
  /** What has no instant is left to whoever sits at the keyboard. */
  readonly instants: {
    readonly reviewAt: Date
    readonly approvedAt?: Date
    readonly scheduledAt?: Date
    readonly juryInvitedAt?: Date
    readonly screeningAt?: Date
    /** Minutes between two screenings. */
    readonly screeningPace?: number
    readonly declaringAt?: Date
    readonly assignedAt?: Date
    readonly judgingAt?: Date
    readonly judgingDoneAt?: Date
    readonly decidedAt?: Date
    readonly confirmedAt?: Date
    readonly answeredAt?: Date
  }
}

export function challengeStory(plan: ChallengePlan): TimedDeed[] {
  return [...setup(plan), ...seats(plan), ...screening(plan), ...judging(plan), ...ending(plan)]
}

export const proposalIdOf = (challenge: string, key: string) => identityOf(`${challenge} ${key}`)

function setup({ challenge, author, approver, ballots, instants }: ChallengePlan): TimedDeed[] {
  const { reviewAt, approvedAt, scheduledAt } = instants
  return [
    ...(ballots
      ? [timed(minutesAfter(reviewAt, -60), { do: 'state-ballots', challenge, by: author, ...ballots })]
      : []),
    timed(reviewAt, { do: 'request-review', challenge, by: author }),
    ...(approvedAt ? [timed(approvedAt, { do: 'approve', challenge, by: approver })] : []),
    ...(scheduledAt ? [timed(scheduledAt, { do: 'schedule', challenge, by: author })] : []),
  ]
}

function seats({ challenge, author, jury, instants: { juryInvitedAt } }: ChallengePlan): TimedDeed[] {
  if (!juryInvitedAt) return []
  return jury.flatMap(({ person, isChair = false, declines }, index) => {
    const invitedAt = minutesAfter(juryInvitedAt, index * 6)
    const answeredAt = minutesAfter(invitedAt, 180 + chanceOf(`${challenge} ${person.email}`, 3600))
    const { email, name, locale } = person
    return [
      timed(invitedAt, {
        do: 'invite-juror',
        challenge,
        by: author,
        juror: email,
        name,
        locale,
        isChair,
        maximumLoad: 20,
      }),
      timed(answeredAt, {
        do: 'answer-seat',
        challenge,
        by: email,
        answer: declines ? 'declined' : 'accepted',
        reason: declines ?? '',
      }),
    ]
  })
}

function screening({ challenge, screener, proposals, submitted, instants }: ChallengePlan): TimedDeed[] {
  const { screeningAt, screeningPace = 12 } = instants
  if (!screeningAt) return []
  return proposals
    .filter(({ key }) => submitted.includes(key))
    .map(({ key, ineligible }, index) =>
      timed(minutesAfter(screeningAt, index * screeningPace), {
        do: 'screen',
        challenge,
        by: screener,
        proposal: proposalIdOf(challenge, key),
        outcome: ineligible ? 'ineligible' : 'eligible',
        rule: ineligible?.rule ?? '',
        reason: ineligible?.reason ?? '',
      }),
    )
}

function judging(plan: ChallengePlan): TimedDeed[] {
  const { challenge, author, jury, instants } = plan
  const { declaringAt, assignedAt, judgingAt, judgingDoneAt } = instants
  const sitting = jury.filter(({ declines }) => !declines)
  return [
    ...(declaringAt
      ? sitting
          .filter(({ isUndeclared }) => !isUndeclared)
          .map(({ person, conflicts = {} }) =>
            timed(minutesAfter(declaringAt, chanceOf(`declare ${challenge} ${person.email}`, 1200)), {
              do: 'declare',
              challenge,
              by: person.email,
              conflicts: Object.fromEntries(
                Object.entries(conflicts).map(([key, conflict]) => [proposalIdOf(challenge, key), conflict]),
              ),
            }),
          )
      : []),
    ...(assignedAt ? [timed(assignedAt, { do: 'assign', challenge, by: author })] : []),
    ...(judgingAt ? [timed(judgingAt, { do: 'start-judging', challenge, by: author })] : []),
    ...(judgingAt && judgingDoneAt
      ? sitting
          .filter(({ isUndeclared, isIdle }) => !isUndeclared && !isIdle)
          .flatMap((seat) => sittings(plan, seat, judgingAt, judgingDoneAt))
      : []),
  ]
}

/** Jurors read two or three proposals in an evening, and what is left in the last one. */
function sittings(
  plan: ChallengePlan,
  { person, severity, beginsLast = false }: Seat,
  from: Date,
  until: Date,
): TimedDeed[] {
  const { challenge, proposals, ballots } = plan
  const marks = Object.fromEntries(
    proposals.map((proposal) => [
      proposalIdOf(challenge, proposal.key),
      marksOf(proposal, person.email, severity),
    ]),
  )
  const lateness = 0.55 + chanceOf(`lateness ${challenge} ${person.email}`, 40) / 100
  const span = (until.getTime() - from.getTime()) / 60_000
  if (ballots) {
    const at = minutesAfter(from, span * lateness)
    const does = ballots.way === 'ranked' ? 'rank' : 'compare'
    return [timed(at, { do: does, challenge, by: person.email, marks })]
  }
  const evenings = [0.2, 0.45, 0.7, 1]
  return evenings.slice(beginsLast ? -1 : 0).map((share, index, { length }) =>
    timed(minutesAfter(from, span * share * lateness), {
      do: 'score',
      challenge,
      by: person.email,
      count: index === length - 1 ? 100 : 2 + (index % 2),
      marks,
    }),
  )
}

function marksOf(
  { key, points, isExact, language }: ScenarioProposal,
  juror: string,
  severity: Severity,
): Marks {
  const given = points.map((point, index) => {
    if (isExact) return point
    const mood = chanceOf(`${key} ${juror} ${index}`, 7)
    const drift = mood === 0 ? -1 : mood === 6 ? 1 : 0
    const lean = severity * (chanceOf(`lean ${key} ${juror} ${index}`, 3) > 0 ? 1 : 0)
    return Math.min(5, Math.max(1, point + drift + lean))
  })
  const mean = given.reduce((sum, point) => sum + point, 0) / given.length
  return { points: given, comment: commentOf(language, mean, `${key} ${juror}`) }
}

function ending({
  challenge,
  author,
  approver,
  preferred,
  statement,
  citation,
  press,
  instants,
}: ChallengePlan): TimedDeed[] {
  const { decidedAt, confirmedAt, answeredAt } = instants
  return [
    ...(decidedAt
      ? [
          timed(decidedAt, {
            do: 'decide',
            challenge,
            by: author,
            preferred: preferred === undefined ? null : proposalIdOf(challenge, preferred),
            reserves: 2,
            reasons: outcomeReasons,
            budgetReasons,
            statement,
            ...(citation && { citation }),
          }),
        ]
      : []),
    ...(confirmedAt
      ? [
          timed(minutesAfter(confirmedAt, -20), {
            do: 'check-comments',
            challenge,
            by: author,
            mended: mendedComments,
          }),
          timed(confirmedAt, { do: 'confirm', challenge, by: approver }),
          ...(press
            ? [
                timed(minutesAfter(confirmedAt, 40), {
                  do: 'prepare-press',
                  challenge,
                  by: author,
                  kit: press,
                }),
              ]
            : []),
        ]
      : []),
    ...(answeredAt ? [timed(answeredAt, { do: 'answer-award', challenge, answer: 'accepted' })] : []),
  ]
}
