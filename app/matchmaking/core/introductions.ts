/** The way of an introduction: suggested or asked for, answered by both sides, made, and what came of it. */

export const introductionStates = [
  'suggested',
  'interested',
  'introduced',
  'letter_of_intent',
  'pilot',
  'joint_venture',
  'declined',
] as const
export type IntroductionState = (typeof introductionStates)[number]

export const outcomeStates = ['letter_of_intent', 'pilot', 'joint_venture', 'declined'] as const
export type OutcomeState = (typeof outcomeStates)[number]

export type Side = 'first' | 'second'
export type Answer = 'yes' | 'no'

export type Introduction = {
  readonly state: IntroductionState
  readonly answers: Readonly<Record<Side, Answer | null>>
}

export type IntroductionRefusal =
  | { readonly code: 'introduction-over' }
  | { readonly code: 'introduction-answered' }
  | { readonly code: 'introduction-not-made' }
  | { readonly code: 'introduction-step-back' }
  | { readonly code: 'introduction-day-early' }
  | { readonly code: 'introduction-day-late' }
  | { readonly code: 'introduction-words-missing' }

const otherSide = (side: Side): Side => (side === 'first' ? 'second' : 'first')

/** True while nobody has said no and not both have said yes. */
export function isOpen({ state }: Pick<Introduction, 'state'>): boolean {
  return state === 'suggested' || state === 'interested'
}

/** True from the moment both have said yes. */
export function isMade({ answers }: Pick<Introduction, 'answers'>): boolean {
  return answers.first === 'yes' && answers.second === 'yes'
}

/**
 * What an answer makes of it. One no ends it, whichever side says so and whatever the other has said; two yeses make it. A
 * yes may become a no as long as the other has not said yes; nothing else is answered twice.
 */
export function answered(
  introduction: Introduction,
  side: Side,
  answer: Answer,
):
  | { readonly ok: true; readonly value: Introduction }
  | { readonly ok: false; readonly refusal: IntroductionRefusal } {
  if (!isOpen(introduction)) return { ok: false, refusal: { code: 'introduction-over' } }
  if (introduction.answers[side] === answer) return { ok: false, refusal: { code: 'introduction-answered' } }
  const answers = { ...introduction.answers, [side]: answer }
  const state =
    answer === 'no' ? 'declined' : answers[otherSide(side)] === 'yes' ? 'introduced' : 'interested'
  return { ok: true, value: { state, answers } }
}

/** What is left of an open one when a side's word counts no more, because another person speaks for it. */
export function withoutAnswer({ answers }: Pick<Introduction, 'answers'>, side: Side): Introduction {
  const left = { ...answers, [side]: null }
  return { answers: left, state: left[otherSide(side)] === 'yes' ? 'interested' : 'suggested' }
}

/** What may follow: a letter may be left out, nothing is gone back to, and what is over stays over. */
const next: Readonly<Record<IntroductionState, readonly OutcomeState[]>> = {
  suggested: [],
  interested: [],
  introduced: ['letter_of_intent', 'pilot', 'joint_venture', 'declined'],
  letter_of_intent: ['pilot', 'joint_venture', 'declined'],
  pilot: ['joint_venture', 'declined'],
  joint_venture: [],
  declined: [],
}

/** The outcomes an organiser may note next. */
export function outcomesAfter(state: IntroductionState): readonly OutcomeState[] {
  return next[state]
}

/** Why an outcome cannot be noted; null when it can. Days are calendar days of the programme. */
export function outcomeRefusal(
  state: IntroductionState,
  step: { readonly to: OutcomeState; readonly happenedOn: string; readonly outcome: string },
  { lastOn, today }: { readonly lastOn: string; readonly today: string },
): IntroductionRefusal | null {
  if (isOpen({ state })) return { code: 'introduction-not-made' }
  if (!next[state].includes(step.to))
    return { code: next[state].length === 0 ? 'introduction-over' : 'introduction-step-back' }
  if (step.happenedOn > today) return { code: 'introduction-day-late' }
  if (step.happenedOn < lastOn) return { code: 'introduction-day-early' }
  return step.outcome.trim() === '' ? { code: 'introduction-words-missing' } : null
}

/** What a side reads of where it stands: that somebody said no, and never who. */
export type SideStanding = 'to-answer' | 'waiting' | 'over' | 'made'

export function standingFor(introduction: Introduction, side: Side): SideStanding {
  if (isMade(introduction)) return 'made'
  if (!isOpen(introduction)) return 'over'
  return introduction.answers[side] === 'yes' ? 'waiting' : 'to-answer'
}
