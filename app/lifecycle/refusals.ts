/**
 * Every way the lifecycle says no, with the data its sentence needs. The sentences are in texts/, one per code; each
 * says what can be done instead. Instants come with the zone they should be read in.
 */
import type { Refusal } from '#app/platform/result.ts'
import type { CalendarInstant, WallClock } from './calendar.ts'
import type { CommandType } from './commands.ts'
import type { ChallengeState } from './phases.ts'
import type { TeamRole } from './proposal.ts'

/** One reading of an ambiguous wall-clock time; `offset` as `+03:00`. */
export type Reading = { instant: Date; offset: string }

type Nothing = Record<never, never>

type RefusalData = {
  // the calendar as it is typed
  'date-invalid': { date: string }
  'clock-time-invalid': { time: string }
  'zone-unknown': { zone: string }
  /** The clock jumps from `gapStart` to `gapEnd`; `before` and `after` are the nearest times that exist. */
  'time-missing': { date: string; time: string; zone: string } & {
    gapStart: string
    gapEnd: string
    before: WallClock
    after: WallClock
  }
  'time-ambiguous': { date: string; time: string; zone: string; earlier: Reading; later: Reading }
  'opening-past': { opensAt: Date; zone: string }
  'calendar-order': { earlier: CalendarInstant; later: CalendarInstant }

  // the state
  'wrong-state': { command: CommandType; state: ChallengeState }
  'brief-in-review': Nothing
  'brief-is-public': Nothing
  'calendar-is-public': Nothing
  'unschedule-first': Nothing
  'approval-needed': Nothing
  'judging-has-started': Nothing
  'decision-needed': Nothing
  'already-announced': Nothing
  'challenge-cancelled': Nothing
  'challenge-archived': Nothing

  // publish
  'reason-missing': Nothing
  'remarks-missing': Nothing
  'approver-is-author': Nothing
  'issuer-is-author': Nothing
  /** The programme has named others for this approval. */
  'approver-not-named': Nothing

  // deadline and judge
  'deadline-earlier': { closesAt: Date; zone: string }
  /** The deadline is over, but somebody can still hand in: in the minutes of grace, or with a deadline of their own. */
  'still-taking': { until: Date; zone: string }
  'instant-past': { instant: CalendarInstant; at: Date; zone: string }
  'judging-end-earlier': { judgingEndsAt: Date; zone: string }
  'announcement-earlier': { announcesAt: Date; zone: string }
  'judging-window-past': { judgingEndsAt: Date; zone: string }
  'screening-unfinished': { count: number }
  'no-eligible-proposals': Nothing
  'jury-too-small': { count: number; needed: number }
  'assignment-incomplete': { count: number }
  'conflicts-undecided': { count: number }
  'scorecards-unfinished': { count: number }

  // announce and pilot
  'confirmer-is-decider': Nothing
  'decision-changed': Nothing
  'announcement-past': { announcesAt: Date; zone: string }
  /** Less than `minutes` are left until then. */
  'announcement-too-near': { announcesAt: Date; zone: string; minutes: number }
  'announcement-not-sooner': { announcesAt: Date; zone: string }
  /** A confirmed announcement is moved by two. */
  'second-person-needed': Nothing
  'mover-is-asker': Nothing
  'award-not-accepted': Nothing
  'pilots-running': { count: number }

  // proposals
  'not-open-yet': { opensAt: Date; zone: string }
  'not-open': Nothing
  'deadline-passed': { closedAt: Date; zone: string }
  'team-role-needed': { needed: TeamRole; has: TeamRole }
  'draft-changed': { draftVersion: number }
  'nothing-new': Nothing
  'already-started': Nothing
  'proposal-withdrawn': Nothing
  'not-submitted': Nothing
  'not-withdrawn': Nothing
  'withdrawal-over': Nothing
  'sealed-until-deadline': { closesAt: Date; zone: string }
  'screening-over': Nothing
  'rule-missing': Nothing
}

export type LifecycleRefusalCode = keyof RefusalData
type RefusalWith<Code extends LifecycleRefusalCode> = { readonly code: Code } & Readonly<RefusalData[Code]>

/** One refusal, or `LifecycleRefusal<'time-missing' | 'zone-unknown'>` for some of them. */
export type LifecycleRefusal<Code extends LifecycleRefusalCode = LifecycleRefusalCode> = Refusal &
  { [C in Code]: RefusalWith<C> }[Code]
