/** Who is in the room for one proposal, and who leads. Asked anew on every request: a conflict takes sight away at once. */
import type { DeliberationRefusal } from './refusals.ts'

export type RoomViewer = {
  /** An accepted seat on this jury. */
  readonly isSeated: boolean
  /** Chairs the jury, by the seat or by the role. */
  readonly isChair: boolean
  /** Organiser or operator: leads and writes, has no voice. */
  readonly isOrganiser: boolean
  /** Auditor: reads. */
  readonly isAuditor: boolean
}

/** What stands between a viewer and one proposal. */
export type ItemFacts = {
  /** What stands between the seat and the proposal; null where a juror has said nothing, or there is no seat. */
  readonly declared: 'clear' | 'conflict' | 'excluded' | 'abstained' | null
  readonly isInTeam: boolean
}

/**
 * `out`: kept from it by a conflict, an exclusion, an abstention or the own team, whatever else the person is. `undeclared`: a juror who has not said that they are
 * free. `away`: nobody whom the meeting concerns.
 */
export type RoomStanding = 'in' | 'out' | 'undeclared' | 'away'

export function roomStanding(viewer: RoomViewer, { declared, isInTeam }: ItemFacts): RoomStanding {
  if ((declared !== null && declared !== 'clear') || isInTeam) return 'out'
  if (viewer.isSeated) return declared === 'clear' ? 'in' : 'undeclared'
  return viewer.isChair || viewer.isOrganiser || viewer.isAuditor ? 'in' : 'away'
}

/** What is known of the room while a proposal is talked about. */
export type RoomFacts = {
  /** The chair is present and in the room for this proposal. */
  readonly isChairIn: boolean
  /** Jurors who are present and in the room for it. */
  readonly jurorsIn: number
}

/** Null when the viewer may move the meeting on: the chair or an organiser, in the room for what is being talked about. */
export function leadRefusal(viewer: RoomViewer, standing: RoomStanding): DeliberationRefusal | null {
  if (!viewer.isChair && !viewer.isOrganiser) return { code: 'leader-only' }
  return standing === 'in' ? null : { code: 'out-of-room' }
}

/**
 * Null when the viewer may begin the meeting: somebody of the jury has come, whoever presses being one where they have a
 * seat. A meeting of nobody could agree on nothing, and there is no quorum beyond that.
 */
export function startRefusal(
  viewer: RoomViewer,
  { jurorsHere }: { readonly jurorsHere: number },
): DeliberationRefusal | null {
  return leadRefusal(viewer, 'in') ?? (jurorsHere === 0 ? { code: 'meeting-nobody-here' } : null)
}

/**
 * Null when the viewer may write down what the jury agreed on: the chair; where the chair is out, absent, or there is none,
 * an organiser writes down what the jurors in the room agreed on. Without a juror in the room there is nothing agreed.
 */
export function consensusRefusal(
  viewer: RoomViewer,
  standing: RoomStanding,
  { isChairIn, jurorsIn }: RoomFacts,
): DeliberationRefusal | null {
  const refusal = leadRefusal(viewer, standing)
  if (refusal) return refusal
  if (!viewer.isChair && isChairIn) return { code: 'leader-only' }
  return jurorsIn === 0 ? { code: 'meeting-empty' } : null
}
