/** What a challenge asks of its staff: what waits for a person, how far each step of the work has come. */
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { hasReached, type RoadState } from '#app/lifecycle/phases.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { isAmongNamed, type Approval, type Part } from '#app/people/core/approvals.ts'
import type { Standing } from '#app/lifecycle/standing.ts'

/** Numbers that say where the work stands. None of them tells a score or a decision. */
export type DeskCounts = {
  /** Who follows the challenge by mail and has confirmed the address. */
  readonly followers: number
  readonly drafts: number
  readonly submitted: number
  readonly eligible: number
  readonly ineligible: number
  readonly jurors: number
  readonly jurorsInvited: number
  readonly minimumReviews: number
  /** Pairs of accepted juror and eligible proposal without a word on conflicts. */
  readonly undeclared: number
  /** Eligible proposals with fewer jurors than needed. */
  readonly underassigned: number
  readonly assigned: number
  readonly finals: number
  /** Eligible proposals with as many final scorecards as needed. */
  readonly judged: number
  /** Proposals the challenge's owner is asked about and has not stated on. */
  readonly hostingMissing: number
  /** Comments to teams that nobody has settled. */
  readonly commentsWaiting: number
  /** Teams that hold a place and have not declined it, from the announcement on; 0 before. */
  readonly winners: number
  readonly accepted: number
  /** Declined places a reserve can move up to. */
  readonly movesUp: number
  /** Appeals that nobody has answered. */
  readonly appealsWaiting: number
  readonly pilots: number
  readonly pilotsOver: number
}

export const deskSteps = [
  'brief',
  'facts',
  'sites',
  'awards',
  'rules',
  'criteria',
  'judging',
  'way',
  'vote',
  'form',
  'timeline',
  'preview',
  'publish',
  'share',
  'addenda',
  'extend',
  'proposals',
  'jury',
  'assignments',
  'progress',
  'host',
  'rounds',
  'ranking',
  'fairness',
  'shortlist',
  'decision',
  'feedback',
  'release',
  'appeals',
  'pilots',
] as const
export type DeskStep = (typeof deskSteps)[number]

/** The steps of one challenge: finalists are drawn only where its jury has a round for that. */
export function stepsOf({ hasShortlist }: { readonly hasShortlist: boolean }): readonly DeskStep[] {
  return deskSteps.filter((step) => step !== 'shortlist' || hasShortlist)
}

export type Waiting = {
  readonly code:
    | 'write'
    | 'change'
    | 'approve'
    | 'wait-for-approval'
    | 'schedule'
    | 'gather-jury'
    | 'screen'
    | 'declare'
    | 'assign'
    | 'start-judging'
    | 'score'
    | 'state-hosting'
    | 'check-comments'
    | 'decide'
    | 'confirm'
    | 'wait-for-confirmation'
    | 'issue-addendum'
    | 'wait-for-issue'
    | 'answers'
    | 'move-up'
    | 'answer-appeals'
    | 'start-pilots'
    | 'complete-pilots'
  readonly step: DeskStep
  readonly count: number
  /** False where it is another person's turn. */
  readonly isYours: boolean
  /** For what needs an approval: who gives it and who stands in. Empty lists where any other organiser may. */
  readonly awaited?: { readonly approvers: readonly string[]; readonly deputies: readonly string[] }
}

/** Whom the programme has named for its approvals. */
export type NamedApprovers = readonly {
  readonly approval: Approval
  readonly part: Part
  readonly personId: string
  readonly name: string
}[]

type Asked = {
  readonly challenge: Challenge
  readonly counts: DeskCounts
  readonly viewerId: string
  readonly named: NamedApprovers
  /** Everybody who wrote in the addendum that is being written; null when there is none. */
  readonly addendumBy: readonly string[] | null
}

