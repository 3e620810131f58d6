/**
 * A team may appeal against what was decided, or ask for a correction: after the announcement, until the day the challenge
 * named before its deadline. One organiser writes the answer and another confirms it, who did not record the decision. What
 * the jury thought of a proposal is not judged again; an appeal is about how it was decided and about facts.
 */
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { appealsUntil } from '#app/lifecycle/appeal-time.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import type { AnnounceRefusal } from './refusals.ts'

export const appealGrounds = ['procedure', 'fact', 'conflict', 'other'] as const
export type AppealGround = (typeof appealGrounds)[number]

export const appealOutcomes = ['upheld', 'partly', 'dismissed'] as const
export type AppealOutcome = (typeof appealOutcomes)[number]

/** How many days the organisers give themselves for an answer. */
export const appealAnswerDays = 30

const day = 86_400_000

/** Until when an appeal is to be answered. */
export function answerDueAt(madeAt: Date): Date {
  return new Date(madeAt.getTime() + appealAnswerDays * day)
}

/** Whole days left to answer; 0 on the last day, below zero when it is over. */
export function daysLeft(madeAt: Date, now: Date): number {
  return Math.floor((answerDueAt(madeAt).getTime() - now.getTime()) / day)
}

/** What a team quotes its appeal by: `HEL-2021-K7QF-M/A1`. */
export const appealNumber = (reference: string, number: number): string => `${reference}/A${number}`

type Settled = Pick<Challenge, 'state' | 'calendar' | 'policy'>

/** Null while a challenge is announced and neither called off nor archived. The challenge is settled. */
function standingRefusal({ state, calendar }: Settled): AnnounceRefusal | null {
  if (state === 'cancelled') return { code: 'challenge-cancelled' }
  if (state === 'archived') return { code: 'challenge-archived' }
  const { announcesAt, zone } = calendar
  return hasReached(state, 'announced') ? null : { code: 'appeal-early', announcesAt, zone }
}

/** Why this team cannot appeal now; null when it may. `now` is the database's. */
export function makingRefusal(
  challenge: Settled,
  { isSubmitted, openNumber, now }: { isSubmitted: boolean; openNumber: number | null; now: Date },
): AnnounceRefusal | null {
  const refusal = standingRefusal(challenge)
  if (refusal) return refusal
  const until = appealsUntil(challenge)
  if (now >= until) return { code: 'appeal-late', until, now, zone: challenge.calendar.zone }
  if (!isSubmitted) return { code: 'appeal-not-submitted' }
  return openNumber === null ? null : { code: 'appeal-open', number: openNumber }
}

export type AppealDraft = {
  readonly outcome: AppealOutcome
  readonly reasons: string
  /** For everybody to read; empty where nothing is put right. */
  readonly correction: string
}

export type AppealStanding = {
  readonly draftedBy: string | null
  readonly draftedAt: Date | null
  readonly answeredAt: Date | null
}

/** Why this answer cannot be written. `seenAt`: when the draft was written that the page showed, null for none. */
export function draftRefusal(
  challenge: Settled,
  appeal: AppealStanding | null,
  { outcome, reasons, correction, seenAt }: AppealDraft & { seenAt: Date | null },
): AnnounceRefusal | null {
  const refusal = standingRefusal(challenge) ?? openRefusal(appeal, seenAt)
  if (refusal) return refusal
  if (reasons.trim() === '') return { code: 'appeal-reasons-missing' }
  if (outcome === 'dismissed') return correction.trim() === '' ? null : { code: 'appeal-correction-idle' }
  return correction.trim() === '' ? { code: 'appeal-correction-missing' } : null
}

/** Why this person cannot confirm the answer as the page showed it. */
export function confirmingRefusal(
  challenge: Settled & Pick<Challenge, 'decidedBy'>,
  appeal: AppealStanding | null,
  { by, seenAt }: { by: string; seenAt: Date | null },
): AnnounceRefusal | null {
  const refusal = standingRefusal(challenge) ?? openRefusal(appeal, seenAt)
  if (refusal) return refusal
  if (!appeal?.draftedAt || appeal.draftedBy === null) return { code: 'appeal-draft-missing' }
  if (appeal.draftedBy === by) return { code: 'appeal-draft-own' }
  return challenge.decidedBy === by ? { code: 'appeal-decider' } : null
}

function openRefusal(appeal: AppealStanding | null, seenAt: Date | null): AnnounceRefusal | null {
  if (!appeal) return { code: 'appeal-gone' }
  if (appeal.answeredAt !== null) return { code: 'appeal-answered' }
  return appeal.draftedAt?.getTime() === seenAt?.getTime() ? null : { code: 'appeal-draft-changed' }
}
