/**
 * Who may read what, and from when. One table for pages, feeds, exports and mails. It is asked with the settled
 * challenge, so nothing unlocks because a job ran or stays shut because none did.
 */
import { roadStateOf, type Challenge, type PeerSight } from './challenge.ts'
import { hasReached, type RoadState } from './phases.ts'
import { settled } from './settle.ts'

export const subjects = [
  /** The brief, its addenda, the calendar, the criteria. */
  'brief',
  /** One proposal: text, files, the names in it. */
  'proposal',
  /** How many proposals there are. */
  'proposal-count',
  /** Whether one proposal is eligible, and by which rule it is not. */
  'screening-outcome',
  'jury-members',
  /** The scorecard of the viewer on one proposal. */
  'own-scorecard',
  /** All scorecards on one proposal, with their jurors. */
  'scorecards',
  /** How far each juror has come. */
  'progress',
  'ranking',
  /** Who is to receive what, and why. */
  'decision',
  'winners',
  /** The outcome of one proposal, with its feedback. */
  'own-outcome',
  'pilot',
] as const
export type Subject = (typeof subjects)[number]

/** A juror's standing towards the proposal in question. */
export type AssignmentFact = 'none' | 'undeclared' | 'clear' | 'recused'

/** What is true of the viewer towards this challenge and, where the subject is one proposal, towards that proposal. */
export type ViewerFacts = {
  /** Any role in the proposal's team. */
  readonly isTeamMember: boolean
  /** That proposal holds a place by the confirmed decision. Only to be found out once winners have been told. */
  readonly isWinningTeam: boolean
  readonly isOrganiser: boolean
  readonly isJuror: boolean
  readonly assignment: AssignmentFact
  readonly isPilotHost: boolean
}

/** The anonymous reader. */
export const nobody: ViewerFacts = {
  isTeamMember: false,
  isWinningTeam: false,
  isOrganiser: false,
  isJuror: false,
  assignment: 'none',
  isPilotHost: false,
}

const audiences = [
  'anyone',
  'team',
  'winningTeam',
  'organiser',
  'juror',
  'clearedJuror',
  'pilotHost',
] as const
export type Audience = (typeof audiences)[number]

/** A state from which on it may be read, or a rule of its own. Left out: never. */
type From = RoadState | 'sealed' | 'scoring-policy' | 'peer-policy' | 'told'

/**
 * `sealed`: from the deadline, or from the opening when the challenge is not sealed. `scoring-policy`: from the state
 * the challenge names. `peer-policy`: from judging, from its end, or never, as the challenge says; whoever asks looks
 * first whether the juror's own scorecard is final. `told`: from when the winners were told under embargo, at the announcement
 * where they were not. `announced` is reached only by a confirmed decision whose instant has come.
 */
export const readingTable: Readonly<Record<Subject, Readonly<Partial<Record<Audience, From>>>>> = {
  brief: { anyone: 'open', organiser: 'draft' },
  proposal: { team: 'draft', organiser: 'sealed', clearedJuror: 'judging' },
  'proposal-count': { organiser: 'open', anyone: 'announced' },
  'screening-outcome': { organiser: 'closed', team: 'judging' },
  'jury-members': { organiser: 'draft', juror: 'judging', anyone: 'announced' },
  'own-scorecard': { clearedJuror: 'judging' },
  scorecards: { organiser: 'scoring-policy', clearedJuror: 'peer-policy' },
  progress: { organiser: 'judging' },
  ranking: { organiser: 'scoring-policy' },
  decision: { organiser: 'decided' },
  winners: { organiser: 'decided', anyone: 'announced' },
  'own-outcome': { organiser: 'decided', team: 'announced', winningTeam: 'told' },
  pilot: { organiser: 'announced', team: 'announced', pilotHost: 'announced', anyone: 'piloting' },
}

/** Subjects that recusal or membership in the team closes to every other role of the same person. */
const closedByConflict: readonly Subject[] = ['proposal', 'own-scorecard', 'scorecards']

/** May this viewer read this subject of the challenge at `now`? */
export function mayRead(subject: Subject, viewer: ViewerFacts, challenge: Challenge, now: Date): boolean {
  const current = settled(challenge, now)
  return audiencesOf(viewer, subject, current).some((audience) => {
    const from = readingTable[subject][audience]
    const reached = from === undefined ? null : milestone(from, current)
    return reached !== null && hasReached(roadStateOf(current), reached)
  })
}

function audiencesOf(viewer: ViewerFacts, subject: Subject, { endedFrom }: Challenge): Audience[] {
  const hasConflict = viewer.assignment === 'recused' || viewer.isTeamMember
  const isKeptAway = hasConflict && closedByConflict.includes(subject)
  // A juror's work ends with the challenge, and with it the right to read.
  const isServing = viewer.isJuror && endedFrom === null
  const holds: Readonly<Record<Audience, boolean>> = {
    anyone: true,
    team: viewer.isTeamMember,
    winningTeam: viewer.isTeamMember && viewer.isWinningTeam,
    organiser: viewer.isOrganiser && !isKeptAway,
    juror: isServing,
    clearedJuror: isServing && viewer.assignment === 'clear' && !isKeptAway,
    pilotHost: viewer.isPilotHost,
  }
  return audiences.filter((audience) => holds[audience])
}

const peerMilestones = {
  never: null,
  'after-own-final': 'judging',
  'after-judging': 'deliberating',
} as const satisfies Readonly<Record<PeerSight, RoadState | null>>

function milestone(from: From, { policy, winnersToldAt }: Challenge): RoadState | null {
  if (from === 'told') return winnersToldAt === null ? 'announced' : 'confirmed'
  if (from === 'sealed') return policy.isSealedUntilDeadline ? 'closed' : 'open'
  if (from === 'scoring-policy') return policy.organisersSeeScoresFrom
  if (from === 'peer-policy') return peerMilestones[policy.jurorsSeeOthers]
  return from
}