/** What waits for a person at this moment, the most pressing first. The challenge is settled. */
export function waitingAt({ challenge, counts, viewerId, named, addendumBy }: Asked): Waiting[] {
  const { state, createdBy, requestedBy, decidedBy } = challenge
  const one = (code: Waiting['code'], step: DeskStep, count = 0, isYours = true): Waiting[] => [
    { code, step, count, isYours },
  ]
  const waits = (code: Waiting['code'], step: DeskStep, isYours = false): Waiting => ({
    code,
    step,
    count: 0,
    isYours,
  })
  const namedFor = (wanted: Approval) => named.filter(({ approval }) => approval === wanted)
  const mayGive = (wanted: Approval) =>
    isAmongNamed(
      namedFor(wanted).map(({ personId }) => personId),
      viewerId,
    )
  const awaited = (wanted: Approval) => {
    const namesOf = (wantedPart: Part) =>
      namedFor(wanted).flatMap(({ part, name }) => (part === wantedPart ? [name] : []))
    return { approvers: namesOf('approver'), deputies: namesOf('deputy') }
  }
  const juryMissing = Math.max(0, counts.minimumReviews - counts.jurors)
  switch (state) {
    case 'draft':
      return one('write', 'publish')
    case 'changes_requested':
      return one('change', 'brief')
    case 'in_review':
      return viewerId === createdBy || viewerId === requestedBy
        ? [{ ...waits('wait-for-approval', 'publish'), awaited: awaited('opening') }]
        : [{ ...waits('approve', 'publish', mayGive('opening')), awaited: awaited('opening') }]
    case 'approved':
      return one('schedule', 'publish')
    case 'scheduled':
    case 'open':
      return [
        ...(addendumBy === null
          ? []
          : addendumBy.includes(viewerId)
            ? [{ ...waits('wait-for-issue', 'addenda'), awaited: awaited('addendum') }]
            : [{ ...waits('issue-addendum', 'addenda', mayGive('addendum')), awaited: awaited('addendum') }]),
        ...(juryMissing > 0 ? one('gather-jury', 'jury', juryMissing) : []),
      ]
    case 'closed':
      return [...preparation(counts, juryMissing), ...hosting(counts)]
    case 'judging':
      return [
        ...(counts.finals < counts.assigned
          ? one('score', 'progress', counts.assigned - counts.finals, false)
          : []),
        ...hosting(counts),
      ]
    case 'deliberating':
      return [...hosting(counts), ...comments(counts), ...one('decide', 'decision')]
    case 'decided':
      return [
        ...comments(counts),
        viewerId === decidedBy
          ? { ...waits('wait-for-confirmation', 'release'), awaited: awaited('decision') }
          : { ...waits('confirm', 'release', mayGive('decision')), awaited: awaited('decision') },
      ]
    case 'announced':
    case 'piloting':
      return afterwards(counts, state)
    case 'completed':
      return appeals(counts)
    default:
      return []
  }
}

/** What the challenge's owner has not answered. */
function hosting({ hostingMissing: count }: DeskCounts): Waiting[] {
  return count > 0 ? [{ code: 'state-hosting', step: 'host', count, isYours: true }] : []
}

/** What teams have appealed and nobody has answered. */
function appeals({ appealsWaiting: count }: DeskCounts): Waiting[] {
  return count > 0 ? [{ code: 'answer-appeals', step: 'appeals', count, isYours: true }] : []
}

/** What jurors wrote to teams and nobody has checked. */
function comments({ commentsWaiting: count }: DeskCounts): Waiting[] {
  return count > 0 ? [{ code: 'check-comments', step: 'feedback', count, isYours: true }] : []
}

function preparation(counts: DeskCounts, juryMissing: number): Waiting[] {
  if (counts.submitted === 0) return []
  const unscreened = counts.submitted - counts.eligible - counts.ineligible
  const waiting: Waiting[] = []
  if (unscreened > 0) waiting.push({ code: 'screen', step: 'proposals', count: unscreened, isYours: true })
  if (juryMissing > 0) waiting.push({ code: 'gather-jury', step: 'jury', count: juryMissing, isYours: true })
  if (unscreened === 0 && counts.undeclared > 0) {
    waiting.push({ code: 'declare', step: 'jury', count: counts.undeclared, isYours: false })
  }
  if (waiting.length === 0 && counts.underassigned > 0) {
    waiting.push({ code: 'assign', step: 'assignments', count: counts.underassigned, isYours: true })
  }
  return waiting.length > 0
    ? waiting
    : [{ code: 'start-judging', step: 'assignments', count: 0, isYours: true }]
}

