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

  // reports and values
  'milestone-unknown': Nothing
  'report-missing': Nothing
  'milestone-changed': Nothing
  'measure-unknown': Nothing
  'measured-in-future': Nothing

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
