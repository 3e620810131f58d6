/** Every way the jury's work says no, with what its sentence needs. The sentences stand in texts/ under `refusals`. */
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import type { DeliberationRefusal } from './deliberation/refusals.ts'

type Nothing = Record<never, never>

type RefusalData = {
  // the moment
  'judging-not-started': Nothing
  'judging-over': Nothing
  /** The scores have been decided on. */
  'decision-stands': Nothing

  // seats
  'already-on-jury': Nothing
  /** Each challenge of the programme has a jury of its own, and the person sits on another one. */
  'on-another-jury': Nothing
  'chair-taken': Nothing
  'seat-answered': Nothing
  'seat-needed': Nothing
  /** Somebody else's seat: the juror has declined or left. */
  'seat-gone': Nothing
  'juror-in-team': Nothing

  // conflicts
  'proposal-not-eligible': Nothing
  'conflict-kind-missing': { proposalId: string }
  /** Read blind: somebody has joined those who take part, or left, since the list was shown. */
  'names-changed': Nothing
  'exclusion-reason-missing': Nothing
  'lift-reason-missing': Nothing
  /** There is no exclusion to lift, or none this person may lift. */
  'exclusion-gone': Nothing
  /** The juror has a conflict, abstains or is excluded already. */
  'closed-to-juror': Nothing

  // the seat and its promises
  /** Of the code of conduct: another version was published since the page was opened. */
  'conduct-changed': Nothing
  'conduct-unchanged': Nothing
  /** A newer version waits for the juror's acceptance. */
  'conduct-not-accepted': Nothing
  'leave-reason-missing': Nothing
  'chair-or-substitute': Nothing

  // assignment
  'plan-changed': Nothing
  'nothing-to-assign': Nothing
  'language-unknown': { typed: string }
  'too-many-named': { limit: number }
  'minimum-above-maximum': { maximum: number }
  'target-below-minimum': { minimum: number }
  'apart-from-oneself': Nothing
  'nobody-to-nudge': Nothing
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
  // An answer that the criterion does not take: what it takes, by the rubric types' own words for it.
  'takes-whole-between': { criterionId: string; lowest: string; highest: string }
  'takes-number-between': { criterionId: string; lowest: string; highest: string }
  'takes-steps-between': { criterionId: string; lowest: string; highest: string; step: string }
  'takes-one-of': { criterionId: string; values: string }
  'takes-yes-partly-no': { criterionId: string }
  'takes-any-number': { criterionId: string }
  'text-too-long': { limit: number }
  'void-reason-missing': Nothing

  // ballots
  /** The brief states another way of judging. */
  'judged-otherwise': Nothing
  'ballot-final': Nothing
  'ballot-not-final': Nothing
  /** Another window was faster. */
  'ballot-changed': Nothing
  /** Nothing is the juror's to judge. */
  'ballot-empty': Nothing
  'ranks-incomplete': { missing: readonly string[]; count: number }
  'ranks-doubled': { doubled: readonly string[]; rank: number }
  'ranks-off': { wrong: readonly string[]; count: number }
  'pair-gone': Nothing
  'pair-answered': Nothing
  'nothing-to-undo': Nothing
  'comparisons-incomplete': { count: number }

  // the public vote
  'no-public-vote': Nothing
  'vote-not-open': Nothing
  /** The vote has opened: what is on the ballot stays. */
  'ballot-settled': Nothing
  'proposal-withdrawn-from-vote': Nothing
}

export type JudgeRefusalCode = keyof RefusalData

export type JudgeRefusal =
  | {
      [Code in JudgeRefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]>
    }[JudgeRefusalCode]
  | DeliberationRefusal
  | LifecycleRefusal<'challenge-cancelled' | 'challenge-archived' | 'sealed-until-deadline'>