function afterwards(counts: DeskCounts, state: 'announced' | 'piloting'): Waiting[] {
  const waiting: Waiting[] = []
  if (counts.movesUp > 0) {
    waiting.push({ code: 'move-up', step: 'release', count: counts.movesUp, isYours: true })
  }
  waiting.push(...appeals(counts))
  const unanswered = state === 'announced' ? counts.winners - counts.accepted : 0
  if (counts.accepted > counts.pilots) {
    waiting.push({
      code: 'start-pilots',
      step: 'pilots',
      count: counts.accepted - counts.pilots,
      isYours: true,
    })
  }
  if (unanswered > 0) waiting.push({ code: 'answers', step: 'release', count: unanswered, isYours: false })
  if (counts.pilots > 0 && counts.pilots === counts.pilotsOver) {
    waiting.push({ code: 'complete-pilots', step: 'pilots', count: 0, isYours: true })
  }
  return waiting
}

export type StepState = 'done' | 'now' | 'later'

/** When each step is the one at hand: from the first state on, until the second is reached. */
const stepTimes: Readonly<Record<DeskStep, readonly [from: RoadState, until: RoadState]>> = {
  brief: ['draft', 'approved'],
  facts: ['draft', 'approved'],
  sites: ['draft', 'approved'],
  awards: ['draft', 'approved'],
  rules: ['draft', 'approved'],
  criteria: ['draft', 'approved'],
  judging: ['draft', 'approved'],
  way: ['draft', 'approved'],
  vote: ['draft', 'approved'],
  form: ['draft', 'approved'],
  timeline: ['draft', 'scheduled'],
  preview: ['draft', 'open'],
  publish: ['draft', 'open'],
  share: ['approved', 'closed'],
  addenda: ['open', 'closed'],
  extend: ['open', 'judging'],
  proposals: ['closed', 'judging'],
  jury: ['scheduled', 'judging'],
  assignments: ['closed', 'judging'],
  progress: ['judging', 'deliberating'],
  host: ['closed', 'decided'],
  rounds: ['closed', 'decided'],
  ranking: ['deliberating', 'decided'],
  fairness: ['deliberating', 'decided'],
  shortlist: ['deliberating', 'decided'],
  decision: ['deliberating', 'confirmed'],
  feedback: ['deliberating', 'confirmed'],
  release: ['decided', 'announced'],
  appeals: ['announced', 'completed'],
  pilots: ['announced', 'completed'],
}

/** How each step stands; what has been passed is done. */
export function stepStateAt(step: DeskStep, challenge: Challenge): StepState {
  const road = roadStateOf(challenge)
  const [from, until] = stepTimes[step]
  if (hasReached(road, until)) return 'done'
  return hasReached(road, from) ? 'now' : 'later'
}

/** The stations of a standing as the rail draws them. */
export function railOf({ stations, state }: Standing) {
  return stations
    .filter(({ status }) => status !== 'dropped')
    .map(({ phase, status, at, isLate }) => ({
      phase,
      state:
        status === 'here' ? ('current' as const) : status === 'done' ? ('done' as const) : ('next' as const),
      // A confirmed decision is not told yet.
      ...(status === 'here' && state === 'confirmed' && { isWaiting: true }),
      ...(at && { atIso: at.toISOString(), isLate }),
    }))
}

/** Each bar of the way from the first follower to a pilot. */
export const funnelSteps = [
  'followers',
  'begun',
  'submitted',
  'eligible',
  'judged',
  'winners',
  'accepted',
  'pilots',
] as const
export type FunnelStep = (typeof funnelSteps)[number]

const toldAtTheRelease: readonly FunnelStep[] = ['winners', 'accepted', 'pilots']

/** How many came how far; null for what nobody may know before the release. The challenge is settled. */
export function funnelOf(counts: DeskCounts, challenge: Challenge): Record<FunnelStep, number | null> {
  const { followers, drafts, submitted, eligible, judged, winners, accepted, pilots } = counts
  const isReleased = hasReached(roadStateOf(challenge), 'announced')
  const all = { followers, begun: drafts + submitted, submitted, eligible, judged, winners, accepted, pilots }
  return isReleased ? all : { ...all, ...Object.fromEntries(toldAtTheRelease.map((step) => [step, null])) }
}
