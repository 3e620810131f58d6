/** Every way the jury's work says no, with what its sentence needs. The sentences stand in texts/ under `refusals`. */
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'

type Nothing = Record<never, never>

type RefusalData = {
  // the moment
  'judging-not-started': Nothing
  'judging-over': Nothing

  // seats
  'already-on-jury': Nothing
  /** Each challenge of the programme has a jury of its own, and the person sits on another one. */
  'on-another-jury': Nothing
  'chair-taken': Nothing
  'seat-answered': Nothing
  'seat-needed': Nothing
  'juror-in-team': Nothing

  // conflicts
  'proposal-not-eligible': Nothing
  'conflict-kind-missing': { proposalId: string }

  // assignment
  'plan-changed': Nothing
  'nothing-to-assign': Nothing
  'assignment-released': Nothing

  // scorecards
  'scorecard-final': Nothing
  'scorecard-not-final': Nothing
  /** It was final when judging ended, and judging was opened again for the late. */
  'final-since-end': Nothing
  'scorecard-voided': Nothing
  'scorecard-incomplete': { missing: readonly string[]; count: number }
  /** Another window was faster. `fields` are the criterion ids, or `texts`. */
  'score-changed': { fields: readonly string[] }
  'criterion-unknown': Nothing
  'points-off-scale': { lowest: number; highest: number }
  'text-too-long': { limit: number }
  'void-reason-missing': Nothing
}

export type JudgeRefusalCode = keyof RefusalData

export type JudgeRefusal =
  | {
      [Code in JudgeRefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]>
    }[JudgeRefusalCode]
  | LifecycleRefusal<'challenge-cancelled' | 'challenge-archived' | 'sealed-until-deadline'>
