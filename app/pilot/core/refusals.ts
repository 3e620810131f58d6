/** Every way a pilot says no. The sentences stand in texts/ under `refusals`. */
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import type { PilotState } from './pilot-states.ts'

type Nothing = Record<never, never>

type RefusalData = {
  // starting
  'award-unknown': Nothing
  'pilot-exists': Nothing

  // dates, all ISO days
  'pilot-dates': Nothing
  'milestone-outside': { title: string; startsOn: string; endsOn: string }
  'milestones-needed': Nothing
  'measures-needed': Nothing
  'baseline-needs-basis': { name: string }

  // the state
  'pilot-changed': Nothing
  'no-road': { from: PilotState; to: PilotState }
  'stop-reason-missing': Nothing
  'measures-without-values': { count: number }
  'pilot-over': Nothing
  /** `names` joined by commas. */
  'permits-open': { names: string; count: number }

  // papers and signatures
  'agreement-unsigned': Nothing
  'paper-term': Nothing
  'paper-sign-by': Nothing
  'paper-unknown': Nothing
  /** Somebody sent another version meanwhile. */
  'paper-newer': Nothing
  /** Somebody added or took away a file meanwhile. */
  'annexes-changed': Nothing
  /** A scanner has not looked at it yet, or found something. */
  'annex-unchecked': { name: string }
  'not-a-signatory': Nothing
  'already-signed': Nothing
  /** `name` is the name of the account. */
  'name-not-yours': { name: string }
  'parties-same': Nothing

  // approvals and payments; `name` is the milestone's
  'report-after-end': Nothing
  'final-report-too-late': { days: number }
  'report-approved': { name: string }
  'approval-not-wanted': { name: string }
  'report-not-there': { name: string }
  'already-approved': { name: string }
  'not-an-approver': Nothing
  'two-people': Nothing
  'two-finals': Nothing
  'payment-unknown': Nothing
  'payment-paid': Nothing
  'paid-in-future': Nothing
  'final-not-approved': Nothing

  // how it goes on, and what became of it
  'decided-in-future': Nothing
  'scaling-needs-decision': Nothing
  'followup-not-due': Nothing
  'followup-answered': Nothing

  // place and permits
  'permit-in-future': Nothing
  'permit-unknown': Nothing
  'site-missing': Nothing

  // reports and values
  'milestone-unknown': Nothing
  'report-missing': Nothing
  'milestone-changed': Nothing
  'measure-unknown': Nothing
  'measured-in-future': Nothing

  // files; `most` is a number of files
  'value-unknown': Nothing
  'file-unknown': Nothing
  'no-room-for-file': { most: number }
  'file-name-taken': Nothing
  'file-not-yours': Nothing
  'pilot-files-too-large': Nothing
  'file-unchecked': Nothing
  'file-not-offered': Nothing
  'manager-confirms': Nothing

  // the plan of a running pilot; `name` is the milestone's or measure's
  'item-retired': { name: string }
  /** Somebody changed it meanwhile. */
  'item-changed': { name: string }
  'milestone-reported': { name: string }
  'change-reason-missing': { name: string }
  'retire-reason-missing': { name: string }
  'last-milestone': { name: string }
  'last-measure': { name: string }
}

export type PilotRefusalCode = keyof RefusalData

export type PilotRefusal =
  | { [Code in PilotRefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]> }[PilotRefusalCode]
  | LifecycleRefusal
