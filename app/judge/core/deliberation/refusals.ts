import type { ConsensusProblem } from './consensus.ts'

/** Every way a deliberation says no. The sentences stand in texts/ under `refusals`. */
type Nothing = Record<never, never>

type RefusalData = {
  // rounds
  'individual-needed': Nothing
  'shortlist-needed': Nothing
  'round-begun': Nothing
  'round-unknown': Nothing
  'round-follows-challenge': Nothing
  'not-deliberating': Nothing
  /** Somebody else has pressed meanwhile. */
  'round-changed': Nothing
  'round-open': Nothing
  'round-before-open': Nothing
  'no-finalists': Nothing
  /** A later round has been opened, or minutes of the meeting are approved: what was closed is built on. */
  'round-built-on': Nothing
  'reopen-reason-missing': Nothing
  'meeting-running': Nothing
  /** Which ranking counts is stated before the deadline. */
  'rule-too-late': Nothing
  /** A consensus is from 0 to 100 and cannot stand beside points as they are, or beside places on ballots. */
  'consensus-needs-shares': Nothing

  // the shortlist
  'shortlist-not-open': Nothing
  'shortlist-changed': Nothing
  'finalist-not-eligible': Nothing
  'deviation-reason-missing': { proposalIds: readonly string[]; count: number }
  /** Whoever has a conflict with one of the proposals does not draw the line between them. */
  'drawer-in-conflict': Nothing

  // the final
  'final-not-open': Nothing
  'final-not-asked': Nothing

  // the meeting
  'consensus-not-open': Nothing
  'meeting-not-planned': Nothing
  'meeting-not-running': Nothing
  'meeting-not-convened': Nothing
  'call-off-reason-missing': Nothing
  /** It was to begin, and no juror has joined. */
  'meeting-nobody-here': Nothing
  'meeting-empty': Nothing
  /** Somebody else has moved on meanwhile. */
  'meeting-changed': Nothing
  'agenda-empty': Nothing
  'out-of-room': Nothing
  'leader-only': Nothing
  /** What was typed of the consensus, field by field. */
  'consensus-unfit': { problems: readonly ConsensusProblem[] }
  'abstention-of-absent': Nothing

  // minutes
  'minutes-of-running': Nothing
  'minutes-approved': Nothing
  'minutes-changed': Nothing
  'minutes-missing': Nothing
  'approval-name': { name: string }
  /** Minutes are approved by the chair where there is one. */
  'approval-of-chair': { names: readonly string[] }

  // pitch slots
  'pitch-not-open': Nothing
  /** Whoever is kept from one of the proposals does not plan when the finalists pitch. */
  'planner-in-conflict': Nothing
  'slot-times': Nothing
  'slot-overlaps': Nothing
  'slot-past': Nothing
  'slot-nowhere': Nothing
  'slot-taken': Nothing
  'slot-gone': Nothing
  'slot-cancel-reason-missing': Nothing
  'slot-chosen-already': Nothing
}

export type DeliberationRefusalCode = keyof RefusalData

export type DeliberationRefusal = {
  [Code in DeliberationRefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]>
}[DeliberationRefusalCode]
